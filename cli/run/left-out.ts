import type { Envelope } from '@cucumber/messages'

/** Test cases that only start because the runner cannot be cancelled: they are no part of any record. */
export class LeftOut {
  readonly #leaves: (started: NonNullable<Envelope['testCaseStarted']>) => boolean
  readonly #ids = new Set<string>()

  /** `leaves` is asked as each test case starts. */
  constructor(leaves: (started: NonNullable<Envelope['testCaseStarted']>) => boolean) {
    this.#leaves = leaves
  }

  /** Whether the message is about a test case that was left out. */
  has(envelope: Envelope): boolean {
    const { testCaseStarted, testStepStarted, testStepFinished, testCaseFinished, attachment } = envelope
    if (testCaseStarted && this.#leaves(testCaseStarted)) this.#ids.add(testCaseStarted.id)
    const about = testStepStarted ?? testStepFinished ?? testCaseFinished ?? attachment
    const id = testCaseStarted?.id ?? about?.testCaseStartedId
    return id !== undefined && this.#ids.has(id)
  }
}
