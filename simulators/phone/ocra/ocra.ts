/** @module Computes an OCRA response (RFC 6287) with node:crypto alone: an oracle that shares nothing with a server. */

import { createHash, createHmac } from 'node:crypto'
import { type OcraSuite, parseOcraSuite } from './suite.ts'

export interface OcraInput {
  readonly question: string
  readonly counter?: number
  readonly pin?: string
  readonly session?: Uint8Array
  /** Number of time steps since the Unix epoch. */
  readonly timeSteps?: number
}

/** RFC 6287 section 5.1: the question takes 128 bytes, whatever its length. */
const questionBytes = 128

export function ocra(suiteText: string, key: Uint8Array, input: OcraInput): string {
  const suite = parseOcraSuite(suiteText)
  const mac = createHmac(suite.hash, key).update(dataInput(suite, input)).digest()
  return truncate(mac, suite.digits)
}

/** RFC 6287 section 5.1: DataInput = suite | 00 | C | Q | P | S | T, each only where the suite names it. */
function dataInput(suite: OcraSuite, input: OcraInput): Buffer {
  const parts: Uint8Array[] = [Buffer.from(suite.text, 'ascii'), Buffer.alloc(1)]
  if (suite.counter) parts.push(bigEndian(given(input.counter, 'counter')))
  parts.push(padRight(questionOf(suite, input.question)))
  if (suite.pinHash) parts.push(createHash(suite.pinHash).update(given(input.pin, 'PIN')).digest())
  if (suite.sessionLength !== undefined)
    parts.push(padLeft(given(input.session, 'session'), suite.sessionLength))
  if (suite.timeStep) parts.push(bigEndian(given(input.timeSteps, 'time')))
  return Buffer.concat(parts)
}

const forms = { A: /^[0-9A-Za-z]+$/, N: /^[0-9]+$/, H: /^[0-9A-Fa-f]+$/ } as const

/** RFC 6287 sections 5.1 and 6.3: up to the length of the suite, or two of that length where both sides ask (section 7.2). */
function verifyQuestion({ text, questionFormat, questionLength }: OcraSuite, question: string): void {
  const { length } = question
  if (forms[questionFormat].test(question) && (length <= questionLength || length === 2 * questionLength))
    return
  throw new RangeError(`"${question}" is no question of the suite ${text}`)
}

function questionOf(suite: OcraSuite, question: string): Buffer {
  verifyQuestion(suite, question)
  if (suite.questionFormat === 'A') return Buffer.from(question, 'ascii')
  const hex = suite.questionFormat === 'H' ? question : BigInt(question).toString(16)
  // An odd number of hexadecimal digits is padded on the right as well, which is why 1 and 16 have one answer.
  return Buffer.from(hex.length % 2 === 0 ? hex : `${hex}0`, 'hex')
}

/** RFC 4226 section 5.3, dynamic truncation. */
function truncate(mac: Buffer, digits: number): string {
  const offset = mac.readUInt8(mac.length - 1) & 0x0f
  const number = mac.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

function bigEndian(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(value))
  return bytes
}

const padRight = (bytes: Buffer): Buffer => Buffer.concat([bytes], questionBytes)

const padLeft = (bytes: Uint8Array, length: number): Buffer =>
  Buffer.concat([Buffer.alloc(length - bytes.length), bytes])

function given<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new RangeError(`the suite asks for a ${what}`)
  return value
}
