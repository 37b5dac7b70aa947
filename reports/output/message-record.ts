/**
 * @module What of the messages of a run is put on disk: all that the verdicts rest on, valid in the schema of Cucumber
 * Messages, without what no reader needs. Left out are the sources and what belongs to no chosen scenario, the starts of
 * steps, where in a sentence its values stand, and hooks that passed; ids are short, and timelines compressed. The
 * messages of a scenario stand together and with its verdict, and how its steps ended says the same as the verdict.
 */

import { gzipSync } from 'node:zlib'
import {
  type Attachment,
  AttachmentContentEncoding,
  type Envelope,
  type TestCase,
  type TestStepFinished,
  TestStepResultStatus,
} from '@cucumber/messages'
import type { z } from 'zod'
import { filmMediaType } from '../film/film.ts'
import {
  contextMediaType,
  packedTimelineMediaType,
  type recordedVerdict,
  timelineMediaType,
  verdictMediaType,
} from '../verdicts/attachments.ts'
import { isKnownFailure, ownership } from '../verdicts/known-failures.ts'
import type { ScenarioOutcome } from '../verdicts/outcomes.ts'
import type { Verdict } from '../verdicts/verdict.ts'

/** The members of messages that are ids, or lists of them. */
export const idMembers: ReadonlySet<string> = new Set([
  'id',
  'astNodeId',
  'astNodeIds',
  'hookId',
  'pickleId',
  'pickleStepId',
  'stepDefinitionIds',
  'testCaseId',
  'testCaseStartedId',
  'testRunHookStartedId',
  'testRunStartedId',
  'testStepId',
])

/** Members that the schema lets be absent. */
const leftOut: ReadonlySet<string> = new Set(['column', 'keywordType', 'stepMatchArgumentsLists'])

/** A test case under way: what it is made of, and its messages so far. */
interface Running {
  readonly testCase: TestCase
  readonly messages: Envelope[]
}

export class MessageRecord {
  readonly #ids = new Map<string, string>()
  /** What no test case has used so far: documents by path, pickles, step definitions and hooks by id. */
  readonly #unused = new Map<string, Envelope>()
  readonly #testCases = new Map<string, TestCase>()
  readonly #running = new Map<string, Running>()
  readonly #outcomes = new Set<ScenarioOutcome>()
  #hookFailed = false

  /**
   * The lines to write, in JSON. `verdict`: on the test case that the message finishes; without one it is as if it had
   * not been run.
   */
  add(envelope: Envelope, verdict?: Verdict): string[] {
    return this.#kept(envelope, verdict).map((one) => JSON.stringify(one, this.#short))
  }

  #kept(envelope: Envelope, verdict: Verdict | undefined): Envelope[] {
    const { source, gherkinDocument, pickle, stepDefinition, hook } = envelope
    const unused = gherkinDocument?.uri ?? pickle?.id ?? stepDefinition?.id ?? hook?.id
    if (unused !== undefined) this.#unused.set(unused, envelope)
    if (source ?? unused ?? envelope.testStepStarted) return []
    if (envelope.testCase) return this.#plan(envelope.testCase)
    if (envelope.testRunHookStarted) return [...this.#use(envelope.testRunHookStarted.hookId), envelope]
    if (envelope.testRunHookFinished?.result.status === FAILED) this.#hookFailed = true
    if (envelope.testRunFinished) return [this.#finishRun(envelope.testRunFinished)]
    const { testCaseStarted, testStepFinished, attachment, testCaseFinished } = envelope
    if (testCaseStarted) this.#start(testCaseStarted.id, testCaseStarted.testCaseId)
    const about = testStepFinished ?? attachment ?? testCaseFinished
    const running = this.#running.get(testCaseStarted?.id ?? about?.testCaseStartedId ?? '')
    if (!running) return [envelope]
    running.messages.push(envelope)
    return testCaseFinished ? this.#finish(testCaseFinished.testCaseStartedId, running, verdict) : []
  }

  /** What a test case is made of stands before it. */
  #plan(testCase: TestCase): Envelope[] {
    this.#testCases.set(testCase.id, testCase)
    const uri = this.#unused.get(testCase.pickleId)?.pickle?.uri ?? ''
    const definitions = testCase.testSteps.flatMap(({ hookId, stepDefinitionIds = [] }) =>
      hookId === undefined ? stepDefinitionIds : [hookId],
    )
    return [...[uri, testCase.pickleId, ...definitions].flatMap((used) => this.#use(used)), { testCase }]
  }

  #use(key: string): Envelope[] {
    const used = this.#unused.get(key)
    this.#unused.delete(key)
    return used ? [used] : []
  }

  #start(id: string, testCaseId: string): void {
    const testCase = this.#testCases.get(testCaseId)
    if (testCase) this.#running.set(id, { testCase, messages: [] })
  }

