/** @module What a person reads out of an SMS. The vendor guide says what a code and a token look like among words. */

import assert from 'node:assert/strict'
import { NotTestable } from '../../drivers/ports/time-limit.ts'

/** Digits that stand alone: those of a telephone number have something before or between them. */
const numbers = /(?<![0-9]-|[\w+])[0-9]{4,}(?!-?\w)/g

/** Letters and digits, also in groups joined by hyphens. */
const words = /(?<![\w+-])[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*(?![\w-])/g

const found = (body: string, form: RegExp): string[] => [...body.matchAll(form)].map(([text]) => text)

/** The longest number. */
const code = (body: string): string | undefined =>
  found(body, numbers).reduce<string | undefined>(
    (longest, one) => (longest !== undefined && longest.length >= one.length ? longest : one),
    undefined,
  )

const isTelephoneNumber = (word: string): boolean => /^[0-9]+(-[0-9]+)+$/.test(word)

/** The last word with a digit; where none has one, the last in capitals. */
function token(body: string): string | undefined {
  const long = found(body, words).filter((word) => word.replaceAll('-', '').length >= 6)
  const withDigit = long.filter((word) => /[0-9]/.test(word) && !isTelephoneNumber(word))
  return withDigit.at(-1) ?? long.findLast((word) => /^[A-Z-]+$/.test(word))
}

export const hasCode = (body: string): boolean => code(body) !== undefined

export const hasToken = (body: string): boolean => token(body) !== undefined

export function codeIn(body: string | undefined): string {
  const read = body === undefined ? undefined : code(body)
  assert(
    read !== undefined,
    `Expected a code in the SMS, observed ${body === undefined ? 'no SMS' : `"${body}"`}`,
  )
  return read
}

/** The token in the last of these SMS that has one. One in which nothing can be read may have been the one. */
export function tokenIn(bodies: readonly string[]): string {
  const body = bodies.findLast(hasToken)
  const read = body === undefined ? undefined : token(body)
  if (read !== undefined) return read
  const unreadable = bodies.findLast((one) => !hasCode(one))
  if (unreadable !== undefined)
    throw new NotTestable(`no Activation Token can be told from the words in the SMS "${unreadable}"`)
  assert.fail('Expected an Activation Token, observed no SMS with one')
}
