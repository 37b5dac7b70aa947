/** @module The words and colours of outcomes in a report. */

import type { Results } from '../output/results.ts'
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

/** The part of the link that leads to a scenario, and to a step of it. Browsers encode letters of other alphabets themselves. */
export const scenarioLink = (id: string, step?: number): string =>
  `#scenario=${id.replaceAll(/[%#&+\s]/g, encodeURIComponent)}${step === undefined ? '' : `&step=${step + 1}`}`

/** Leads to a file beside the page, whatever its name is. */
export const fileAddress = (path: string): string =>
  path
    .split('/')
    .filter((part) => part !== '')
    .map(encodeURIComponent)
    .join('/')

/** A whole number with commas, as in 1,789. Not by the locale of a number, of which each takes milliseconds to be made. */
export const thousands = (count: number): string => `${count}`.replaceAll(/\B(?=(?:\d{3})+$)/g, ',')

export const plural = (count: number, word: string): string =>
  `${thousands(count)} ${word}${count === 1 ? '' : 's'}`

/** What was under test, for people who do not know the names of targets: without profiles it was one of our own. */
export const productName = ({ target, profiles }: Pick<Results, 'target' | 'profiles'>): string =>
  profiles === undefined ? `The reference server (${target.name})` : target.name