  #finish(id: string, { testCase, messages }: Running, verdict: Verdict | undefined): Envelope[] {
    this.#running.delete(id)
    if (!verdict) return []
    this.#testCases.delete(testCase.id)
    this.#outcomes.add(isKnownFailure(verdict) ? 'warned' : verdict.outcome)
    const hooks = new Set(testCase.testSteps.flatMap((step) => (step.hookId === undefined ? [] : [step.id])))
    const kept = messages.flatMap((one) => (one.attachment ? attachmentKept(one.attachment) : [one]))
    const shown = new Set(kept.flatMap(({ attachment }) => attachment?.testStepId ?? []))
    const isSilent = ({ testStepId, testStepResult }: TestStepFinished): boolean =>
      hooks.has(testStepId) && testStepResult.status === TestStepResultStatus.PASSED && !shown.has(testStepId)
    const told = kept.filter(({ testStepFinished }) => !testStepFinished || !isSilent(testStepFinished))
    return [...asJudged(told.slice(0, -1), verdict), verdictAttachment(id, verdict), ...told.slice(-1)]
  }

  /** A success where the run conforms: all that was planned has a verdict, one at least holds, and none fails. */
  #finishRun(finished: NonNullable<Envelope['testRunFinished']>): Envelope {
    const ended = [...this.#outcomes]
    const isSound = !this.#hookFailed && finished.exception === undefined && this.#testCases.size === 0
    const holds = ended.some((outcome) => outcome === 'passed' || outcome === 'warned')
    const success = isSound && holds && !ended.some((outcome) => failing.includes(outcome))
    return { testRunFinished: { ...finished, success } }
  }

  readonly #short = (key: string, value: unknown): unknown => {
    if (leftOut.has(key)) return undefined
    if (!idMembers.has(key)) return value
    return Array.isArray(value) ? value.map((id) => this.#shortId(id)) : this.#shortId(value)
  }

  #shortId(id: unknown): unknown {
    if (typeof id !== 'string') return id
    const known = this.#ids.get(id) ?? this.#ids.size.toString(36)
    this.#ids.set(id, known)
    return known
  }
}

function attachmentKept(attachment: Attachment): Envelope[] {
  const { body, contentEncoding, mediaType, testCaseStartedId = '', testStepId, fileName } = attachment
  // The verdict has the context, and the films have a file of their own.
  if (mediaType === contextMediaType || mediaType === filmMediaType) return []
  if (mediaType === timelineMediaType)
    return [
      {
        attachment: {
          body: gzipSync(body).toString('base64'),
          contentEncoding: AttachmentContentEncoding.BASE64,
          mediaType: packedTimelineMediaType,
          testCaseStartedId,
        },
      },
    ]
  return [
    {
      attachment: {
        body,
        contentEncoding,
        mediaType,
        testCaseStartedId,
        ...(testStepId !== undefined && { testStepId }),
        ...(fileName !== undefined && { fileName }),
      },
    },
  ]
}

function verdictAttachment(testCaseStartedId: string, verdict: Verdict): Envelope {
  const { scenario, outcome, rows, reason, context, known } = verdict
  const body: z.infer<typeof recordedVerdict> = {
    scenario: scenario.id,
    outcome,
    rows: Object.fromEntries(rows),
    ...(reason !== undefined && { reason }),
    ...(context && { context }),
    ...(known && { known }),
  }
  return {
    attachment: {
      body: JSON.stringify(body),
      contentEncoding: AttachmentContentEncoding.IDENTITY,
      mediaType: verdictMediaType,
      testCaseStartedId,
    },
  }
}

const failing: readonly ScenarioOutcome[] = ['failed', 'notTestable', 'harnessError']

/** How the message of a step that did not hold begins where the run conforms all the same. */
const forgiven: Partial<Record<ScenarioOutcome, string>> = {
  warned: 'Warned',
  notApplicable: 'Not applicable',
  notTried: 'Not tried',
}

/**
 * The same messages, in which a step reads as failed where the scenario fails, and nowhere else: a warning and a known failure
 * are skipped with their reason, as Cucumber has no word for them, and a skip without a reason fails.
 */
function asJudged(messages: readonly Envelope[], verdict: Verdict): readonly Envelope[] {
  const { outcome, reason = '', known } = verdict
  const word =
    known && isKnownFailure(verdict)
      ? `Known failure (${ownership(known)}: ${known.reason})`
      : forgiven[outcome]
  const ended = messages.flatMap(({ testStepFinished }) => testStepFinished ?? [])
  if (word !== undefined) return withResult(messages, ended.filter(isFailed), SKIPPED, `${word}: ${reason}`)
  if (!failing.includes(outcome) || ended.some(isFailed)) return messages
  return withResult(messages, ended.filter(isSkipped).slice(0, 1), FAILED, reason)
}

/** Some readers show the message of a step, others what is logged in it. */
function withResult(
  messages: readonly Envelope[],
  changed: readonly TestStepFinished[],
  status: TestStepResultStatus,
  message: string,
): Envelope[] {
  return messages.flatMap((envelope) => {
    const { testStepFinished: ended } = envelope
    if (!ended || !changed.includes(ended)) return [envelope]
    const { testCaseStartedId, testStepId, testStepResult } = ended
    const log = {
      body: message,
      contentEncoding: AttachmentContentEncoding.IDENTITY,
      mediaType: logMediaType,
    }
    return [
      { attachment: { ...log, testCaseStartedId, testStepId } },
      { testStepFinished: { ...ended, testStepResult: { ...testStepResult, status, message } } },
    ]
  })
}

/** Cucumber's own, of what a step logs. */
const logMediaType = 'text/x.cucumber.log+plain'

const { PASSED, SKIPPED, FAILED } = TestStepResultStatus
const isSkipped = ({ testStepResult: { status } }: TestStepFinished): boolean => status === SKIPPED
const isFailed = ({ testStepResult: { status } }: TestStepFinished): boolean =>
  status !== PASSED && status !== SKIPPED
