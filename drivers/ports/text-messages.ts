/** @module Finds the code or the token in the text of an SMS. contract/README.md says which forms they may have. */

import { NotTestable } from './errors.ts'
import { mismatchError } from './verify.ts'

/** A last line that binds the code to a domain (Origin-bound one-time codes delivered via SMS, section 3). */
const boundLine = /^@\S+ #(?<code>\S+)(?: |$)/

/** The last line that Android's SMS Retriever demands: the hash of the app, 11 signs of base64. */
const appHash = /^[0-9A-Za-z+/]{11}$/

/** Digits on their own; those of a telephone number have a sign before or between them. */
const numbers = /(?<![0-9]-|[\w+])[0-9]{4,}(?![A-Za-z0-9_]|-[0-9])/g

/** Six or eight digits in two equal groups. */
const groupedNumbers =
  /(?<![0-9][ -]|[\w+])(?:[0-9]{3}[ -][0-9]{3}|[0-9]{4}[ -][0-9]{4})(?![A-Za-z0-9_]|[ -][0-9])/g

/** Letters and digits, also in groups joined by hyphens. */
const words = /(?<![\w+-])[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*(?![\w-])/g

const matches = (body: string, form: RegExp): string[] => [...body.matchAll(form)].map(([text]) => text)

const longest = (texts: readonly string[]): string | undefined =>
  texts.reduce<string | undefined>(
    (best, text) => (best !== undefined && best.length >= text.length ? best : text),
    undefined,
  )

/** What is written for people: without what phones alone read. The bound code, where there is one, is the code. */
function parts(body: string): { readonly text: string; readonly bound: string | undefined } {
  const lines = body.trimEnd().split('\n')
  const last = lines.at(-1) ?? ''
  const bound = boundLine.exec(last)?.groups?.code
  const isForPhones = bound !== undefined || (lines.length > 1 && appHash.test(last))
  return { text: (isForPhones ? lines.slice(0, -1) : lines).join('\n'), bound }
}

function code(body: string): string | undefined {
  const { text, bound } = parts(body)
  if (bound !== undefined && /^[0-9]{4,}$/.test(bound)) return bound
  const found = longest([...matches(text, numbers), ...matches(text, groupedNumbers)])
  return found?.replaceAll(/[ -]/g, '')
}

const isTelephoneNumber = (word: string): boolean => /^[0-9]+(-[0-9]+)+$/.test(word)

/** The bound token, or the last word with a digit, or else the last one in capitals. */
function token(body: string): string | undefined {
  const { text, bound } = parts(body)
  if (bound !== undefined && !/^[0-9]+$/.test(bound)) return bound
  const long = matches(text, words).filter((word) => word.replaceAll('-', '').length >= 6)
  const withDigit = long.filter((word) => /[0-9]/.test(word) && !isTelephoneNumber(word))
  return withDigit.at(-1) ?? long.findLast((word) => /^[A-Z-]+$/.test(word))
}

export const hasCode = (body: string): boolean => code(body) !== undefined

export const hasToken = (body: string): boolean => token(body) !== undefined

/** Every code and token, as they stand in the text. */
export const codesAndTokens = (body: string): string[] => [
  ...[code(body), token(body)].filter((found) => found !== undefined),
  ...matches(body, groupedNumbers),
]

/** The code in the newest of these SMS that has one. */
export function codeIn(bodies: readonly string[]): string {
  const body = bodies.findLast(hasCode)
  const read = body === undefined ? undefined : code(body)
  if (read !== undefined) return read
  const newest = bodies.at(-1)
  if (newest !== undefined && /[0-9]/.test(newest))
    throw new NotTestable(`no number of the SMS "${newest}" has the form of a code`)
  throw mismatchError({
    expected: 'a code in the SMS',
    observed: newest === undefined ? 'no SMS' : `"${newest}"`,
  })
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
