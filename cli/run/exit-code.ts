/** @module The exit code of `sls run`. */

import type { Results } from '../../reports/output/results.ts'
import { totalsOf } from '../../reports/verdicts/outcomes.ts'
import type { Verdict } from '../../reports/verdicts/verdict.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'

/** What is known when the last scenario is over. */
export interface EndedRun {
  readonly verdicts: readonly Verdict[]
  readonly planned: number
  readonly results: Results
  readonly elapsedMs: number
  readonly stoppedBy: NodeJS.Signals | undefined
  /** The harness failed outside every scenario. */
  readonly broken: boolean
}

/**
 * 3: interrupted, a harness error, or fewer verdicts than planned; this outranks a failure, which may be its consequence.
 * 1: something failed or was not testable. 2: nothing was applicable. 0: everything else, warnings included.
 */
export function runExitCode({ verdicts, stoppedBy, broken, planned }: EndedRun): ExitCode {
  const totals = totalsOf(verdicts)
  if (stoppedBy !== undefined || broken || totals.harnessError > 0 || verdicts.length < planned)
    return exitCodes.harness
  if (totals.failed + totals.notTestable > 0) return exitCodes.notConforming
  return verdicts.length > totals.notApplicable ? exitCodes.conforming : exitCodes.usage
}
