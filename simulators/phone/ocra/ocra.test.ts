import { describe, expect, it } from 'vitest'
import { type OcraInput, ocra } from './ocra.ts'
import { parseOcraSuite } from './suite.ts'

const ascii = (text: string): Uint8Array => Buffer.from(text, 'ascii')
const key20 = ascii('12345678901234567890')
const key32 = ascii('12345678901234567890123456789012')
const key64 = ascii('1234567890'.repeat(7).slice(0, 64))
const pin = '1234'
const timeSteps = 0x132d0b6

interface Vectors {
  readonly suite: string
  readonly key: Uint8Array
  readonly input: (index: number) => OcraInput
  readonly responses: string
}

const eight = (index: number): string => String(index).repeat(8)

/** RFC 6287, appendix C. */
const published: readonly Vectors[] = [
  {
    suite: 'OCRA-1:HOTP-SHA1-6:QN08',
    key: key20,
    input: (index) => ({ question: eight(index) }),
    responses: '237653 243178 653583 740991 608993 388898 816933 224598 750600 294470',
  },
  {
    suite: 'OCRA-1:HOTP-SHA256-8:C-QN08-PSHA1',
    key: key32,
    input: (counter) => ({ counter, question: '12345678', pin }),
    responses: '65347737 86775851 78192410 71565254 10104329 65983500 70069104 91771096 75011558 08522129',
  },
  {
    suite: 'OCRA-1:HOTP-SHA256-8:QN08-PSHA1',
    key: key32,
    input: (index) => ({ question: eight(index), pin }),
    responses: '83238735 01501458 17957585 86776967 86807031',
  },
  {
    suite: 'OCRA-1:HOTP-SHA512-8:C-QN08',
    key: key64,
    input: (index) => ({ counter: index, question: eight(index) }),
    responses: '07016083 63947962 70123924 25341727 33203315 34205738 44343969 51946085 20403879 31409299',
  },
  {
    suite: 'OCRA-1:HOTP-SHA512-8:QN08-T1M',
    key: key64,
    input: (index) => ({ question: eight(index), timeSteps }),
    responses: '95209754 55907591 22048402 24218844 36209546',
  },
  {
    suite: 'OCRA-1:HOTP-SHA256-8:QA08',
    key: key32,
    input: (index) => ({ question: `CLI2222${index}SRV1111${index}` }),
    responses: '28247970 01984843 65387857 03351211 83412541',
  },
  {
    suite: 'OCRA-1:HOTP-SHA256-8:QA08',
    key: key32,
    input: (index) => ({ question: `SRV1111${index}CLI2222${index}` }),
    responses: '15510767 90175646 33777207 95285278 28934924',
  },
  {
    suite: 'OCRA-1:HOTP-SHA512-8:QA08',
    key: key64,
    input: (index) => ({ question: `CLI2222${index}SRV1111${index}` }),
    responses: '79496648 76831980 12250499 90856481 12761449',
  },
  {
    suite: 'OCRA-1:HOTP-SHA512-8:QA08-PSHA1',
    key: key64,
    input: (index) => ({ question: `SRV1111${index}CLI2222${index}`, pin }),
    responses: '18806276 70020315 01600026 18951020 32528969',
  },
  {
    suite: 'OCRA-1:HOTP-SHA256-8:QA08',
    key: key32,
    input: (index) => ({ question: `SIG1${index}000` }),
    responses: '53095496 04110475 31331128 76028668 46554205',
  },
  {
    suite: 'OCRA-1:HOTP-SHA512-8:QA10-T1M',
    key: key64,
    input: (index) => ({ question: `SIG1${index}00000`, timeSteps }),
    responses: '77537423 31970405 10235557 95213541 65360607',
  },
]

