/** @module What a report shows of a run: made from its messages, or from results.json alone. */

import { TestStepResultStatus } from '@cucumber/messages'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { OpenContext } from '../contexts/context.ts'
import type { Results } from '../output/results.ts'
import type { Traffic } from '../verdicts/attachments.ts'
import type { Failure } from '../verdicts/failure.ts'
import type { ListedFailure } from '../verdicts/known-failures.ts'
import type { ScenarioOutcome } from '../verdicts/outcomes.ts'
import type { TestCaseRecord } from '../verdicts/test-case-record.ts'
import type { Verdict } from '../verdicts/verdict.ts'

export interface Report {
  readonly results: Results
  readonly catalogue: Catalogue
  readonly scenarios: readonly ReportedScenario[]
  /** The fault or app that was put in on purpose, in words. */
  readonly onPurpose?: string | undefined
  /** Where the pages of the living spec are, as seen from the report; where there are none yet, links to them are hidden. */
  readonly specAt?: string | undefined
  /** A file of the folder of the run, such as a screenshot; undefined where there is none. */
  readonly file?: ((path: string) => Uint8Array | undefined) | undefined
}

export interface ReportedScenario {
  readonly id: string
  readonly name: string
  readonly feature: string
  readonly location?: string | undefined
  readonly rows: readonly string[]
  readonly outcome: ScenarioOutcome
  readonly durationMs: number
  readonly context?: OpenContext | undefined
  readonly reason?: string | undefined
  readonly failure?: Partial<Failure> | undefined
  /** The entry of the list of known failures that it is known by. */
  readonly known?: ListedFailure | undefined
  readonly steps: readonly ReportedStep[]
  readonly traffic?: Traffic | undefined
  /** Files of the folder of the run. */
  readonly evidence: readonly string[]
  /** As attached: deflated, in base64. */
  readonly film?: string | undefined
  /** As attached: JSON. */
  readonly timeline?: string | undefined
  /** The command that plays it again in the same way. */
  readonly again?: string | undefined
}

export interface ReportedStep {
  readonly sentence: string
  readonly status: 'passed' | 'failed' | 'notRun'
  readonly rows: readonly string[]
  readonly expected?: string | undefined
  readonly observed?: string | undefined
}

/** A scenario of a run, with all that its messages say of it. */
export function reportedScenario(
  verdict: Verdict,
  record: TestCaseRecord,
  again: string | undefined,
): ReportedScenario {
  const { scenario, outcome, durationMs, context, reason, failure, known, traffic, evidence = [] } = verdict
  const byStep = new Map(record.steps.map((step) => [step.pickleStepId, step]))
  const { id, name, feature, location, rows } = scenario
  const steps = scenario.steps.map(({ pickleStepId, sentence, rows }): ReportedStep => {
    const { result, mismatch } = byStep.get(pickleStepId) ?? {}
    const failed = result !== undefined && !quiet.has(result.status)
    return {
      sentence,
      rows,
      status: failed ? 'failed' : result?.status === TestStepResultStatus.PASSED ? 'passed' : 'notRun',
      ...(mismatch && { expected: mismatch.expected, observed: mismatch.observed }),
      ...(failed && !mismatch && { observed: result.exception?.message ?? result.message ?? reason }),
    }
  })
  const { film, timeline } = record
  return {
    ...{
      id,
      name,
      feature,
      location,
      rows,
      outcome,
      durationMs,
      context,
      reason,
      failure,
      known,
      traffic,
      evidence,
    },
    ...{ steps, film, timeline, again },
  }
}

const quiet: ReadonlySet<TestStepResultStatus> = new Set([
  TestStepResultStatus.PASSED,
  TestStepResultStatus.SKIPPED,
])

/** Where nothing but results.json is left: the verdicts, and of each failure what was written down. */
export const scenariosOfResults = ({ scenarios }: Results): ReportedScenario[] =>
  scenarios.map(
    ({ requirements, failedStep, noticedIn, toMend, place, traffic, evidence = [], reason, ...one }) => ({
      ...one,
      rows: requirements,
      reason,
      evidence,
      traffic,
      steps: [],
      failure:
        failedStep === undefined && reason === undefined
          ? undefined
          : {
              expected: failedStep ?? 'the scenario to pass',
              observed: reason ?? 'no reason given',
              ...(noticedIn !== undefined && { noticedIn }),
              ...(toMend !== undefined && { toMend }),
              ...(place !== undefined && { place }),
            },
    }),
  )
