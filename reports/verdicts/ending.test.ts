import { TestStepResultStatus } from '@cucumber/messages'
import { expect, test } from 'vitest'
import { asItEnded, endingOf } from './ending.ts'
import type { StepRecord } from './test-case-record.ts'

const { FAILED, SKIPPED, PASSED, UNDEFINED, AMBIGUOUS, PENDING } = TestStepResultStatus

/** A step that ended like this, with the exception of this type, message and stack. */
const step = (
  status: TestStepResultStatus,
  exception?: { readonly type?: string; readonly message?: string; readonly stackTrace?: string },
  { message, mismatch }: { readonly message?: string; readonly mismatch?: StepRecord['mismatch'] } = {},
): StepRecord => ({
  pickleStepId: 'p1',
  result: {
    status,
    duration: { seconds: 0, nanos: 0 },
    ...(message !== undefined && { message }),
    ...(exception && { exception: { type: 'Error', ...exception } }),
  },
  ...(mismatch && { mismatch }),
})

const ended = (steps: readonly StepRecord[], logs: readonly string[] = []) =>
  endingOf({ pickleId: 'p', durationMs: 1, steps, logs, files: [] })

test('a skipped step is a failed one where it has the error that it ended with, and only there', () => {
  const known = step(SKIPPED, { message: 'no' })
  expect(asItEnded(known)).toEqual({ ...known, result: { ...known.result, status: FAILED } })
  for (const other of [step(SKIPPED), step(PASSED, { message: 'no' }), step(PENDING, { message: 'no' })])
    expect(asItEnded(other)).toBe(other)
})

test.each([
  ['notApplicable', 'Not applicable: no SMS ', 'no SMS'],
  ['notTried', 'Not tried: it takes an hour', 'it takes an hour'],
])('a skip that says why is %s', (kind, log, reason) => {
  expect(ended([step(SKIPPED)], ['other', log, 'other'])).toEqual({ kind, reason })
})

test('of several reasons the last one counts, and a skip without one is an error of ours', () => {
  const at = step(SKIPPED)
  expect(ended([at], ['Not tried: one', 'Not tried: two'])).toEqual({ kind: 'notTried', reason: 'two' })
  expect(ended([at], ['why not'])).toEqual({
    kind: 'harnessError',
    reason: 'skipped without a log that gives the reason',
    at,
  })
})

test.each([
  [step(UNDEFINED), 'no step definition matches this step', 'features'],
  [step(AMBIGUOUS), 'several step definitions match this step', 'steps'],
  [step(PENDING), 'the step is pending', 'steps'],
  [step(PENDING, undefined, { message: 'said so' }), 'said so', 'steps'],
])('%# cannot be played as it is written', (at, reason, toMend) => {
  expect(ended([at])).toEqual({ kind: 'harnessError', reason, toMend, at })
})

test.each([
  [step(FAILED), 'Error: failed without a message'],
  [step(FAILED, undefined, { message: 'boom' }), 'Error: boom'],
  [step(FAILED, { type: 'TypeError', message: 'boom' }), 'TypeError: boom'],
  [
    step(FAILED, { message: 'function timed out, ensure the promise resolves within 5000 milliseconds' }),
    'the step did not end within 5000 ms',
  ],
  [step(FAILED, { message: 'Harness error: a port is taken' }), 'a port is taken'],
])('%# is an error of ours', (at, reason) => {
  expect(ended([at])).toEqual({ kind: 'harnessError', reason, at })
})

test('an assertion fails, without its colours, and what cannot be found out is not testable', () => {
  const at = step(FAILED, { type: 'AssertionError', message: '\u001b[31mno\u001b[39m' })
  expect(ended([step(PASSED), at])).toEqual({ kind: 'failed', reason: 'no', at })
  const dumb = step(FAILED, { type: 'AssertionError', message: 'Not testable: no answer' })
  expect(ended([dumb])).toEqual({ kind: 'notTestable', reason: 'no answer', at: dumb })
})

test.each([
  ['Error: no\n    at f (/home/a/steps/tasks/login.ts:12:3)', 'steps/tasks/login.ts:12'],
  ['Error: no\n    at C:\\a\\drivers\\http\\client.ts:7:1', 'drivers/http/client.ts:7'],
  ['Error: no\n    at f (/home/their/fault.js:4:2)', 'fault.js:4'],
  [
    'Error: no\n    at f (/home/their/fault.js:4:2)\n    at g (/a/steps/tasks/sms.ts:9:1)',
    'steps/tasks/sms.ts:9',
  ],
  [
    'Error: no\n    at f (/a/node_modules/steps/x.js:1:1)\n    at node:internal/steps/y:2:2\n    at g (/b/z.ts:3:3)',
    'z.ts:3',
  ],
  ['Error: no: /a/steps/tasks/login.ts:12:3', undefined],
  ['Error: no', undefined],
])('of %j the place is %s', (stackTrace, place) => {
  const at = step(FAILED, { message: 'no', stackTrace })
  expect(ended([at])).toEqual({ kind: 'harnessError', reason: 'Error: no', at, ...(place && { place }) })
})

test('where an earlier step got what was observed, the failure is that one, noticed at the later', () => {
  const cause = step(PASSED)
  const noticedAt = step(
    FAILED,
    { type: 'AssertionError', message: 'no' },
    { mismatch: { expected: 'one', observed: 'two', step: 0 } },
  )
  expect(ended([cause, noticedAt])).toEqual({ kind: 'failed', reason: 'no', at: cause, noticedAt })
  expect(ended([noticedAt])).toEqual({ kind: 'failed', reason: 'no', at: noticedAt })
})
