/** Signals that ask a subcommand to stop. */
export const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
export type StopSignal = (typeof stopSignals)[number]

/**
 * Resolves at the first of them. A second one changes nothing: npm passes on the Ctrl-C that the terminal has sent to this process
 * as well.
 */
export const whenStopped = (): Promise<void> =>
  new Promise((stop) => {
    for (const signal of stopSignals) process.on(signal, () => stop())
  })
