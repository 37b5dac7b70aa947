import { gunzipSync } from 'node:zlib'
import { AttachmentContentEncoding, type Envelope, HookType, TestStepResultStatus } from '@cucumber/messages'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { testScenario } from '../../testing/reports.ts'
import {
  contextMediaType,
  packedTimelineMediaType,
  recordedVerdict,
  timelineMediaType,
  verdictMediaType,
} from '../verdicts/attachments.ts'
import { endingOf } from '../verdicts/ending.ts'
import type { ScenarioOutcome } from '../verdicts/outcomes.ts'
import { TestCaseCollector } from '../verdicts/test-case-record.ts'
import type { Verdict } from '../verdicts/verdict.ts'
import { MessageRecord } from './message-record.ts'

const { PASSED, FAILED, SKIPPED } = TestStepResultStatus
const zero = { seconds: 0, nanos: 0 }
const idOf = (name: string): string => `a-long-id-of-${name}`
const location = { line: 1, column: 1 }

const pickle = (name: string): Envelope => ({
  pickle: {
    id: idOf(`pickle-${name}`),
    uri: `${name}.feature`,
    name,
    language: 'en',
    astNodeIds: [],
    tags: [],
    steps: [{ id: idOf(`pickle-step-${name}`), text: 'it rains', astNodeIds: [] }],
  },
})
const document = (name: string): Envelope => ({
  gherkinDocument: {
    uri: `${name}.feature`,
    comments: [],
    feature: { location, tags: [], language: 'en', keyword: 'Feature', name, description: '', children: [] },
  },
})
const definition: Envelope = {
  stepDefinition: {
    id: idOf('definition'),
    pattern: { source: 'it rains', type: 'CUCUMBER_EXPRESSION' as never },
    sourceReference: { location },
  },
}
const suite: Envelope[] = [
  {
    source: { uri: 'one.feature', data: 'Feature: one', mediaType: 'text/x.cucumber.gherkin+plain' as never },
  },
  document('one'),
  pickle('one'),
  document('other'),
  pickle('other'),
  definition,
  { stepDefinition: { ...definition.stepDefinition, id: idOf('unused') } as never },
  { hook: { id: idOf('hook'), type: HookType.AFTER_TEST_CASE, sourceReference: {} } },
  { testRunStarted: { id: idOf('run'), timestamp: zero } },
  {
    testCase: {
      id: idOf('case'),
      pickleId: idOf('pickle-one'),
      testRunStartedId: idOf('run'),
      testSteps: [
        {
          id: idOf('step'),
          pickleStepId: idOf('pickle-step-one'),
          stepDefinitionIds: [idOf('definition')],
          stepMatchArgumentsLists: [{ stepMatchArguments: [] }],
        },
        { id: idOf('hook-step'), hookId: idOf('hook') },
      ],
    },
  },
]

const ended = (testStepId: string, status: TestStepResultStatus): Envelope => ({
  testStepFinished: {
    testCaseStartedId: idOf('started'),
    testStepId: idOf(testStepId),
    timestamp: zero,
    testStepResult: { status, duration: zero },
  },
})
const attached = (mediaType: string, body: string): Envelope => ({
  attachment: {
    mediaType,
    body,
    contentEncoding: AttachmentContentEncoding.IDENTITY,
    testCaseStartedId: idOf('started'),
    testStepId: idOf('hook-step'),
  },
})
const played = (status: TestStepResultStatus, ...more: Envelope[]): Envelope[] => [
  { testCaseStarted: { id: idOf('started'), testCaseId: idOf('case'), attempt: 0, timestamp: zero } },
  { testStepStarted: { testCaseStartedId: idOf('started'), testStepId: idOf('step'), timestamp: zero } },
  ended('step', status),
  ...more,
  ended('hook-step', PASSED),
]
const over: Envelope = {
  testCaseFinished: { testCaseStartedId: idOf('started'), timestamp: zero, willBeRetried: false },
}
const end = (success: boolean): Envelope => ({
  testRunFinished: { testRunStartedId: idOf('run'), timestamp: zero, success },
})
const verdict = (outcome: ScenarioOutcome): Verdict => ({
  scenario: { ...testScenario(['M-01'], [[]], true), id: 'one#rain' },
  outcome,
  durationMs: 1,
  rows: new Map([['M-01', outcome]]),
  context: { platform: 'TWS' },
  ...(outcome === 'passed' ? {} : { reason: 'it does not rain' }),
})

const message = z.looseObject({
  attachment: z.looseObject({ mediaType: z.string(), body: z.string() }).optional(),
  testStepFinished: z
    .looseObject({ testStepResult: z.looseObject({ status: z.string(), message: z.string().optional() }) })
    .optional(),
  testRunFinished: z.looseObject({ success: z.boolean() }).optional(),
})

/** The lines of a run of one scenario that ends in this way, and the messages in them. */
function recorded(outcome: ScenarioOutcome | undefined, status: TestStepResultStatus, ...more: Envelope[]) {
  const record = new MessageRecord()
  const lines = [
    ...[...suite, ...played(status, ...more)].flatMap((envelope) => record.add(envelope)),
    ...record.add(over, outcome && verdict(outcome)),
    ...record.add(end(status !== FAILED)),
  ]
  return { text: lines.join('\n'), messages: lines.map((line) => message.parse(JSON.parse(line))) }
}
const kindsOf = ({ messages }: ReturnType<typeof recorded>) => messages.map((one) => Object.keys(one)[0])

