/** @module The time of the machine, for simulators that no test sets the clock of. */

import type { Instant, Now } from '../clock/clock.ts'

export const timeOfMachine: Now = () => Date.now()

/** The longest that a timer of Node waits. */
const longestWaitMs = 2 ** 31 - 1

/** Calls `wake` at an instant, or earlier where that is weeks away. Keeps no process alive. Returns what calls it off. */
export function wakeAt(instant: Instant, wake: () => void): () => void {
  return wakeAfter(Math.min(Math.max(0, instant - timeOfMachine()), longestWaitMs), wake)
}

/** Calls `wake` after so many milliseconds. Keeps no process alive. Returns what calls it off. */
export function wakeAfter(ms: number, wake: () => void): () => void {
  const timer = setTimeout(wake, ms)
  timer.unref()
  return () => clearTimeout(timer)
}

/** Twilio waits 15 seconds for the answer to a status callback (www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides). */
const callbackTimeoutMs = 15_000

/** The global `fetch`, which gives up after the time that Twilio waits. */
export const callbackFetch: typeof fetch = (input, init) =>
  fetch(input, { ...init, signal: AbortSignal.timeout(callbackTimeoutMs) })
