/** @module What a run comes to, in one sentence that a reader of any report gets. */

import type { ToMend } from '../verdicts/ending.ts'
import type { ScenarioOutcome } from '../verdicts/outcomes.ts'

export interface Ended {
  readonly totals: Readonly<Partial<Record<ScenarioOutcome, number>>>
  /** How many of what failed are known to. */
  readonly known: number
  /** How many entries of the list of known failures are outdated. */
  readonly outdated: number
  /** Of the scenarios that cannot be played as they are written, what of each has to be mended. */
  readonly toMend: readonly ToMend[]
  readonly ran: number
  readonly planned: number
  /** A signal that stopped it. */
  readonly stoppedBy?: string | undefined
  /** The harness failed outside every scenario. */
  readonly broken: boolean
  /** The titles of declared profiles of which nothing was judged. */
  readonly neverExercised: readonly string[]
}

export interface Conclusion {
  readonly kind: 'conforming' | 'knownFailures' | 'notConforming' | 'noVerdict'
  readonly sentence: string
}

export function conclusionOf(ended: Ended): Conclusion {
  const { totals, known, outdated, toMend, ran, planned, stoppedBy, broken, neverExercised } = ended
  const count = (...wanted: ScenarioOutcome[]) =>
    wanted.reduce((sum, outcome) => sum + (totals[outcome] ?? 0), 0)
  const notConforming = (sentence: string): Conclusion => ({ kind: 'notConforming', sentence })
  const noVerdict = (sentence: string): Conclusion => ({ kind: 'noVerdict', sentence })
  if (stoppedBy !== undefined)
    return noVerdict(`Stopped by ${stoppedBy} after ${ran} of ${planned} scenarios: no verdict.`)
  if (ran < planned) return noVerdict(`No verdict: only ${ran} of ${planned} scenarios ran.`)
  if (!broken && toMend.length > 0 && toMend.length === count('harnessError'))
    return noVerdict(
      `No verdict: ${counted(toMend.length, 'scenario')} cannot be played as written, which is for whoever writes the ${[...new Set(toMend)].toSorted().join(' and ')} to mend, and not the fault of the system under test.`,
    )
  if (broken || count('harnessError') > 0)
    return noVerdict(
      'No verdict: the harness itself failed, which is not the fault of the system under test.',
    )
  const unknown = count('failed', 'notTestable') - known
  if (unknown > 0 && known > 0)
    return notConforming(`Not conforming: ${counted(unknown, 'new failure')}, beside ${known} known.`)
  if (unknown > 0) return notConforming('Not conforming.')
  if (outdated > 0)
    return notConforming(
      `Not as known: ${counted(outdated, 'entry', 'entries')} of the list of known failures ${outdated === 1 ? 'is' : 'are'} outdated.`,
    )
  if (count('passed', 'warned') + known === 0)
    return noVerdict('Nothing was tested: no scenario applies to this target.')
  if (neverExercised.length > 0)
    return notConforming(
      `Not conforming: no scenario of a declared profile was judged (${neverExercised.join(', ')}): take the profile out, or have it tested.`,
    )
  if (known > 0)
    return { kind: 'knownFailures', sentence: `${counted(known, 'known failure')}, and no other.` }
  if (count('notTried') > 0)
    return noVerdict(
      'Nothing failed of what was tried. Without a lab face that is no statement that the system conforms.',
    )
  return {
    kind: 'conforming',
    sentence: count('warned') > 0 ? 'Conforming, with warnings.' : 'Conforming.',
  }
}

const counted = (count: number, one: string, several = `${one}s`): string =>
  `${count} ${count === 1 ? one : several}`
