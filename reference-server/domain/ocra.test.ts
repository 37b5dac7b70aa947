import { sha1 } from '@noble/hashes/legacy.js'
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { describe, expect, test } from 'vitest'
import { type OcraInput, ocra } from './ocra.ts'

/** RFC 6287 appendix C: keys, PIN and time of all vectors. */
const key20 = utf8ToBytes('12345678901234567890')
const key32 = utf8ToBytes('12345678901234567890123456789012')
const key64 = utf8ToBytes('1234567890123456789012345678901234567890123456789012345678901234')
const pinHash = sha1(utf8ToBytes('1234'))
const timeSteps = 0x132d0b6

const repeated = (length: number, count: number): OcraInput[] =>
  Array.from({ length: count }, (_, digit) => ({ question: String(digit).repeat(length) }))

const counted = (questions: OcraInput[]): OcraInput[] =>
  questions.map((input, counter) => ({ ...input, counter }))

const named = (name: (digit: number) => string): OcraInput[] =>
  Array.from({ length: 5 }, (_, digit) => ({ question: name(digit) }))

const withPin = (inputs: OcraInput[]): OcraInput[] => inputs.map((input) => ({ ...input, pinHash }))
const atTime = (inputs: OcraInput[]): OcraInput[] => inputs.map((input) => ({ ...input, timeSteps }))

interface Vectors {
  readonly suite: string
  readonly key: Uint8Array
  readonly inputs: readonly OcraInput[]
  readonly responses: string
}

/** RFC 6287 appendix C.1, C.2 and C.3. */
const vectors: readonly Vectors[] = [
  {
    suite: 'OCRA-1:HOTP-SHA1-6:QN08',
    key: key20,
    inputs: repeated(8, 10),
    responses: '237653 243178 653583 740991 608993 388898 816933 224598 750600 294470',
  },
  {
    suite: 'OCRA-1:HOTP-SHA256-8:C-QN08-PSHA1',
    key: key32,
    inputs: withPin(counted(Array.from({ length: 10 }, () => ({ question: '12345678' })))),
    responses: '65347737 86775851 78192410 71565254 10104329 65983500 70069104 91771096 75011558 08522129',
  },
  {
    suite: 'OCRA-1:HOTP-SHA256-8:QN08-PSHA1',
    key: key32,
    inputs: withPin(repeated(8, 5)),
    responses: '83238735 01501458 17957585 86776967 86807031',
  },
  {
    suite: 'OCRA-1:HOTP-SHA512-8:C-QN08',
    key: key64,
    inputs: counted(repeated(8, 10)),
    responses: '07016083 63947962 70123924 25341727 33203315 34205738 44343969 51946085 20403879 31409299',
  },
  {
    suite: 'OCRA-1:HOTP-SHA512-8:QN08-T1M',
    key: key64,
    inputs: atTime(repeated(8, 5)),
    responses: '95209754 55907591 22048402 24218844 36209546',
  },
  {
    suite: 'OCRA-1:HOTP-SHA256-8:QA08',
    key: key32,
    inputs: named((digit) => `CLI2222${digit}SRV1111${digit}`),
    responses: '28247970 01984843 65387857 03351211 83412541',
  },
  {
    suite: 'OCRA-1:HOTP-SHA256-8:QA08',
    key: key32,
    inputs: named((digit) => `SRV1111${digit}CLI2222${digit}`),
    responses: '15510767 90175646 33777207 95285278 28934924',
  },
  {
    suite: 'OCRA-1:HOTP-SHA512-8:QA08',
    key: key64,
    inputs: named((digit) => `CLI2222${digit}SRV1111${digit}`),
    responses: '79496648 76831980 12250499 90856481 12761449',
  },
  {
    suite: 'OCRA-1:HOTP-SHA512-8:QA08-PSHA1',
    key: key64,
    inputs: withPin(named((digit) => `SRV1111${digit}CLI2222${digit}`)),
    responses: '18806276 70020315 01600026 18951020 32528969',
  },
  {
    suite: 'OCRA-1:HOTP-SHA256-8:QA08',
    key: key32,
    inputs: named((digit) => `SIG1${digit}000`),
    responses: '53095496 04110475 31331128 76028668 46554205',
  },
  {
    suite: 'OCRA-1:HOTP-SHA512-8:QA10-T1M',
    key: key64,
    inputs: atTime(named((digit) => `SIG1${digit}00000`)),
    responses: '77537423 31970405 10235557 95213541 65360607',
  },
]

describe('RFC 6287 appendix C', () => {
  for (const { suite, key, inputs, responses } of vectors) {
    test(`${suite} from ${inputs[0]?.question}`, () => {
      expect(inputs.map((input) => ocra(suite, key, input)).join(' ')).toBe(responses)
    })
  }
})

test('the suite of challenge/response tells leading zeros apart', () => {
  const respond = (question: string) => ocra('OCRA-1:HOTP-SHA256-8:QA06', key32, { question })
  expect(respond('000123')).not.toBe(respond('123'))
  expect(respond('000123')).toMatch(/^[0-9]{8}$/)
})

test('with QN the challenges 012345 and 197520 are the same, which is why the server does not use it', () => {
  const respond = (question: string) => ocra('OCRA-1:HOTP-SHA256-8:QN06', key32, { question })
  expect([respond('000000'), respond('012345'), respond('197520'), respond('999999')]).toEqual([
    '18407946',
    '10612221',
    '10612221',
    '58372118',
  ])
})

test('session information is padded on the left', () => {
  const session = hexToBytes('abcdef')
  const padded = hexToBytes('abcdef'.padStart(128, '0'))
  const respond = (given: Uint8Array) =>
    ocra('OCRA-1:HOTP-SHA1-6:QA08-S064', key20, { question: 'AAAA', session: given })
  expect(respond(session)).toBe(respond(padded))
})

test('a suite that is none, or an input that it misses, is a bug of the caller', () => {
  expect(() => ocra('OCRA-2:HOTP-SHA1-6:QN08', key20, { question: '1' })).toThrow(/not a one-way OCRA suite/)
  expect(() => ocra('OCRA-1:HOTP-SHA1-6:C-QN08', key20, { question: '1' })).toThrow(/needs a counter/)
})
