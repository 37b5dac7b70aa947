import { utf8ToBytes } from '@noble/hashes/utils.js'
import { describe, expect, test } from 'vitest'
import { ocra } from './ocra.ts'

const key = utf8ToBytes('12345678901234567890123456789012')

interface Vectors {
  readonly name: string
  readonly question: (digit: number) => string
  readonly responses: string
}

/** RFC 6287 appendix C.2 and C.3: the vectors for HOTP-SHA256 and alphanumeric questions, with the 32-byte key. */
const vectors: readonly Vectors[] = [
  {
    name: 'the client authenticates the server',
    question: (digit) => `CLI2222${digit}SRV1111${digit}`,
    responses: '28247970 01984843 65387857 03351211 83412541',
  },
  {
    name: 'the server authenticates the client',
    question: (digit) => `SRV1111${digit}CLI2222${digit}`,
    responses: '15510767 90175646 33777207 95285278 28934924',
  },
  {
    name: 'a signature',
    question: (digit) => `SIG1${digit}000`,
    responses: '53095496 04110475 31331128 76028668 46554205',
  },
]

describe('RFC 6287 appendix C, OCRA-1:HOTP-SHA256-8:QA08', () => {
  test.each(vectors)('$name', ({ question, responses }) => {
    const computed = [0, 1, 2, 3, 4].map((digit) => ocra('OCRA-1:HOTP-SHA256-8:QA08', key, question(digit)))
    expect(computed.join(' ')).toBe(responses)
  })
})

test('in the suite of challenge/response leading zeros are significant', () => {
  const respond = (question: string) => ocra('OCRA-1:HOTP-SHA256-8:QA06', key, question)
  expect(respond('000123')).not.toBe(respond('123'))
  expect(respond('000123')).toMatch(/^[0-9]{8}$/)
})
