/** @module The time of day, and the one timer that does what is due: for the one subcommand that lives in it. */

export const wallClock = (): number => Date.now()

/** How time passes, in whole milliseconds: the time of day may be set back. */
export const elapsed = (): number => Math.floor(performance.now())

export interface Repeated {
  /** Rejects as soon as the deed has failed once; it is not done again. */
  readonly failed: Promise<never>
  /** Waits until nothing is under way. */
  stop(): Promise<void>
}

/** Does something again and again, never twice at once. */
export function every(milliseconds: number, deed: () => Promise<void>): Repeated {
  const failure = Promise.withResolvers<never>()
  let underWay: Promise<void> | undefined
  const stop = async (): Promise<void> => {
    clearInterval(timer)
    await underWay
  }
  const timer = setInterval(() => {
    underWay ??= deed()
      .catch((error) => {
        clearInterval(timer)
        failure.reject(error)
      })
      .finally(() => {
        underWay = undefined
      })
  }, milliseconds)
  return { failed: failure.promise, stop }
}
