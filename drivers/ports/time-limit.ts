/** @module The waits in real time, with an error that names what did not come, and how long something has lasted. */

import { NotTestable } from './errors.ts'

/** Milliseconds of real time, since whenever, by a clock that nobody sets back. */
export const elapsedRealTime = (): number => performance.now()

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

const pauseMs = 10

/**
 * Attempts again and again, with a pause between, until an attempt resolves. Rejects with what the last one rejected with
 * where `limitMs` milliseconds of real time are over, or it was given up.
 */
export async function attemptFor<Result>(
  limitMs: number,
  attempt: () => Promise<Result>,
  givenUp: AbortSignal,
): Promise<Result> {
  let isOver = false
  const timer = setTimeout(() => {
    isOver = true
  }, limitMs)
  try {
    for (;;) {
      const outcome = await attempt().then(
        (result) => ({ result }),
        (error: unknown) => ({ error }),
      )
      if ('result' in outcome) return outcome.result
      if (isOver || givenUp.aborted) throw outcome.error
      await new Promise((resume) => setTimeout(resume, pauseMs))
    }
  } finally {
    clearTimeout(timer)
  }
}