describe('OCRA', () => {
  for (const { suite, key, input, responses } of published) {
    const first = JSON.stringify(input(0))
    it(`answers as RFC 6287 appendix C prints it: ${suite} from ${first}`, () => {
      const expected = responses.split(' ')
      expect(expected.map((_, index) => ocra(suite, key, input(index)))).toEqual(expected)
    })
  }

  it('takes the question as text in QA, so that leading zeros count', () => {
    const suite = 'OCRA-1:HOTP-SHA256-8:QA06'
    expect(ocra(suite, key32, { question: '000123' })).not.toBe(ocra(suite, key32, { question: '123' }))
  })

  it('takes the question as a number in QN, so that n and 16n have one answer', () => {
    const answer = (question: string) => ocra('OCRA-1:HOTP-SHA256-8:QN06', key32, { question })
    expect(['000000', '012345', '123456', '197520'].map(answer)).toEqual([
      '18407946',
      '10612221',
      '61697411',
      '10612221',
    ])
  })

  it('answers six-digit text with a PIN as two other implementations do', () => {
    const challenges = ['000000', '000001', '012345', '123456', '197520', '999999']
    const answers = challenges.map((question) =>
      ocra('OCRA-1:HOTP-SHA256-8:QA06-PSHA1', key32, { question, pin }),
    )
    expect(answers.join(' ')).toBe('05726889 31762650 00182334 98799808 27958467 10399849')
  })

  it('takes hexadecimal questions and session information', () => {
    const suite = 'OCRA-1:HOTP-SHA1-6:QH08-S064'
    const session = ascii('session')
    expect(ocra(suite, key20, { question: 'ff', session })).toMatch(/^[0-9]{6}$/)
    expect(ocra(suite, key20, { question: 'ff', session })).not.toBe(
      ocra(suite, key20, { question: 'ff', session: ascii('other') }),
    )
  })

  it.each([
    ['empty', 'QA06', ''],
    ['longer than the suite says', 'QA06', '1234567'],
    ['of full-width digits', 'QA06', '１２３４５６'],
    ['with a sign that is neither letter nor digit', 'QA06', '123-56'],
    ['with a letter where a number is due', 'QN06', '12345a'],
    ['with a sign beyond hexadecimal', 'QH06', '12345g'],
  ])('refuses a question that is %s', (_, format, question) => {
    expect(() => ocra(`OCRA-1:HOTP-SHA256-8:${format}`, key32, { question })).toThrow(RangeError)
  })

  it('reads a length of one digit, as an example of RFC 6287 section 6.4 has it', () => {
    expect(parseOcraSuite('OCRA-1:HOTP-SHA1-4:QH8-S512')).toMatchObject({
      digits: 4,
      questionFormat: 'H',
      questionLength: 8,
      sessionLength: 512,
    })
  })

  it('refuses to answer without an input that the suite names', () => {
    const question = '12345678'
    expect(() => ocra('OCRA-1:HOTP-SHA1-6:C-QN08', key20, { question })).toThrow('counter')
    expect(() => ocra('OCRA-1:HOTP-SHA1-6:QN08-PSHA1', key20, { question })).toThrow('PIN')
    expect(() => ocra('OCRA-1:HOTP-SHA1-6:QN08-S064', key20, { question })).toThrow('session')
    expect(() => ocra('OCRA-1:HOTP-SHA1-6:QN08-T1M', key20, { question })).toThrow('time')
  })
})

describe('an OCRA suite', () => {
  it('is read in full', () => {
    expect(parseOcraSuite('OCRA-1:HOTP-SHA512-8:C-QH40-PSHA256-S064-T30S')).toEqual({
      text: 'OCRA-1:HOTP-SHA512-8:C-QH40-PSHA256-S064-T30S',
      hash: 'sha512',
      digits: 8,
      counter: true,
      questionFormat: 'H',
      questionLength: 40,
      pinHash: 'sha256',
      sessionLength: 64,
      timeStep: '30S',
    })
  })

  for (const text of [
    '',
    'OCRA-2:HOTP-SHA1-6:QN08',
    'OCRA-1:HOTP-MD5-6:QN08',
    'OCRA-1:HOTP-SHA1-3:QN08',
    'OCRA-1:HOTP-SHA1-6:QX08',
    'OCRA-1:HOTP-SHA1-6:QN03',
    'OCRA-1:HOTP-SHA1-6:QN65',
    'OCRA-1:HOTP-SHA1-6:QN08 ',
  ])
    it(`is refused where it breaks the grammar: "${text}"`, () => {
      expect(() => parseOcraSuite(text)).toThrow(RangeError)
    })
})
