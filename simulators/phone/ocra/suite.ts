/** @module Reads an OCRA suite (RFC 6287, section 6): which hash, how many digits, which inputs. */

export type HashName = 'sha1' | 'sha256' | 'sha512'

/** How the question is written: text, decimal number or hexadecimal number. */
export type QuestionFormat = 'A' | 'N' | 'H'

export interface OcraSuite {
  /** The whole text; it is part of what the MAC covers. */
  readonly text: string
  readonly hash: HashName
  readonly digits: number
  readonly counter: boolean
  readonly questionFormat: QuestionFormat
  readonly questionLength: number
  readonly pinHash?: HashName | undefined
  /** Length of the session information in bytes. */
  readonly sessionLength?: number | undefined
  readonly timeStep?: string | undefined
}

const grammar =
  /^OCRA-1:HOTP-(?<hash>SHA(?:1|256|512))-(?<digits>[4-9]|10):(?<counter>C-)?Q(?<format>[ANH])(?<length>0?[4-9]|[1-5][0-9]|6[0-4])(?:-P(?<pin>SHA(?:1|256|512)))?(?:-S(?<session>[0-9]{3}))?(?:-T(?<time>[1-9][0-9]?[SMH]))?$/

const hashes: Readonly<Record<string, HashName>> = { SHA1: 'sha1', SHA256: 'sha256', SHA512: 'sha512' }
const formats: Readonly<Record<string, QuestionFormat>> = { A: 'A', N: 'N', H: 'H' }

export function parseOcraSuite(text: string): OcraSuite {
  const found = grammar.exec(text)?.groups
  const hash = hashes[found?.hash ?? '']
  const questionFormat = formats[found?.format ?? '']
  if (!found || !hash || !questionFormat) throw new RangeError(`not an OCRA suite: ${text}`)
  return {
    text,
    hash,
    digits: Number(found.digits),
    counter: found.counter !== undefined,
    questionFormat,
    questionLength: Number(found.length),
    pinHash: hashes[found.pin ?? ''],
    sessionLength: found.session === undefined ? undefined : Number(found.session),
    timeStep: found.time,
  }
}
