/**
 * @module Merges the messages of the processes that share a run into one stream. Every process parses the same features
 * and loads the same step definitions, and Cucumber draws their ids anew in each: what they share is taken from the
 * first process, and the messages of the others are mapped to its ids.
 */

import type { Envelope, TestRunFinished } from '@cucumber/messages'

/** The ids of what every process of a run has, in the order in which each of them meets it. */
export class SharedIds {
  readonly ids: string[] = []

  /** Whether the message is one that every process has. */
  add(envelope: Envelope): boolean {
    const { testCase, testRunHookStarted, testRunHookFinished } = envelope
    const { testCaseStarted, testCaseFinished, testStepStarted, testStepFinished } = envelope
    const own =
      testCase ?? testRunHookStarted ?? testRunHookFinished ?? envelope.attachment ?? envelope.suggestion
    if (own ?? testCaseStarted ?? testCaseFinished ?? testStepStarted ?? testStepFinished) return false
    this.ids.push(...idsIn(envelope))
    return true
  }
}

function idsIn({ pickle, hook, stepDefinition, testRunStarted }: Envelope): string[] {
  if (pickle) return [pickle.id, ...pickle.steps.map(({ id }) => id)]
  const one = hook?.id ?? stepDefinition?.id ?? testRunStarted?.id
  return one === undefined ? [] : [one]
}

export interface MergeListener {
  message(envelope: Envelope): void
  /** Every process has announced all its test cases. */
  planned(): void
}

/** The other end of one process's messages. */
interface Source {
  /** Comes before every message; resolves when the first process has its ids. */
  sharedIds(ids: readonly string[]): Promise<void>
  add(envelope: Envelope): void
  finish(success: boolean): void
}

/** One stream out of the messages of so many processes. */
export class MessageMerge {
  readonly #listener: MergeListener
  readonly #firstIds = Promise.withResolvers<readonly string[]>()
  #planning: number
  #success = true
  #finished: TestRunFinished | undefined

  constructor(processes: number, listener: MergeListener) {
    this.#planning = processes
    this.#listener = listener
  }

  /** Takes the messages of the first process, whose ids are kept; `finish` says that there are no more. */
  first(): Pick<Source, 'add'> & { finish(): void } {
    const planned = this.#whenPlanned()
    const shared = new SharedIds()
    return {
      add: (envelope) => {
        shared.add(envelope)
        if (envelope.testRunStarted) this.#firstIds.resolve(shared.ids)
        if (envelope.testCaseStarted) planned()
        if (envelope.testRunFinished) this.#finished = envelope.testRunFinished
        else this.#listener.message(envelope)
      },
      finish: planned,
    }
  }

  /** Takes the messages of another process, without those that every process has. */
  source(workerId: string): Source {
    const planned = this.#whenPlanned()
    let map = (envelope: Envelope): Envelope => envelope
    return {
      sharedIds: async (ids) => {
        map = messageIdMapping(ids, await this.#firstIds.promise, workerId)
      },
      add: (envelope) => {
        if (envelope.testCaseStarted) planned()
        this.#listener.message(map(envelope))
      },
      finish: (success) => {
        if (!success) this.#success = false
        planned()
      },
    }
  }

  /** When all are over: the run ends as the first process ended, and is as good as the worst of them. */
  finish(): void {
    if (!this.#finished) return
    const success = this.#finished.success && this.#success
    this.#listener.message({ testRunFinished: { ...this.#finished, success } })
  }

  /** To be called, as often as one likes, when a process has announced all its test cases. */
  #whenPlanned(): () => void {
    let due = true
    return () => {
      if (due) this.#planning--
      if (due && this.#planning === 0) this.#listener.planned()
      due = false
    }
  }
}

/** Maps the ids in the messages of one process to those of another, and names the process that they came from. */
export function messageIdMapping(
  from: readonly string[],
  to: readonly string[],
  workerId: string,
): (envelope: Envelope) => Envelope {
  if (from.length !== to.length)
    throw new Error(
      'The worker processes of this run did not find the same features and step definitions: do not change files while it runs.',
    )
  const ids = new Map(from.map((id, at) => [id, to[at] ?? id]))
  const mapped = (id: string): string => ids.get(id) ?? id
  return (envelope) => {
    const { testCase, testCaseStarted, testRunHookStarted, suggestion } = envelope
    if (suggestion) return { suggestion: { ...suggestion, pickleStepId: mapped(suggestion.pickleStepId) } }
    if (testCaseStarted) return { testCaseStarted: { ...testCaseStarted, workerId } }
    if (testRunHookStarted) {
      const hookId = mapped(testRunHookStarted.hookId)
      const testRunStartedId = mapped(testRunHookStarted.testRunStartedId)
      return { testRunHookStarted: { ...testRunHookStarted, hookId, testRunStartedId, workerId } }
    }
    return testCase ? { testCase: mappedTestCase(testCase, mapped) } : envelope
  }
}

function mappedTestCase(testCase: NonNullable<Envelope['testCase']>, mapped: (id: string) => string) {
  const { pickleId, testRunStartedId, testSteps } = testCase
  return {
    ...testCase,
    pickleId: mapped(pickleId),
    ...(testRunStartedId === undefined ? {} : { testRunStartedId: mapped(testRunStartedId) }),
    testSteps: testSteps.map((step) => ({
      ...step,
      ...(step.hookId === undefined ? {} : { hookId: mapped(step.hookId) }),
      ...(step.pickleStepId === undefined ? {} : { pickleStepId: mapped(step.pickleStepId) }),
      ...(step.stepDefinitionIds ? { stepDefinitionIds: step.stepDefinitionIds.map(mapped) } : {}),
    })),
  }
}
