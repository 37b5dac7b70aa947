/**
 * @module What else has to hold for the features of this project than that they run. `npm run check` looks;
 * `npm run features` writes what follows from the features: their index, the page of labels, and the ids of new scenarios.
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectAt, suiteManifest } from '../../cli/shared/project.ts'
import { loadCatalogue, manifestName, rowIdsName } from '../../reports/catalogue/catalogue.ts'
import { loadRowIds, rowIdProblems, rowIdsText, withNewRows } from '../../reports/catalogue/row-ids.ts'
import type { Result } from '../../reports/result.ts'
import {
  loadManifest,
  manifestProblems,
  manifestText,
  withNewScenarios,
} from '../../reports/suite/manifest.ts'
import { SuiteReader } from '../../reports/suite/scenarios.ts'
import { styleProblems } from '../../reports/suite/style.ts'
import { isOutcome } from '../../steps/support/step.ts'
import { featureIndex } from './feature-index.ts'
import { labelProblems, labelsAmong, type StepArgument, usedLabels } from './labels.ts'
import { labelsPage } from './labels-page.ts'
import { actionsUnderThen } from './outcomes.ts'
import { parsedFeatures } from './parsed-features.ts'

const project = projectAt()
const manifestFile = join(project.requirements, manifestName)

async function read() {
  const suite = new SuiteReader()
  const loaded = await parsedFeatures((message) => suite.add(message))
  const definitions = library.parse(loaded).stepDefinitions.map((definition) => ({
    matches: (sentence: string) => definition.matchesStepName(sentence),
    isOutcome: isOutcome(definition.unwrappedCode),
    labelsIn: (sentence: string) => labelsAmong(definition.expression.match(sentence) ?? []),
  }))
  const catalogue = unwrap(loadCatalogue(project.requirements))
  const labels = usedLabels(suite, definitions)
  return {
    suite,
    definitions,
    labels,
    catalogue,
    /** What is written from the features, by its path. */
    pages: {
      'features/README.md': featureIndex(suite, catalogue),
      'contract/labels.md': labelsPage(labels, catalogue),
    },
    manifest: unwrap(loadManifest(project.requirements)),
    rowIds: unwrap(loadRowIds(project.requirements)),
  }
}

/** What Cucumber keeps of a step definition, which its types do not say. */
interface StepDefinition {
  readonly matchesStepName: (sentence: string) => boolean
  readonly unwrappedCode: object
  readonly expression: { readonly match: (sentence: string) => readonly StepArgument[] | null }
}
const library = z.object({
  stepDefinitions: z.array(
    z.custom<StepDefinition>(
      (one) =>
        typeof one === 'object' &&
        one !== null &&
        'matchesStepName' in one &&
        'unwrappedCode' in one &&
        'expression' in one,
    ),
  ),
})

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.join('\n'))
  return result.value
}

type Read = Awaited<ReturnType<typeof read>>

const isStale = (file: string, text: string): boolean =>
  !existsSync(file) || readFileSync(file, 'utf8') !== text

function problemsIn({ suite, definitions, labels, catalogue, pages, manifest, rowIds }: Read): string[] {
  return [
    ...styleProblems(suite),
    ...actionsUnderThen(suite, definitions),
    ...labelProblems(labels, catalogue),
    ...manifestProblems(suite.scenarios, manifest),
    ...rowIdProblems(catalogue.rows, rowIds, suiteManifest().version),
    ...Object.entries(pages)
      .filter(([path, text]) => isStale(join(project.root, path), text))
      .map(([path]) => `${path} is out of date: npm run features writes it.`),
  ]
}

/** Sentences about what is wrong; none is the good answer. Cucumber loads the definitions once per process. */
export const featureProblems = async (): Promise<string[]> => problemsIn(await read())

async function write(): Promise<void> {
  const found = await read()
  for (const [path, text] of Object.entries(found.pages)) writeFileSync(join(project.root, path), text)
  const { version } = suiteManifest()
  const manifest = withNewScenarios(found.suite.scenarios, found.manifest, version)
  writeFileSync(manifestFile, manifestText(manifest))
  const rowIds = withNewRows(found.catalogue.rows, found.rowIds, version)
  writeFileSync(join(project.requirements, rowIdsName), rowIdsText(rowIds))
  const problems = problemsIn({ ...found, manifest, rowIds })
  if (problems.length > 0) process.stderr.write(`${problems.join('\n')}\n`)
  process.exitCode = problems.length > 0 ? 1 : 0
}

if (import.meta.main) await write()