describe('the record of a run', () => {
  const passed = recorded(
    'passed',
    PASSED,
    attached(timelineMediaType, '[1,2]'),
    attached(contextMediaType, '{"platform":"TWS"}'),
  )

  test('has what the chosen scenario is made of before it, and nothing of the others', () => {
    expect(kindsOf(passed)).toEqual([
      'testRunStarted',
      'gherkinDocument',
      'pickle',
      'stepDefinition',
      'hook',
      'testCase',
      'testCaseStarted',
      'testStepFinished',
      'attachment',
      'attachment',
      'testCaseFinished',
      'testRunFinished',
    ])
    expect(passed.text).not.toMatch(/other\.feature|a-long-id|column|stepMatchArgumentsLists/)
  })

  test('names one thing by one id', () => {
    const ids = [...passed.text.matchAll(/"(?:testStepId|stepDefinitionIds|id)":\[?"([^"]+)"/g)].map(
      ([, id]) => id,
    )
    expect(new Set(ids).size).toBe(9)
  })

  test('has our verdict, with the context in which the scenario was played', () => {
    const body = passed.messages.find(
      ({ attachment }) => attachment?.mediaType === verdictMediaType,
    )?.attachment
    expect(recordedVerdict.parse(JSON.parse(body?.body ?? ''))).toEqual({
      scenario: 'one#rain',
      outcome: 'passed',
      rows: { 'M-01': 'passed' },
      context: { platform: 'TWS' },
    })
  })

  test('has the timeline, compressed', () => {
    const found = passed.messages.flatMap(({ attachment }) =>
      attachment?.mediaType === packedTimelineMediaType ? [attachment.body] : [],
    )
    expect(found.map((body) => gunzipSync(Buffer.from(body, 'base64')).toString())).toEqual(['[1,2]'])
  })

  test('keeps a hook that passed where it shows something', () => {
    expect(kindsOf(recorded('passed', PASSED, attached('text/plain', 'seen'))).filter(isStep)).toHaveLength(2)
    expect(kindsOf(recorded('passed', PASSED)).filter(isStep)).toHaveLength(1)
  })

  test('has nothing of a scenario without a verdict, and the run is no success', () => {
    const stopped = recorded(undefined, PASSED)
    expect(kindsOf(stopped).slice(-2)).toEqual(['testCase', 'testRunFinished'])
    expect(stopped.messages.at(-1)?.testRunFinished?.success).toBe(false)
  })
})

const isStep = (kind: string | undefined): boolean => kind === 'testStepFinished'

describe('how a step reads says the same as the verdict', () => {
  test.each([
    ['passed', PASSED, PASSED, undefined, true],
    ['failed', FAILED, FAILED, undefined, false],
    ['notTestable', FAILED, FAILED, undefined, false],
    ['harnessError', TestStepResultStatus.UNDEFINED, TestStepResultStatus.UNDEFINED, undefined, false],
    ['harnessError', SKIPPED, FAILED, 'it does not rain', false],
    ['warned', FAILED, SKIPPED, 'Warned: it does not rain', true],
    ['notTried', FAILED, SKIPPED, 'Not tried: it does not rain', false],
    ['notApplicable', SKIPPED, SKIPPED, undefined, false],
  ] as const)('%s where Cucumber says %s: %s', (outcome, status, read, said, success) => {
    const { messages } = recorded(outcome, status)
    const [step] = messages.flatMap(({ testStepFinished }) => testStepFinished?.testStepResult ?? [])
    expect([step?.status, step?.message]).toEqual([read, said])
    expect(messages.at(-1)?.testRunFinished?.success).toBe(success)
    const logs = messages.filter(({ attachment }) => attachment?.mediaType.startsWith('text/'))
    expect(logs.map(({ attachment }) => attachment?.body)).toEqual(said === undefined ? [] : [said])
  })

  test('and is judged as before by whoever reads the record', () => {
    const failedWithError: Envelope = {
      testStepFinished: {
        testCaseStartedId: idOf('started'),
        testStepId: idOf('step'),
        timestamp: zero,
        testStepResult: {
          status: FAILED,
          duration: zero,
          exception: { type: 'AssertionError', message: 'it does not rain' },
        },
      },
    }
    const record = new MessageRecord()
    const [started, , , ...rest] = played(FAILED)
    const messages = [...suite, started ?? over, failedWithError, ...rest].flatMap((one) => record.add(one))
    const collector = new TestCaseCollector()
    const read = [...messages, ...record.add(over, verdict('warned'))].flatMap(
      (line) => collector.add(JSON.parse(line)) ?? [],
    )
    expect(read.map(endingOf)).toMatchObject([{ kind: 'failed', reason: 'it does not rain' }])
    expect(read.map(({ context }) => context)).toEqual([{ platform: 'TWS' }])
  })

  test('a hook of the run that failed makes it no success', () => {
    const record = new MessageRecord()
    const failedHook: Envelope = {
      testRunHookFinished: {
        testRunHookStartedId: 'h',
        timestamp: zero,
        result: { status: FAILED, duration: zero },
      },
    }
    for (const envelope of [...suite, ...played(PASSED)]) record.add(envelope)
    record.add(over, verdict('passed'))
    record.add(failedHook)
    expect(record.add(end(false)).join()).toContain('"success":false')
  })
})
