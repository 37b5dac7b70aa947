/** @module The exit code of `sls run`. */

import { withoutVerdict } from '../../reports/catalogue/profiles.ts'
import { countKnown, type Results } from '../../reports/output/results.ts'
import { totalsOf } from '../../reports/verdicts/outcomes.ts'
import type { Verdict } from '../../reports/verdicts/verdict.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'

/** What is known when the last scenario is over. */
export interface EndedRun {
  readonly verdicts: readonly Verdict[]
  readonly planned: number
  /** Whether nothing narrowed the selection of scenarios. */
  readonly isWhole: boolean
  readonly results: Results
  readonly elapsedMs: number
  readonly stoppedBy: NodeJS.Signals | undefined
  /** The harness failed outside every scenario. */
  readonly broken: boolean
}

/** The titles of declared profiles of which a whole run has judged nothing, though it tried all that applied. */
export const neverExercised = ({ isWhole, results, verdicts }: EndedRun): string[] =>
  isWhole && totalsOf(verdicts).notTried === 0 ? withoutVerdict(results.profiles ?? []) : []

/**
 * 3: interrupted, a harness error, or fewer verdicts than planned; this outranks a failure, which may be its consequence.
 * 1: something failed or was not testable and is not known, an entry of the list of known failures is outdated, or a declared
 * profile was never exercised. 2: nothing was judged. 0: everything else, warnings and known failures included; what was not
 * tried says nothing.
 */
export function runExitCode(ended: EndedRun): ExitCode {
  const { verdicts, results, stoppedBy, broken, planned } = ended
  const totals = totalsOf(verdicts)
  if (stoppedBy !== undefined || broken || totals.harnessError > 0 || verdicts.length < planned)
    return exitCodes.harness
  const known = countKnown(results.scenarios)
  const outdated = results.knownFailures?.outdated ?? []
  if (totals.failed + totals.notTestable > known || outdated.length > 0) return exitCodes.notConforming
  if (totals.passed + totals.warned + known === 0) return exitCodes.usage
  return neverExercised(ended).length > 0 ? exitCodes.notConforming : exitCodes.conforming
}
