/** @module The parts of `npm test` and `npm run test:long`: each counts, and the last line is their sum. */

import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { formatDuration, stopwatch } from '../../cli/shared/stopwatch.ts'

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

export type Part = readonly [name: string, run: () => Promise<Counts>]

export const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** Reads what a part has written. A part that has written nothing readable has failed, whatever its exit code. */
export function readReport<Shape>(path: string, shape: z.ZodType<Shape>): Shape | undefined {
  try {
    return shape.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return undefined
  }
}

export const nothingRan: Counts = { passed: 0, failed: 1, skipped: 0 }

const inWords = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

/** Runs all parts, prints their sum, and sets the exit code. A part that throws has failed. */
export async function runParts(parts: readonly Part[], cleanUp: () => void): Promise<void> {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  for (const [name, run] of parts) {
    print(name)
    const elapsed = stopwatch()
    const count = await run().catch((error: unknown) => {
      print(`  ${String(error)}`)
      return nothingRan
    })
    print(`  ${inWords(count)} · ${formatDuration(elapsed())}`)
    sum.passed += count.passed
    sum.failed += count.failed
    sum.skipped += count.skipped
  }
  cleanUp()
  print('')
  print(inWords(sum))
  process.exitCode = sum.failed === 0 ? 0 : 1
}
