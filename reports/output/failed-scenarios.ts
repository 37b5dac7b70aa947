/** @module The scenarios that failed in an earlier run, for `sls run --failed`. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { jsonOf } from '../json.ts'
import { invalid, type Result, valid } from '../result.ts'
import { isKnownFailure } from '../verdicts/known-failures.ts'
import { outcomes, type ScenarioOutcome } from '../verdicts/outcomes.ts'

/** What of `results.json` is needed, whatever else a version of it has. */
const earlierResults = z.looseObject({
  scenarios: z.array(
    z.looseObject({ id: z.string(), outcome: z.enum(outcomes), known: z.unknown().optional() }),
  ),
})

/** What `--failed` runs again. A warning is none of it: the run conforms. What is known to fail is left out as well. */
export const countsAsFailed: readonly ScenarioOutcome[] = ['failed', 'notTestable', 'harnessError']

/** The ids of what failed in the run whose results are in this folder, or the sentence that says why there are none. */
export function failedScenarios(folder: string): Result<readonly string[]> {
  const file = join(folder, 'results.json')
  if (!existsSync(file))
    return invalid([
      `--failed: there is no ${file}: run without it first, or name the folder of that run with --out DIR.`,
    ])
  const results = earlierResults.safeParse(jsonOf(readFileSync(file, 'utf8')))
  if (!results.success) return invalid([`--failed: ${file} has no results of a run: run without it first.`])
  const { scenarios } = results.data
  const ids = scenarios
    .filter((one) => countsAsFailed.includes(one.outcome) && !isKnownFailure(one))
    .map(({ id }) => id)
  return ids.length > 0
    ? valid(ids)
    : invalid([`--failed: nothing failed of the ${scenarios.length} scenarios in ${file}.`])
}
