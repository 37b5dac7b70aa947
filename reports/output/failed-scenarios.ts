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

const earlier = z.looseObject({
  id: z.string(),
  outcome: z.enum(outcomes),
  known: z.unknown().optional(),
  context: openContextSchema.optional(),
})

const isEnded = (one: unknown): one is { readonly outcome: ScenarioOutcome } =>
  typeof one === 'object' &&
  one !== null &&
  'outcome' in one &&
  outcomes.some((outcome) => outcome === one.outcome)

/** Of most scenarios nothing is needed but that they did not fail: a schema of each takes longer than all else here. */
const ended = z.custom<readonly { readonly outcome: ScenarioOutcome }[]>(
  (value) => Array.isArray(value) && value.every(isEnded),
)

/** What of `results.json` and of `contexts.json` is needed, whatever else a version of them has. */
const earlierResults = z.union([
  z.looseObject({ scenarios: ended }).transform(({ scenarios }) => scenarios),
  z.looseObject({ red: ended }).transform(({ red }) => red),
])

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
  const results = earlierResults
    .transform((all) => all.filter(({ outcome }) => countsAsFailed.includes(outcome)))
    .pipe(z.array(earlier))
    .safeParse(jsonOf(text.value))
  if (!results.success)
    return invalid([`--last-failed: ${file} has no results of a run: run without it first.`])
  const failed = results.data.filter((one) => !isKnownFailure(one))
  return failed.length > 0
    ? valid(new Map(failed.map(({ id, context }) => [id, context])))
    : invalid([`--last-failed: nothing failed that is not known, in ${file}.`])
}
