import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { packedTimelineMediaType } from '../verdicts/attachments.ts'
import { firstDifference, normalisedMessages, timelines } from './normaliser.ts'

const idOf = (digit: number) => `${String(digit).repeat(8)}-aaaa-4bbb-8ccc-dddddddddddd`
const run = (first: number, second: number, port: number, nanos: number) =>
  [
    { testCase: { id: idOf(first), pickleId: idOf(second) } },
    { testCaseStarted: { id: idOf(second), testCaseId: idOf(first), timestamp: { seconds: 1, nanos } } },
    { testStepFinished: { testStepResult: { duration: { seconds: 0, nanos }, status: 'PASSED' } } },
    { attachment: { mediaType: 'text/plain', body: `http://127.0.0.1:${port} eyJhbGc.eyJpc3M.sig${port}` } },
  ]
    .map((envelope) => JSON.stringify(envelope))
    .join('\n')

describe('normalised messages', () => {
  test('of two equal runs are equal', () => {
    expect(normalisedMessages(run(1, 2, 40_001, 5))).toBe(normalisedMessages(run(7, 3, 50_002, 9)))
  })

  test('tell apart which id is meant, what was said and how it ended', () => {
    const one = run(1, 2, 40_001, 5)
    expect(normalisedMessages(one)).not.toBe(normalisedMessages(run(1, 1, 40_001, 5)))
    expect(normalisedMessages(one)).not.toBe(normalisedMessages(one.replace('PASSED', 'FAILED')))
    expect(normalisedMessages(one)).not.toBe(normalisedMessages(one.replace('http', 'https')))
  })

  test('do not depend on which process played a scenario, nor on how the lines of two met', () => {
    const pickles = [1, 2].map((line) => ({ pickle: { id: `p${line}`, uri: 'a', location: { line } } }))
    const cases = [1, 2].map((line) => ({ testCase: { id: `c${line}`, pickleId: `p${line}` } }))
    const begun = (line: number, workerId?: string) => ({
      testCaseStarted: { id: `s${line}`, testCaseId: `c${line}`, ...(workerId && { workerId }) },
    })
    const said = (line: number, body: string) => ({ attachment: { testCaseStartedId: `s${line}`, body } })
    const record = (...played: readonly object[]) =>
      normalisedMessages([...pickles, ...cases, ...played].map((one) => JSON.stringify(one)).join('\n'))
    const inTurn = record(begun(1), said(1, 'a'), said(1, 'b'), begun(2), said(2, 'c'))
    expect(record(begun(2, '2'), begun(1), said(1, 'a'), said(2, 'c'), said(1, 'b'))).toBe(inTurn)
    expect(record(begun(1), said(1, 'b'), said(1, 'a'), begun(2), said(2, 'c'))).not.toBe(inTurn)
    expect(record(begun(1), said(1, 'a'), begun(2), said(2, 'b'), said(2, 'c'))).not.toBe(inTurn)
  })

  test('do not depend on which process needed a document first', () => {
    const [one, other] = ['a', 'b'].map((uri) => JSON.stringify({ gherkinDocument: { uri } }))
    const testCase = JSON.stringify({ testCase: { id: 'c' } })
    expect(normalisedMessages([one, testCase, other].join('\n'))).toBe(
      normalisedMessages([other, one, testCase].join('\n')),
    )
  })

  test('leave virtual timelines as they are', () => {
    const body = JSON.stringify([{ at: 5, who: 'phone', what: `asked 127.0.0.1:80 for ${idOf(4)}` }])
    const packed = gzipSync(body).toString('base64')
    const line = JSON.stringify({ attachment: { mediaType: packedTimelineMediaType, body: packed } })
    expect(normalisedMessages(line)).toContain(JSON.stringify(body))
    expect(timelines(line)).toEqual([body])
  })
})

test('the first difference is shown', () => {
  expect(firstDifference('a\nb', 'a\nb')).toBeUndefined()
  expect(firstDifference('a\nb', 'a\nc')).toBe('line 2:\n  b\n  c')
  expect(firstDifference('a', 'a\nb')).toBe('line 2 is only in the other')
})
