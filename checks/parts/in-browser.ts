/** @module The suite on the pages, in a browser, where there is one. CI has to have one. */

import { stopwatch } from '../../cli/shared/stopwatch.ts'
import { beyondActivityLimit } from '../../drivers/browser/activity-limit.ts'
import { type FoundChromium, findChromium } from '../../drivers/browser/find-chromium.ts'
import { runCommand } from './command.ts'
import { type Counts, nothingRan, print } from './parts.ts'
import { among, compareVerdicts, notApplicableBecause, outcomesIn, pace } from './verdict-comparison.ts'

/** Kept: pictures and traces of what has failed are there. */
const out = 'reports/out/browser'

/** Runs the part; where there is no browser it counts as skipped, and in CI as failed. */
export async function withBrowser(
  run: () => Promise<Counts>,
  find: () => Promise<FoundChromium> = findChromium,
  ci = process.env.CI ?? '',
): Promise<Counts> {
  const found = await find()
  if (found.ok) return run()
  print(`  ${found.sentence}`)
  return ci ? nothingRan : { passed: 0, failed: 0, skipped: 1 }
}

/**
 * Runs the scenarios that these options select on the pages, and compares their verdicts with those on `embedded`, also of
 * scenarios that touch no page. Those that are not applicable because of the activity limit, and no others, count as
 * skipped.
 */
export const inBrowserAs =
  (embedded: () => Promise<string>, ...selection: readonly string[]): (() => Promise<Counts>) =>
  () =>
    withBrowser(async () => {
      const elapsed = stopwatch()
      const options = ['--target', 'browser', '--out', out, ...selection]
      const { ok, output } = await runCommand('node', ['cli/sls.mjs', 'run', ...options])
      if (!ok) print(output.trimEnd())
      for (const line of pace(out, elapsed())) print(`  ${line}`)
      const skipped = notApplicableBecause(out, beyondActivityLimit)
      if (skipped.size > 0) print(`  ${skipped.size} not applicable to pages: ${beyondActivityLimit}`)
      const [all, expected] = [outcomesIn([out]), outcomesIn([await embedded()])]
      const observed = all && new Map([...all].filter(([id]) => !skipped.has(id)))
      const same = {
        ...compareVerdicts('browser', observed, among(expected, observed)),
        skipped: skipped.size,
      }
      // What never ran has no verdict that could differ.
      return ok ? same : { ...same, failed: Math.max(1, same.failed) }
    })
