/** @module The words and colours of outcomes in a report. */

import type { RowOutcome } from '../verdicts/outcomes.ts'

/** In the order in which they are shown. */
export const outcomeWords: Readonly<Record<RowOutcome, string>> = {
  failed: 'failed',
  harnessError: 'harness error',
  notTestable: 'not testable',
  warned: 'warned',
  passed: 'passed',
  notReached: 'not reached',
  notTried: 'not tried',
  notApplicable: 'not applicable',
}

export const outcomeOrder = Object.keys(outcomeWords) as readonly RowOutcome[]

/** The part of the link that leads to a scenario, and to a step of it. */
export const scenarioLink = (id: string, step?: number): string =>
  `#scenario=${encodeURIComponent(id)}${step === undefined ? '' : `&step=${step + 1}`}`

export const plural = (count: number, word: string): string =>
  `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`

/** The targets of `sls run` that are the reference server, in each of its ways. */
const ownTarget = /^(?:embedded|intercepted|process|browser)\b/

/** What was under test, for people who do not know the names of targets. */
export const productName = (target: string): string =>
  ownTarget.test(target) ? `The reference server (${target})` : target
