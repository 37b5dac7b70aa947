import { AttachmentContentEncoding, type Envelope, TestStepResultStatus } from '@cucumber/messages'
import { expect, test } from 'vitest'
import { mismatchMediaType } from './attachments.ts'
import { TestCaseCollector } from './test-case-record.ts'

const zero = { seconds: 0, nanos: 0 }
const finished = (testStepId: string, status: TestStepResultStatus): Envelope => ({
  testStepFinished: {
    testCaseStartedId: 'started',
    testStepId,
    timestamp: zero,
    testStepResult: { status, duration: zero },
  },
})

test('a mismatch belongs to the step or hook that attached it', () => {
  const sides = { expected: 'one SMS', observed: 'none' }
  const record = new TestCaseCollector()
  const envelopes: Envelope[] = [
    {
      testCase: {
        id: 'case',
        pickleId: 'pickle',
        testSteps: [
          { id: 'first', pickleStepId: 'one' },
          { id: 'second', pickleStepId: 'two' },
        ],
      },
    },
    { testCaseStarted: { id: 'started', testCaseId: 'case', attempt: 0, timestamp: zero } },
    finished('first', TestStepResultStatus.PASSED),
    {
      attachment: {
        body: JSON.stringify(sides),
        contentEncoding: AttachmentContentEncoding.IDENTITY,
        mediaType: mismatchMediaType,
        testCaseStartedId: 'started',
        testStepId: 'second',
      },
    },
    finished('second', TestStepResultStatus.FAILED),
    { testCaseFinished: { testCaseStartedId: 'started', timestamp: zero, willBeRetried: false } },
  ]
  const [finishedCase] = envelopes.flatMap((envelope) => record.add(envelope) ?? [])
  expect(finishedCase?.steps.map(({ mismatch }) => mismatch)).toEqual([undefined, sides])
})
