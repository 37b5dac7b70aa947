/** @module A run that is over, as its folder tells it: results.json of any version, and the record of its messages where it is there. */

import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { TestStepResultStatus } from '@cucumber/messages'
import { z } from 'zod'
import { jsonOf } from '../json.ts'
import { readNamedText } from '../named-file.ts'
import { invalid, type Result, valid } from '../result.ts'
import type { Scenario } from '../suite/scenarios.ts'
import { asItEnded } from '../verdicts/ending.ts'
import { outcomes, type RowOutcome, type ScenarioOutcome } from '../verdicts/outcomes.ts'
import { recordFileIn, recordIn } from '../verdicts/record-file.ts'
import { recordedMessages } from '../verdicts/recorded-messages.ts'
import type { StepRecord } from '../verdicts/test-case-record.ts'

/** What of `results.json` is needed, whatever else a version of it has. */
const earlierRun = z.looseObject({
  suite: z.looseObject({ name: z.string(), version: z.string() }).optional(),
  target: z.looseObject({ name: z.string() }).optional(),
  seed: z.number().optional(),
  interrupted: z.looseObject({ by: z.string(), planned: z.number() }).optional(),
  scenarios: z.array(
    z.looseObject({
      id: z.string(),
      outcome: z.enum(outcomes),
      reason: z.string().optional(),
      failedStep: z.string().optional(),
    }),
  ),
  requirements: z
    .array(
      z.looseObject({
        id: z.string(),
        outcome: z.enum([...outcomes, 'notReached']),
        scenarios: z.array(z.string()).default([]),
      }),
    )
    .default([]),
})

/** How a step ended; a hook has a sentence of its own, and is there only where it did not pass. */
export interface RecordedStep {
  readonly sentence: string
  /** The sentence without its keyword, as requests name it; undefined of a hook. */
  readonly text?: string | undefined
  readonly status: TestStepResultStatus
  readonly message?: string | undefined
}

export interface RecordedScenario {
  readonly id: string
  readonly outcome: ScenarioOutcome
  readonly reason?: string | undefined
  /** As results.json names it. */
  readonly failedStep?: string | undefined
  /** Undefined where there are no messages of the scenario. */
  readonly steps?: readonly RecordedStep[] | undefined
}

interface RecordedRow {
  readonly outcome: RowOutcome
  /** The ids of the scenarios that it comes from. */
  readonly scenarios: readonly string[]
}

export interface RecordedRun {
  /** As it was named by whoever opened it. */
  readonly path: string
  /** What was under test. */
  readonly target: string
  /** Name and version of the suite. */
  readonly suite: string
  readonly seed?: number | undefined
  readonly interrupted?: { readonly by: string; readonly planned: number } | undefined
  readonly scenarios: ReadonlyMap<string, RecordedScenario>
  readonly rows: ReadonlyMap<string, RecordedRow>
}

/** Opens the folder of a run, or the results.json in it; where it cannot, one sentence says why. */
export function openRecordedRun(path: string): Result<RecordedRun> {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? true
  const file = isFolder ? join(path, 'results.json') : path
  if (!existsSync(file))
    return invalid([
      `${file} is not there: name the folder of a run (--out DIR of sls run); one that was killed has no results.`,
    ])
  const text = readNamedText(file, file)
  if (!text.ok) return text
  const results = earlierRun.safeParse(jsonOf(text.value))
  if (!results.success)
    return invalid([`${file} has no results of a run: name the folder that sls run has written.`])
  const steps = stepsIn(dirname(file))
  if (!steps.ok) return steps
  const { suite, target, seed, interrupted, scenarios, requirements } = results.data
  return valid({
    path,
    target: target?.name ?? 'a target without a name',
    suite: suite ? `${suite.name} ${suite.version}` : 'a suite without a name',
    seed,
    interrupted,
    scenarios: new Map(
      scenarios.map(({ id, outcome, reason, failedStep }) => [
        id,
        { id, outcome, reason, failedStep, steps: steps.value.get(id) },
      ]),
    ),
    rows: new Map(requirements.map((row) => [row.id, { outcome: row.outcome, scenarios: row.scenarios }])),
  })
}

/** The steps of each scenario, by its id; none where there are no messages. */
function stepsIn(folder: string): Result<ReadonlyMap<string, readonly RecordedStep[]>> {
  const record = recordIn(folder)
  if (!record.ok) return record
  if (record.value === undefined) return valid(new Map())
  const messages = recordedMessages(record.value)
  if (!messages.ok)
    return invalid([
      `${recordFileIn(folder)} has no messages of a run (${messages.problems.join('; ')}): remove it, and only the verdicts are read.`,
    ])
  return valid(
    new Map(
      messages.value.ended.map(({ scenario, record }) => [
        scenario.id,
        recordedSteps(scenario, record.steps),
      ]),
    ),
  )
}

function recordedSteps(scenario: Scenario, records: readonly StepRecord[]): RecordedStep[] {
  const planned = new Map(scenario.steps.map((step) => [step.pickleStepId, step]))
  const first = records.findIndex(({ pickleStepId }) => pickleStepId !== undefined)
  return records.map(asItEnded).flatMap(({ pickleStepId, result: { status, exception, message } }, at) => {
    const isHook = pickleStepId === undefined
    if (isHook && status === TestStepResultStatus.PASSED) return []
    const around = at < first ? 'before the first step' : 'after the last step'
    const step = isHook ? undefined : planned.get(pickleStepId)
    const sentence = isHook ? around : (step?.sentence ?? '')
    return [{ sentence, text: step?.text, status, message: exception?.message ?? message }]
  })
}
