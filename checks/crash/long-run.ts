/** @module The crash scenarios of `npm run test:long`: a server that survives them all, and two faults that do not. */

import crashFaults from '../../faults/beyond-scenarios/crash.ts'
import type { Counts } from '../parts/parts.ts'
import { runCrashScenarios } from './run.ts'

/** Two servers at once, each killed and started again by itself; in CI half as often. */
const seeds = ['20260302', '20260303']
const killsEach = process.env.CI ? 60 : 120
/** A fault has to be found within so many kills. */
const mostKills = 120

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0)

/** Counts kills that the server survived, and faults that were found. */
export async function crashLongRun(print: (line: string) => void): Promise<Counts> {
  const right = await Promise.all(seeds.map((seed) => runCrashScenarios({ seed, kills: killsEach })))
  const findings = right.flatMap((each) => each.findings)
  for (const finding of findings) print(`  ${finding}`)
  const [kills, answered] = [sum(right.map((each) => each.kills)), sum(right.map((each) => each.answered))]
  print(`  killed ${kills} times, ${answered} times after the response; ${findings.length} findings`)

  const [seed = ''] = seeds
  const faulty = await Promise.all(
    crashFaults.map(({ id }) => runCrashScenarios({ seed, kills: mostKills, fault: id, untilFound: true })),
  )
  for (const [index, { id }] of crashFaults.entries())
    print(`  ${id}: ${faulty[index]?.findings[0] ?? 'not found'} (${faulty[index]?.kills} kills)`)
  const missed = faulty.filter((each) => each.findings.length === 0).length
  return {
    passed: Math.max(0, kills - findings.length) + faulty.length - missed,
    failed: findings.length + missed,
    skipped: 0,
  }
}
