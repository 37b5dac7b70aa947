import { ifStillAliveAfter } from './stopwatch.ts'

/** Signals that ask a subcommand to stop. */
export const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
export type StopSignal = (typeof stopSignals)[number]

const parentLookedAtMs = 500

/**
 * Ends this process as a signal would, where npm has started it and is gone: npm passes a signal on to the shell between the two,
 * and the shell ends alone (`npm run sls -- serve & kill $!`). To be called once.
 */
export function stopWithNpm(): void {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return
  const parent = process.ppid
  const look = (): void =>
    ifStillAliveAfter(parentLookedAtMs, () => {
      if (process.ppid === parent) return look()
      process.kill(process.pid, 'SIGTERM')
    })
  look()
}

/**
 * Resolves at the first of them. A second one changes nothing: npm passes on the Ctrl-C that the terminal has sent to this process
 * as well.
 */
export const whenStopped = (): Promise<void> =>
  new Promise((stop) => {
    for (const signal of stopSignals) process.on(signal, () => stop())
  })
