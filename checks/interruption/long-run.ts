/** @module The interrupted runs of `npm run test:long`. */

import { existsSync } from 'node:fs'
import { wallClock } from '../../cli/serve/wall-clock.ts'
import type { Counts } from '../parts/parts.ts'
import { sampleOfDay } from '../parts/sample-of-day.ts'
import { interruptRuns } from './run.ts'

const seed = '20260302'
const all = Array.from({ length: 50 }, (_, number) => number)
/** In CI, others every day: each way once. */
const ofDay = 5

/** Counts the interrupted runs that left what they have to leave. */
export async function interruptionLongRun(print: (line: string) => void): Promise<Counts> {
  // Elsewhere nobody can tell which processes a run has started.
  if (!existsSync('/proc/self/environ')) return { passed: 0, failed: 0, skipped: all.length }
  const numbers = process.env.CI ? sampleOfDay(all, wallClock(), ofDay) : all
  const { tried, wrong, findings } = await interruptRuns(numbers, seed)
  for (const finding of findings) print(`  ${finding}`)
  return { passed: tried - wrong, failed: wrong, skipped: 0 }
}
