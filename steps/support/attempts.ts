/** @module Actions that the system under test may stop, repeated actions, and values that scenarios name. */

import { AssertionError } from 'node:assert'
import { HarnessError } from '../../drivers/ports/errors.ts'

/** The result of the action, or undefined where the system under test stopped it: a later step verifies what came of it. */
export async function attempt<Result>(action: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await action()
  } catch (error) {
    if (error instanceof AssertionError) return undefined
    throw error
  }
}

export async function repeat(times: number, action: () => Promise<unknown>): Promise<void> {
  for (let time = 0; time < times; time++) await action()
}

/** Sends all requests before the first answer is awaited. */
export const atOnce = <Result>(count: number, send: () => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: count }, send))

/** The entry that a scenario names in quotes. */
export function entryOf<Entry>(table: Readonly<Record<string, Entry>>, name: string): Entry {
  const entry = table[name]
  if (entry === undefined)
    throw new HarnessError(`a step names "${name}", and it takes only: ${Object.keys(table).join(', ')}`)
  return entry
}

/** Labels or other values for the observed side of a mismatch. */
export const listed = (values: Iterable<string>): string =>
  [...values].map((value) => `"${value}"`).join(', ') || 'none'

/** The text in capitals, or in small letters where it has capitals. */
export const otherCase = (text: string): string =>
  text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase()
