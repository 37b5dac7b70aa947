/** @module Whether each definition of an outcome carries something: changed, some run has to end otherwise. */

import type { Suite, SuiteRun } from '../../cli/detect/warm-suite.ts'
import type { KnownFault } from '../../drivers/assemblies/faults.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import type { Scenario } from '../../reports/suite/scenarios.ts'
import { endingOf } from '../../reports/verdicts/ending.ts'
import type { Change, OutcomeDefinitions } from './definitions.ts'

/** Where a change was seen: a scenario, and with which fault it is not found any more; undefined: nowhere. */
export interface Seen {
  readonly scenario: string
  readonly fault?: string
}

export interface Finding {
  readonly wording: string
  readonly seen: Readonly<Record<Change, Seen | undefined>>
}

interface Run {
  readonly scenario: Scenario
  readonly kind: ReturnType<typeof endingOf>['kind']
  readonly executed: ReadonlySet<number>
  readonly failed: number | undefined
}

/** A fault that a definition finds in these scenarios. */
interface Found {
  readonly fault: string
  readonly scenarios: Scenario[]
}

type Stages = Pick<Suite, 'run' | 'scenarios'>

type Fault = Pick<KnownFault, 'id' | 'violates'>

async function runsOf(
  suite: Stages,
  definitions: OutcomeDefinitions,
  { fault, scenarios }: Pick<SuiteRun, 'fault' | 'scenarios'>,
): Promise<readonly Run[]> {
  const runs: Run[] = []
  definitions.take()
  await suite.run({
    fault,
    scenarios,
    needed: () => true,
    onFinished: ({ scenario, record }) =>
      void runs.push({ scenario, kind: endingOf(record).kind, ...definitions.take() }),
  })
  return runs
}

/** The faults that each definition finds, in the scenarios of the rows that they violate. */
async function foundBy(
  suite: Stages,
  definitions: OutcomeDefinitions,
  faults: readonly Fault[],
): Promise<ReadonlyMap<number, readonly Found[]>> {
  const found = new Map<number, Found[]>()
  for (const { id: fault, violates } of faults) {
    const scenarios = suite.scenarios.filter(({ rows }) => rows.some((row) => violates.includes(row)))
    const runs = await runsOf(suite, definitions, { fault, scenarios })
    const failed = runs.filter(({ kind }) => kind === 'failed')
    for (const [at, those] of Map.groupBy(failed, (run) => run.failed)) {
      if (at === undefined) continue
      const all = found.get(at) ?? []
      all.push({ fault, scenarios: those.map(({ scenario }) => scenario) })
      found.set(at, all)
    }
  }
  return found
}

/** Without a fault every scenario has to pass, or not to apply: one that was stopped states less than it would. */
const problemsOf = (right: readonly Run[]): readonly string[] =>
  right
    .filter(({ kind }) => kind !== 'passed' && kind !== 'notApplicable')
    .map(
      ({ scenario, kind }) =>
        `${scenario.id} ends as ${kind} with the right server: nothing can be said yet.`,
    )

/** Judges each definition in turn, and tells `progress` of it. */
export async function findings(
  suite: Stages,
  definitions: OutcomeDefinitions,
  faults: readonly Fault[],
  progress: (finding: Finding) => void,
): Promise<Result<readonly Finding[]>> {
  const right = await runsOf(suite, definitions, { fault: undefined, scenarios: suite.scenarios })
  const problems = problemsOf(right)
  if (problems.length > 0) return invalid(problems)
  const found = await foundBy(suite, definitions, faults)
  const all: Finding[] = []
  for (const [at, wording] of definitions.wordings.entries()) {
    const stating = right.filter(({ executed, kind }) => executed.has(at) && kind === 'passed')
    const changedBy = async (change: Change): Promise<Seen | undefined> => {
      const scenarios = stating.map(({ scenario }) => scenario)
      const runs = await definitions.with({ at, change }, () =>
        runsOf(suite, definitions, { fault: undefined, scenarios }),
      )
      // A scenario that ran out of time on a busy machine has seen nothing.
      const other = runs.find(({ kind }) => kind === 'failed')
      return other && { scenario: other.scenario.id }
    }
    const faultEscapes = async (): Promise<Seen | undefined> => {
      for (const { fault, scenarios } of found.get(at) ?? []) {
        const runs = await definitions.with({ at, change: 'removed' }, () =>
          runsOf(suite, definitions, { fault, scenarios }),
        )
        const escaped = runs.find(({ kind }) => kind === 'passed')
        if (escaped) return { scenario: escaped.scenario.id, fault }
      }
      return undefined
    }
    const finding = {
      wording,
      seen: {
        negated: await changedBy('negated'),
        removed: (await changedBy('removed')) ?? (await faultEscapes()),
      },
    }
    progress(finding)
    all.push(finding)
  }
  return valid(all)
}
