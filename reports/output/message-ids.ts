/**
 * @module Every process parses the same features and loads the same steps, and the runner draws its ids anew in each.
 * What two processes have in common is told once; the messages of the second one are put into the words of the first.
 */

import type { Envelope } from '@cucumber/messages'

/** Ids of what a run consists of before it begins, in the order in which every process meets them. */
function idsIn({ pickle, hook, stepDefinition, testRunStarted }: Envelope): string[] {
  if (pickle) return [pickle.id, ...pickle.steps.map(({ id }) => id)]
  const one = hook?.id ?? stepDefinition?.id ?? testRunStarted?.id
  return one === undefined ? [] : [one]
}

/** The common words of one process. */
export class SharedIds {
  readonly #ids: string[] = []
  readonly #complete: (ids: string[]) => void

  /** `complete` is told all of them, as soon as the run has started. */
  constructor(complete: (ids: string[]) => void) {
    this.#complete = complete
  }

  /** Whether the message says what all processes say alike. */
  learn(envelope: Envelope): boolean {
    const { testCase, testRunHookStarted, testRunHookFinished } = envelope
    const { testCaseStarted, testCaseFinished, testStepStarted, testStepFinished } = envelope
    const own = testCase ?? testRunHookStarted ?? testRunHookFinished ?? envelope.attachment
    if (own ?? testCaseStarted ?? testCaseFinished ?? testStepStarted ?? testStepFinished) return false
    this.#ids.push(...idsIn(envelope))
    if (envelope.testRunStarted) this.#complete(this.#ids)
    return true
  }
}

/** Puts a message into the other words, and names the process that it came from. */
export type MapMessageIds = (envelope: Envelope) => Envelope

export function messageIdMapping(
  from: readonly string[],
  to: readonly string[],
  workerId: string,
): MapMessageIds {
  if (from.length !== to.length)
    throw new Error('The processes of this run did not find the same features and steps: did a file change?')
  const words = new Map(from.map((id, at) => [id, to[at] ?? id]))
  const word = (id: string): string => words.get(id) ?? id
  return (envelope) => {
    const { testCase, testCaseStarted, testRunHookStarted } = envelope
    if (testCaseStarted) return { testCaseStarted: { ...testCaseStarted, workerId } }
    if (testRunHookStarted) {
      const { hookId, testRunStartedId } = testRunHookStarted
      return {
        testRunHookStarted: {
          ...testRunHookStarted,
          hookId: word(hookId),
          testRunStartedId: word(testRunStartedId),
          workerId,
        },
      }
    }
    return testCase ? { testCase: translatedCase(testCase, word) } : envelope
  }
}

function translatedCase(testCase: NonNullable<Envelope['testCase']>, word: (id: string) => string) {
  const { pickleId, testRunStartedId, testSteps } = testCase
  return {
    ...testCase,
    pickleId: word(pickleId),
    ...(testRunStartedId === undefined ? {} : { testRunStartedId: word(testRunStartedId) }),
    testSteps: testSteps.map((step) => ({
      ...step,
      ...(step.hookId === undefined ? {} : { hookId: word(step.hookId) }),
      ...(step.pickleStepId === undefined ? {} : { pickleStepId: word(step.pickleStepId) }),
      ...(step.stepDefinitionIds ? { stepDefinitionIds: step.stepDefinitionIds.map(word) } : {}),
    })),
  }
}
