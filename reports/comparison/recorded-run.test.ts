import { type Envelope, PickleStepType, TestStepResultStatus } from '@cucumber/messages'
import { afterAll, describe, expect, test } from 'vitest'
import { RunFolders } from '../../testing/recorded-runs.ts'
import { testCatalogue } from '../../testing/reports.ts'
import { MessageRecord } from '../output/message-record.ts'
import { SuiteReader } from '../suite/scenarios.ts'
import { TestCaseCollector } from '../verdicts/test-case-record.ts'
import { verdictOf } from '../verdicts/verdict.ts'
import { openRecordedRun } from './recorded-run.ts'

const folders = new RunFolders()
afterAll(() => folders.remove())

const { PASSED, FAILED, SKIPPED } = TestStepResultStatus
const timestamp = { seconds: 0, nanos: 0 }
const location = { line: 1, column: 1 }
const sentences = ['it rains', 'nobody goes out', 'the sun comes']

const ended = (id: string, status: TestStepResultStatus, message?: string): Envelope => ({
  testStepFinished: {
    testCaseStartedId: 'started',
    testStepId: id,
    timestamp,
    testStepResult: {
      status,
      duration: timestamp,
      ...(message !== undefined && { exception: { type: 'AssertionError', message } }),
    },
  },
})

/** A scenario of a row with this level, whose second step fails, as Cucumber tells it. */
const told = (row: string): Envelope[] => [
  {
    gherkinDocument: {
      uri: 'features/rain.feature',
      comments: [],
      feature: {
        location,
        tags: [],
        language: 'en',
        keyword: 'Feature',
        name: 'Rain',
        description: '',
        children: [
          {
            scenario: {
              location,
              tags: [],
              keyword: 'Scenario',
              name: 'It pours',
              description: '',
              examples: [],
              id: 'node',
              steps: sentences.map((text, at) => ({ location, keyword: 'Then ', text, id: `node-${at}` })),
            },
          },
        ],
      },
    },
  },
  {
    pickle: {
      id: 'pickle',
      uri: 'features/rain.feature',
      name: 'It pours',
      language: 'en',
      astNodeIds: ['node'],
      tags: [{ name: `@${row}`, astNodeId: 'tag' }],
      steps: sentences.map((text, at) => ({
        id: `step-${at}`,
        text,
        type: PickleStepType.OUTCOME,
        astNodeIds: [`node-${at}`],
      })),
    },
  },
  {
    testCase: {
      id: 'case',
      pickleId: 'pickle',
      testSteps: [
        { id: 'before', hookId: 'hook' },
        ...sentences.map((_, at) => ({ id: `test-${at}`, pickleStepId: `step-${at}` })),
        { id: 'after', hookId: 'hook' },
      ],
    },
  },
  { testCaseStarted: { id: 'started', testCaseId: 'case', attempt: 0, timestamp } },
  ended('before', PASSED),
  ended('test-0', PASSED),
  ended('test-1', FAILED, 'somebody does'),
  ended('test-2', SKIPPED),
  ended('after', FAILED, 'the window is open'),
  { testCaseFinished: { testCaseStartedId: 'started', timestamp, willBeRetried: false } },
]

/** The same as we record it. */
function recorded(envelopes: readonly Envelope[]): string[] {
  const [suite, collector, record] = [new SuiteReader(), new TestCaseCollector(), new MessageRecord()]
  return envelopes.flatMap((envelope) => {
    suite.add(envelope)
    const finished = collector.add(envelope)
    const scenario = finished && suite.ofPickle(finished.pickleId)
    return record.add(envelope, finished && scenario && verdictOf(scenario, finished, testCatalogue))
  })
}

const stepsOf = (name: string, lines: readonly string[], outcome: string) => {
  const path = folders.results(name, [{ id: 'rain#it-pours', outcome }])
  folders.file(name, 'messages.ndjson', `${lines.join('\n')}\n{"cut`)
  const run = openRecordedRun(path)
  return run.ok ? run.value.scenarios.get('rain#it-pours')?.steps : run.problems
}

describe('the steps of a run that is over', () => {
  test.each([
    ['failed', 'M-01'],
    ['warned', 'S-01'],
  ])('are those that Cucumber tells, also where we record them: %s', (outcome, row) => {
    const raw = stepsOf(
      `raw-${outcome}`,
      told(row).map((envelope) => JSON.stringify(envelope)),
      outcome,
    )
    expect(raw).toEqual([
      { sentence: 'Then it rains', text: 'it rains', status: PASSED },
      { sentence: 'Then nobody goes out', text: 'nobody goes out', status: FAILED, message: 'somebody does' },
      { sentence: 'Then the sun comes', text: 'the sun comes', status: SKIPPED },
      { sentence: 'after the last step', status: FAILED, message: 'the window is open' },
    ])
    expect(stepsOf(`recorded-${outcome}`, recorded(told(row)), outcome)).toEqual(raw)
  })
})
