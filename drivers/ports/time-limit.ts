/** @module The one wait in real time, with an error that names what did not come; and the errors of the harness. */

/**
 * Resolves or rejects as `promise` does. Where it has done neither after `limitMs` milliseconds of real time, rejects with
 * `NotTestable`, which names `what`: a noun phrase, such as "the answer to GET /session".
 */
export const withTimeLimit = <Result>(
  limitMs: number,
  what: string,
  promise: Promise<Result>,
): Promise<Result> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(
      () =>
        reject(
          new NotTestable(
            `waited ${limitMs} ms for ${what}, which did not come: the server hangs, or this machine is overloaded`,
          ),
        ),
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

/** No verdict can be reached, which counts as failed. Reports recognize it by the first words of its message. */
export class NotTestable extends Error {
  override readonly name = 'NotTestable'

  constructor(reason: string, options?: ErrorOptions) {
    super(`Not testable: ${reason}`, options)
  }
}

/** The harness is wrong, not the system under test. */
export class HarnessError extends Error {
  override readonly name = 'HarnessError'

  constructor(reason: string, options?: ErrorOptions) {
    super(`Harness error: ${reason}`, options)
  }
}
