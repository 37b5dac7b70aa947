/** @module The crashes of `npm run test:long`: a server that stands them all, and two that must not. */

import crashFaults from '../../faults/beyond-scenarios/crash.ts'
import type { Counts } from '../parts/parts.ts'
import { crash } from './crash.ts'

/** Two servers at once, each killed and started again by itself. */
const seeds = ['20260302', '20260303']
const killsEach = 120
/** A server that is wrong on purpose has to be found out by then. */
const patience = 120

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0)

/** Counts kills that were stood, and servers that were found out. */
export async function wholeCrash(print: (line: string) => void): Promise<Counts> {
  const right = await Promise.all(seeds.map((seed) => crash({ seed, kills: killsEach })))
  const findings = right.flatMap((each) => each.findings)
  for (const finding of findings) print(`  ${finding}`)
  const [kills, answered] = [sum(right.map((each) => each.kills)), sum(right.map((each) => each.answered))]
  print(`  killed ${kills} times, ${answered} times after the answer; ${findings.length} findings`)

  const [seed = ''] = seeds
  const wrong = await Promise.all(
    crashFaults.map(({ id }) => crash({ seed, kills: patience, fault: id, untilFound: true })),
  )
  for (const [index, { id }] of crashFaults.entries())
    print(`  ${id}: ${wrong[index]?.findings[0] ?? 'not found'} (${wrong[index]?.kills} kills)`)
  const missed = wrong.filter((each) => each.findings.length === 0).length
  return {
    passed: Math.max(0, kills - findings.length) + wrong.length - missed,
    failed: findings.length + missed,
    skipped: 0,
  }
}
