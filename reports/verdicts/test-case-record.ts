import { gunzipSync } from 'node:zlib'
import {
  type Attachment,
  type Envelope,
  type TestCase,
  type TestCaseStarted,
  type TestStepResult,
  TestStepResultStatus,
  TimeConversion,
} from '@cucumber/messages'
import { type OpenContext, openContextSchema } from '../contexts/context.ts'
import { filmMediaType } from '../film/film.ts'
import {
  contextMediaType,
  type Mismatch,
  mismatch,
  mismatchMediaType,
  packedTimelineMediaType,
  recordedVerdict,
  type Traffic,
  timelineMediaType,
  traffic,
  trafficMediaType,
  verdictMediaType,
} from './attachments.ts'
import type { ListedFailure } from './known-failures.ts'

/** What happened in one test case, in the order of its steps. */
export interface TestCaseRecord {
  readonly pickleId: string
  readonly durationMs: number
  readonly steps: readonly StepRecord[]
  readonly logs: readonly string[]
  /** Evidence of a failed scenario, such as screenshots. */
  readonly files: readonly AttachedFile[]
  /** What went over the wire, where it failed. */
  readonly traffic?: Traffic
  /** What it was played with, of what it leaves open. */
  readonly context?: OpenContext
  /** In the record of a run: the entry of the list of known failures that it is known by. */
  readonly known?: ListedFailure
  /** What was seen, as attached. */
  readonly film?: string
  /** The events of virtual time, as attached. */
  readonly timeline?: string
}

export interface AttachedFile {
  readonly name: string
  /** In base64. */
  readonly body: string
}

/** A step of a scenario, or a hook before or after them (then without the id of a pickle step). */
export interface StepRecord {
  readonly pickleStepId: string | undefined
  readonly result: TestStepResult
  /** Where it failed by a comparison. */
  readonly mismatch?: Mismatch
}

interface Running {
  readonly started: TestCaseStarted
  readonly testCase: TestCase
  readonly results: Map<string, TestStepResult>
  readonly mismatches: Map<string, Mismatch>
  readonly logs: string[]
  readonly files: AttachedFile[]
  traffic?: Traffic
  context?: OpenContext
  known?: ListedFailure
  film?: string
  timeline?: string
}

/** Collects the messages of each test case, and lets go of it when it is finished. */
export class TestCaseCollector {
  /** Failures outside every scenario: hooks around the run, or an exception of Cucumber. */
  readonly runProblems: string[] = []
  readonly #testCases = new Map<string, TestCase>()
  readonly #running = new Map<string, Running>()

  /** The test case that this envelope finished, if it did. */
  add(envelope: Envelope): TestCaseRecord | undefined {
    const { testCase, testCaseStarted, testStepFinished, attachment, testRunHookFinished, testRunFinished } =
      envelope
    if (testCase) this.#testCases.set(testCase.id, testCase)
    if (testCaseStarted) this.#start(testCaseStarted)
    if (testStepFinished) {
      this.#running
        .get(testStepFinished.testCaseStartedId)
        ?.results.set(testStepFinished.testStepId, testStepFinished.testStepResult)
    }
    if (attachment) this.#attach(attachment)
    if (testRunHookFinished?.result.status === TestStepResultStatus.FAILED) {
      this.runProblems.push(
        testRunHookFinished.result.exception?.message ?? 'a hook around the run failed without a message',
      )
    }
    if (testRunFinished?.exception)
      this.runProblems.push(testRunFinished.exception.message ?? 'Cucumber failed without a message')
    return this.#finish(envelope)
  }

  #start(started: TestCaseStarted): void {
    const testCase = this.#testCases.get(started.testCaseId)
    if (testCase)
      this.#running.set(started.id, {
        started,
        testCase,
        results: new Map(),
        mismatches: new Map(),
        logs: [],
        files: [],
      })
  }

  #attach({ testCaseStartedId = '', testStepId = '', mediaType, fileName, body }: Attachment): void {
    const running = this.#running.get(testCaseStartedId)
    if (mediaType === mismatchMediaType) running?.mismatches.set(testStepId, mismatch.parse(JSON.parse(body)))
    else if (mediaType === trafficMediaType) this.#keepTraffic(running, body)
    else if (running && mediaType === contextMediaType)
      running.context = openContextSchema.parse(JSON.parse(body))
    else if (running && mediaType === verdictMediaType) keepVerdict(running, body)
    else if (running && mediaType === filmMediaType) running.film = body
    else if (running && mediaType === timelineMediaType) running.timeline = body
    else if (running && mediaType === packedTimelineMediaType)
      running.timeline = gunzipSync(Buffer.from(body, 'base64')).toString()
    else if (fileName !== undefined) running?.files.push({ name: fileName, body })
    else if (mediaType.startsWith('text/')) running?.logs.push(body)
  }

  #keepTraffic(running: Running | undefined, body: string): void {
    if (running) running.traffic = traffic.parse(JSON.parse(body))
  }

  #finish({ testCaseFinished }: Envelope): TestCaseRecord | undefined {
    const running = this.#running.get(testCaseFinished?.testCaseStartedId ?? '')
    if (!testCaseFinished || !running) return undefined
    this.#running.delete(running.started.id)
    return {
      pickleId: running.testCase.pickleId,
      durationMs: durationOf(running.results.values()),
      steps: running.testCase.testSteps.flatMap(({ id, pickleStepId }) => {
        const result = running.results.get(id)
        const mismatch = running.mismatches.get(id)
        return result ? [{ pickleStepId, result, ...(mismatch && { mismatch }) }] : []
      }),
      logs: running.logs,
      files: running.files,
      ...(running.traffic && { traffic: running.traffic }),
      ...(running.context && { context: running.context }),
      ...(running.known && { known: running.known }),
      ...(running.film !== undefined && { film: running.film }),
      ...(running.timeline !== undefined && { timeline: running.timeline }),
    }
  }
}

/** In the record of a run the verdict has the context, and what the failure is known by. */
function keepVerdict(running: Running, body: string): void {
  const { context, known } = recordedVerdict.parse(JSON.parse(body))
  if (context) running.context = context
  if (known) running.known = known
}

/** The sum over the steps: the timestamps around a test case have whole milliseconds only. */
function durationOf(results: Iterable<TestStepResult>): number {
  const sum = [...results].reduce(
    (total, { duration }) => total + TimeConversion.durationToMilliseconds(duration),
    0,
  )
  return Math.round(sum * 1000) / 1000
}
