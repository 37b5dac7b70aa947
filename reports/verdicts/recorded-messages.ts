/** @module The messages that a run has left, read again. */

import type { Envelope } from '@cucumber/messages'
import { z } from 'zod'
import { jsonOf } from '../json.ts'
import { invalid, type Result, valid } from '../result.ts'
import { type Scenario, SuiteReader } from '../suite/scenarios.ts'
import { TestCaseCollector, type TestCaseRecord } from './test-case-record.ts'

export interface RecordedMessages {
  /** How many test cases the run was going to play. */
  readonly planned: number
  /** Those that came to their end. */
  readonly ended: readonly { readonly scenario: Scenario; readonly record: TestCaseRecord }[]
  /** What went wrong outside every scenario. */
  readonly runProblems: readonly string[]
}

/** Messages are Cucumber's, whose types say what is in them; here it matters that a line is one. */
const envelope = z.custom<Envelope>((value) => typeof value === 'object' && value !== null)

/** The messages in messages.ndjson; of a run that was killed the last line may be cut off, and is left out then. */
export function envelopesIn(text: string): Result<readonly Envelope[]> {
  const found: Envelope[] = []
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  for (const [index, line] of lines.entries()) {
    const { data: message } = envelope.safeParse(jsonOf(line))
    if (!message && (index < lines.length - 1 || text.endsWith('\n')))
      return invalid([`line ${index + 1} of messages.ndjson is no message of Cucumber`])
    if (message) found.push(message)
  }
  return valid(found)
}

/** What they say of each test case. */
export function readMessages(messages: readonly Envelope[]): RecordedMessages {
  const suite = new SuiteReader()
  const collector = new TestCaseCollector()
  const ended: { scenario: Scenario; record: TestCaseRecord }[] = []
  let planned = 0
  for (const message of messages) {
    suite.add(message)
    if (message.testCase) planned++
    const record = collector.add(message)
    const scenario = record && suite.ofPickle(record.pickleId)
    if (record && scenario) ended.push({ scenario, record })
  }
  return { planned, ended, runProblems: collector.runProblems }
}

/** The same of the text of messages.ndjson; a test case that was cut off has no end. */
export function recordedMessages(text: string): Result<RecordedMessages> {
  const messages = envelopesIn(text)
  return messages.ok ? valid(readMessages(messages.value)) : messages
}
