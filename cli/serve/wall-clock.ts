/** @module The time of day, and a repeating timer: `sls serve` runs in real time, and known failures have a last day. */

export const wallClock = (): number => Date.now()

/** As in 2026-12-31. */
export const today = (): string => new Date(wallClock()).toISOString().slice(0, 10)

/** Monotonic time in whole milliseconds: the time of day may be set back. */
export const elapsed = (): number => Math.floor(performance.now())

export interface RepeatedTask {
  /** Rejects when the task fails, which ends the repetition. */
  readonly failed: Promise<never>
  /** Ends the repetition, and waits for the task where it is running. */
  stop(): Promise<void>
}

/** Runs the task at this interval, and leaves out a turn while it is still running. */
export function repeatEvery(intervalMs: number, task: () => Promise<void>): RepeatedTask {
  const failure = Promise.withResolvers<never>()
  let running: Promise<void> | undefined
  const stop = async (): Promise<void> => {
    clearInterval(timer)
    await running
  }
  const timer = setInterval(() => {
    running ??= task()
      .catch((error) => {
        clearInterval(timer)
        failure.reject(error)
      })
      .finally(() => {
        running = undefined
      })
  }, intervalMs)
  return { failed: failure.promise, stop }
}
