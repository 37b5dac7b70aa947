/** @module Whether several runs came to the same verdicts, scenario by scenario. */

import { z } from 'zod'
import { formatDuration } from '../../cli/shared/stopwatch.ts'
import { type Counts, nothingRan, print, readReport } from './parts.ts'

const results = z.object({
  scenarios: z.array(
    z.object({
      id: z.string(),
      outcome: z.string(),
      reason: z.string().optional(),
      durationMs: z.number(),
    }),
  ),
})

/** Outcomes by scenario id, of one run or of all its shards together; undefined where one has no record. */
export function outcomesIn(folders: readonly string[]): ReadonlyMap<string, string> | undefined {
  const records = folders.map((folder) => readReport(`${folder}/results.json`, results))
  if (records.some((record) => record === undefined)) return undefined
  return new Map(
    records
      .flatMap((record) => record?.scenarios ?? [])
      .map((scenario) => [scenario.id, scenario.outcome] as const),
  )
}

/** Counts the scenarios whose outcome is that of `expected`, and names the others. */
export function compareVerdicts(
  name: string,
  observed: ReadonlyMap<string, string> | undefined,
  expected: ReadonlyMap<string, string> | undefined,
): Counts {
  if (!observed || !expected || expected.size === 0) return nothingRan
  const ids = new Set([...expected.keys(), ...observed.keys()])
  const different = [...ids].filter((id) => observed.get(id) !== expected.get(id))
  for (const id of different)
    print(`  ${name}: ${id} is ${observed.get(id) ?? 'missing'}, not ${expected.get(id) ?? 'known'}`)
  return { passed: ids.size - different.length, failed: different.length, skipped: 0 }
}

/** Those of the scenarios that `observed` has as well. */
export const among = (
  expected: ReadonlyMap<string, string> | undefined,
  observed: ReadonlyMap<string, string> | undefined,
): ReadonlyMap<string, string> => new Map([...(expected ?? [])].filter(([id]) => observed?.has(id)))

/** The scenarios that are not applicable to a target for exactly this reason. */
export const notApplicableBecause = (folder: string, reason: string): ReadonlySet<string> =>
  new Set(
    (readReport(`${folder}/results.json`, results)?.scenarios ?? [])
      .filter((scenario) => scenario.outcome === 'notApplicable' && scenario.reason === reason)
      .map(({ id }) => id),
  )

const slowest = 5

/** What a scenario took on average, by the clock on the wall, and which took longest. */
export function pace(folder: string, wallMs: number): readonly string[] {
  const { scenarios = [] } = readReport(`${folder}/results.json`, results) ?? {}
  const byDuration = scenarios.toSorted((one, other) => other.durationMs - one.durationMs)
  return [
    `${scenarios.length} scenarios, ${formatDuration(wallMs / Math.max(1, scenarios.length))} for each`,
    ...byDuration
      .slice(0, slowest)
      .map(({ id, durationMs }) => `${formatDuration(durationMs).padStart(8)}  ${id}`),
  ]
}
