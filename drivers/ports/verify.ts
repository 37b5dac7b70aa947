/** @module Compares what is expected with what is observed. A mismatch carries both as data, and reports read them. */

import { AssertionError } from 'node:assert'
import { inspect } from 'node:util'

/** Both sides of a failed comparison, in words. */
export interface Mismatch {
  readonly expected: string
  readonly observed: string
  /** The index in its scenario of the step that got what was observed, where a later one noticed it. */
  readonly step?: number
}

/** The system under test does not do what is expected of it; the scenario fails. */
export const mismatchError = ({ expected, observed, step }: Mismatch): AssertionError =>
  Object.assign(
    new AssertionError({ message: `Expected ${expected}, observed ${observed}`, expected, actual: observed }),
    step === undefined ? {} : { step },
  )

/** Throws a mismatch unless the condition holds. */
export function verify(condition: unknown, sides: Mismatch): asserts condition {
  if (!condition) throw mismatchError(sides)
}

const inWords = (value: unknown): string =>
  typeof value === 'string' ? value : inspect(value, { breakLength: Number.POSITIVE_INFINITY })

/**
 * Both sides of an assertion error from here, from Node or from another library, all of which have the members `expected` and
 * `actual`. Undefined for any other error, and for a bare condition, whose sides are only `true` and `false`.
 */
export function mismatchOf(error: unknown): Mismatch | undefined {
  if (!(error instanceof Error) || !error.constructor.name.endsWith('AssertionError')) return undefined
  if (!('expected' in error && 'actual' in error)) return undefined
  const { expected, actual } = error
  if (expected === undefined && actual === undefined) return undefined
  if (typeof actual === 'boolean' || ('operator' in error && error.operator === '==')) return undefined
  const step = 'step' in error && typeof error.step === 'number' ? { step: error.step } : {}
  return { expected: inWords(expected), observed: inWords(actual), ...step }
}
