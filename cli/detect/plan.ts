import type { KnownFault } from '../../drivers/assemblies/faults.ts'
import { type Catalogue, loadCatalogue } from '../../reports/catalogue/catalogue.ts'
import { loadContextRules } from '../../reports/contexts/context-rules.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { conventionProblems } from '../../reports/suite/conventions.ts'
import { type Scenario, SuiteReader } from '../../reports/suite/scenarios.ts'
import { parseFeatures } from '../run/cucumber.ts'
import { faultNamed, faultsIn, unknownRows } from '../shared/fault-choice.ts'
import { type Project, projectAt } from '../shared/project.ts'
import type { DetectOptions } from './options.ts'

/** What a detection is about. */
export interface DetectionPlan {
  readonly options: DetectOptions
  readonly project: Project
  readonly catalogue: Catalogue
  readonly scenarios: readonly Scenario[]
  /** All there are. */
  readonly known: readonly KnownFault[]
  /** Those to run now. */
  readonly chosen: readonly KnownFault[]
}

/** Reads catalogue, faults and features, and refuses what would make the verdicts worthless. */
export async function planDetection(options: DetectOptions): Promise<Result<DetectionPlan>> {
  const project = projectAt()
  const catalogue = loadCatalogue(project.requirements)
  if (!catalogue.ok) return catalogue
  const known = await faultsIn(options.faultFolders)
  if (!known.ok) return known
  const own = options.onlyThese ? await faultsIn([]) : valid([])
  if (!own.ok) return own
  const chosen = choice(options, known.value, new Set(own.value.map(({ id }) => id)))
  if (!chosen.ok) return chosen
  const rules = loadContextRules(project.requirements)
  if (!rules.ok) return rules
  const suite = new SuiteReader()
  await parseFeatures(project, suite)
  const problems = [
    ...unknownRows(chosen.value, catalogue.value.rows),
    ...conventionProblems(suite, catalogue.value),
  ]
  if (problems.length > 0) return invalid(problems)
  return valid({
    options,
    project,
    catalogue: catalogue.value,
    scenarios: suite.scenarios,
    known: known.value,
    chosen: chosen.value,
  })
}

/** Those of `--only`, else all but the ones that are left out. */
function choice(
  { only }: DetectOptions,
  known: readonly KnownFault[],
  leftOut: ReadonlySet<string>,
): Result<readonly KnownFault[]> {
  if (known.length === 0)
    return invalid(['There is no fault to detect: name a folder that holds some by --faults.'])
  const named = only.map((id) => faultNamed('--only', id, known))
  const problems = named.flatMap((found) => (found.ok ? [] : found.problems))
  if (problems.length > 0) return invalid(problems)
  return valid(
    only.length === 0
      ? known.filter(({ id }) => !leftOut.has(id))
      : [...new Set(named.flatMap((found) => (found.ok ? found.value : [])))],
  )
}
