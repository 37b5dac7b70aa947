/** @module The scenarios that failed in an earlier run, for `sls run --last-failed`. */

import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type OpenContext, openContextSchema } from '../contexts/context.ts'
import { jsonOf } from '../json.ts'
import { readNamedText } from '../named-file.ts'
import { invalid, type Result, valid } from '../result.ts'
import { isKnownFailure } from '../verdicts/known-failures.ts'
import { outcomes, type ScenarioOutcome } from '../verdicts/outcomes.ts'

/** What is needed of a scenario that failed, whatever else a version of the results has. */
const earlier = z.looseObject({
  id: z.string(),
  known: z.unknown().optional(),
  context: openContextSchema.optional(),
})

type Ended = Readonly<Record<string, unknown>> & { readonly outcome: ScenarioOutcome }

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const isEnded = (one: unknown): one is Ended =>
  isObject(one) && outcomes.some((outcome) => outcome === one.outcome)

/**
 * The scenarios in `results.json`, or those in `contexts.json`. Of most nothing is needed but that they did not fail: a schema of
 * each takes longer than all else here.
 */
function scenariosIn(results: unknown): readonly Ended[] | undefined {
  if (!isObject(results)) return undefined
  const scenarios = results.scenarios ?? results.red
  return Array.isArray(scenarios) && scenarios.every(isEnded) ? scenarios : undefined
}

/** What `--last-failed` runs again. A warning is none of it: the run conforms. What is known to fail is left out as well. */
export const countsAsFailed: readonly ScenarioOutcome[] = ['failed', 'notTestable', 'harnessError']

/** What failed, each with the context that it failed in, where it leaves anything open. */
export type FailedScenarios = ReadonlyMap<string, OpenContext | undefined>

/** What failed in the last run whose results are in this folder, or the sentence that says why there is none. */
export function failedScenarios(folder: string): Result<FailedScenarios> {
  const [file] = ['results.json', 'contexts.json']
    .map((name) => join(folder, name))
    .filter((path) => existsSync(path))
    .toSorted((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)
  if (file === undefined)
    return invalid([
      `--last-failed: there is no ${join(folder, 'results.json')}: run without it first, or name the folder of that run with --out DIR.`,
    ])
  const text = readNamedText(file, `--last-failed: ${file}`)
  if (!text.ok) return text
  const ended = scenariosIn(jsonOf(text.value))?.filter(({ outcome }) => countsAsFailed.includes(outcome))
  const found = ended?.map((one) => ({ outcome: one.outcome, ...earlier.safeParse(one) }))
  if (found?.every((one) => one.success) !== true)
    return invalid([`--last-failed: ${file} has no results of a run: run without it first.`])
  const failed = found.flatMap(({ outcome, data }) =>
    data === undefined || isKnownFailure({ ...data, outcome }) ? [] : [data],
  )
  return failed.length > 0
    ? valid(new Map(failed.map(({ id, context }) => [id, context])))
    : invalid([`--last-failed: nothing failed that is not known, in ${file}.`])
}
