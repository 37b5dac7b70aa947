/** @module The one place that waits in real time, so that nothing ever hangs without a name. */

/** Rejects with what was waited for when `promise` has not settled after `limitMs` milliseconds of real time. */
export const withTimeLimit = <Result>(
  limitMs: number,
  what: string,
  promise: Promise<Result>,
): Promise<Result> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new NotTestable(`waited ${limitMs} ms for ${what}, and nothing came`)),
      limitMs,
    )
    const inTime =
      <Value>(settle: (value: Value) => void) =>
      (value: Value): void => {
        clearTimeout(timer)
        settle(value)
      }
    promise.then(inTime(resolve), inTime(reject))
  })

/** The verdict cannot be found out; it counts as failed. Reports know it by the first words of the message. */
export class NotTestable extends Error {
  override readonly name = 'NotTestable'

  constructor(reason: string, options?: ErrorOptions) {
    super(`Not testable: ${reason}`, options)
  }
}

/** Something of ours is wrong, and the system under test is not to blame. */
export class HarnessError extends Error {
  override readonly name = 'HarnessError'

  constructor(reason: string, options?: ErrorOptions) {
    super(`Harness error: ${reason}`, options)
  }
}
