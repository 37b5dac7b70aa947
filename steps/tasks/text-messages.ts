/** @module Finds the code or the token in the text of an SMS. The vendor guide says which form they have. */

import { NotTestable } from '../../drivers/ports/errors.ts'
import { mismatchError, verify } from '../../drivers/ports/verify.ts'

/** Digits on their own; those of a telephone number have a sign before or between them. */
const numbers = /(?<![0-9]-|[\w+])[0-9]{4,}(?!-?\w)/g

/** Letters and digits, also in groups joined by hyphens. */
const words = /(?<![\w+-])[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*(?![\w-])/g

const matches = (body: string, form: RegExp): string[] => [...body.matchAll(form)].map(([text]) => text)

/** The longest number. */
const code = (body: string): string | undefined =>
  matches(body, numbers).reduce<string | undefined>(
    (longest, number) => (longest !== undefined && longest.length >= number.length ? longest : number),
    undefined,
  )

const isTelephoneNumber = (word: string): boolean => /^[0-9]+(-[0-9]+)+$/.test(word)

/** The last word with a digit, or else the last one in capitals. */
function token(body: string): string | undefined {
  const long = matches(body, words).filter((word) => word.replaceAll('-', '').length >= 6)
  const withDigit = long.filter((word) => /[0-9]/.test(word) && !isTelephoneNumber(word))
  return withDigit.at(-1) ?? long.findLast((word) => /^[A-Z-]+$/.test(word))
}

export const hasCode = (body: string): boolean => code(body) !== undefined

export const hasToken = (body: string): boolean => token(body) !== undefined

export function codeIn(body: string | undefined): string {
  const read = body === undefined ? undefined : code(body)
  verify(read !== undefined, {
    expected: 'a code in the SMS',
    observed: body === undefined ? 'no SMS' : `"${body}"`,
  })
  return read
}

/** The token in the newest of these SMS that has one; an SMS without a code or a token may be one that is not understood. */
export function tokenIn(bodies: readonly string[]): string {
  const body = bodies.findLast(hasToken)
  const read = body === undefined ? undefined : token(body)
  if (read !== undefined) return read
  const unreadable = bodies.findLast((one) => !hasCode(one))
  if (unreadable !== undefined)
    throw new NotTestable(`no word of the SMS "${unreadable}" has the form of an Activation Token`)
  throw mismatchError({ expected: 'an Activation Token', observed: 'no SMS with one' })
}
