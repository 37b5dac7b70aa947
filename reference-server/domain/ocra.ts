/** @module OCRA: OATH Challenge-Response Algorithm (RFC 6287), one-way, with any suite of the RFC. */

import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

const hashes = { SHA1: sha1, SHA256: sha256, SHA512: sha512 } as const

type HashName = keyof typeof hashes

/** The DataInput of section 5.1 beside the suite. Which members are needed is the suite's choice. */
export interface OcraInput {
  readonly question: string
  readonly counter?: number
  /** The hash of the PIN, not the PIN. */
  readonly pinHash?: Uint8Array
  readonly session?: Uint8Array
  /** Whole time steps since the Unix epoch. */
  readonly timeSteps?: number
}

interface Suite {
  readonly hash: HashName
  readonly digits: number
  readonly counter: boolean
  readonly questionFormat: 'A' | 'N' | 'H'
  readonly pin: HashName | undefined
  readonly sessionLength: number | undefined
  readonly time: boolean
}

/** Section 6.3: CryptoFunction and DataInput of an OCRASuite. */
const cryptoFunction = /^HOTP-(SHA1|SHA256|SHA512)-([4-9]|10)$/
const dataInput = /^(C-)?Q([ANH])(\d{2})(?:-P(SHA1|SHA256|SHA512))?(?:-S(\d{3}))?(-T\d+[SMH])?$/

const hashName = (name: string | undefined): HashName | undefined =>
  name === 'SHA1' || name === 'SHA256' || name === 'SHA512' ? name : undefined

const format = (letter: string | undefined): Suite['questionFormat'] =>
  letter === 'N' || letter === 'H' ? letter : 'A'

function parseSuite(text: string): Suite {
  const [algorithm, crypto = '', data = ''] = text.split(':')
  const [, name, digits] = cryptoFunction.exec(crypto) ?? []
  const [input, counter, letter, , pin, session, time] = dataInput.exec(data) ?? []
  const hash = hashName(name)
  if (algorithm !== 'OCRA-1' || hash === undefined || input === undefined) {
    throw new TypeError(`not a one-way OCRA suite: ${text}`)
  }
  return {
    hash,
    digits: Number(digits),
    counter: counter !== undefined,
    questionFormat: format(letter),
    pin: hashName(pin),
    sessionLength: session === undefined ? undefined : Number(session),
    time: time !== undefined,
  }
}

/** A big-endian number of 8 bytes: the counter and the time of section 5.1. */
const eightBytes = (number: number): Uint8Array => hexToBytes(number.toString(16).padStart(16, '0'))

/** Section 5.1: the question is 128 bytes, padded with zeros on the right. */
function questionBytes(question: string, letter: Suite['questionFormat']): Uint8Array {
  const bytes = new Uint8Array(128)
  if (letter === 'A') bytes.set(utf8ToBytes(question))
  else {
    const hex = letter === 'N' ? BigInt(question).toString(16) : question
    bytes.set(hexToBytes(hex.padEnd(256, '0')))
  }
  return bytes
}

function present<Value>(value: Value | undefined, name: string, suite: string): Value {
  if (value === undefined) throw new TypeError(`${suite} needs ${name}`)
  return value
}

function message(text: string, suite: Suite, input: OcraInput): Uint8Array {
  const parts: Uint8Array[] = [utf8ToBytes(text), new Uint8Array(1)]
  if (suite.counter) parts.push(eightBytes(present(input.counter, 'a counter', text)))
  parts.push(questionBytes(input.question, suite.questionFormat))
  if (suite.pin) parts.push(present(input.pinHash, 'the hash of a PIN', text))
  if (suite.sessionLength !== undefined) {
    const session = new Uint8Array(suite.sessionLength)
    const given = present(input.session, 'a session', text)
    session.set(given, suite.sessionLength - given.length)
    parts.push(session)
  }
  if (suite.time) parts.push(eightBytes(present(input.timeSteps, 'the time', text)))
  return concatBytes(...parts)
}

/** RFC 4226 section 5.3: dynamic truncation, then the last `digits` decimal digits. */
function truncated(mac: Uint8Array, digits: number): string {
  const offset = (mac.at(-1) ?? 0) & 0x0f
  const number = new DataView(mac.buffer, mac.byteOffset).getUint32(offset) & 0x7f_ff_ff_ff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/** The response to `input` under `key`. */
export function ocra(suiteText: string, key: Uint8Array, input: OcraInput): string {
  const suite = parseSuite(suiteText)
  return truncated(hmac(hashes[suite.hash], key, message(suiteText, suite, input)), suite.digits)
}
