import { exitCodes } from '../shared/exit-codes.ts'
import { harnessError } from '../shared/harness-error.ts'
import { type StopSignal, stopSignals } from '../shared/stop-signals.ts'
import { ifStillAliveAfter } from '../shared/stopwatch.ts'
import type { Terminal } from '../shared/terminal.ts'
import { interruption } from './interruption.ts'

/** As long as a scene may take to open on a busy machine, after which its first step sees the signal. */
const patienceMs = 30_000

/** What can be done to a run from outside. */
export interface GuardedRun {
  /** Writes what was judged so far. */
  save(): void
  /** Ends at once what else takes part. */
  end(): Promise<void>
  /** Asks those to stop who do not see the interruption themselves. */
  stop(signal: StopSignal): void
}

/** Watches over a run. */
export interface Guard {
  /** Whether it had already ended the run, and nothing more is to be said. */
  readonly left: boolean
  release(): void
}

/**
 * Keeps what was judged so far, whatever ends the run early. The first signal lets the scenario end, skips the rest
 * and closes; a second one, no end in sight, or an exception outside every step saves and leaves at once.
 */
export function guardRun({ save, stop, end }: GuardedRun, terminal: Terminal): Guard {
  let released = false
  let left = false
  const release = () => {
    released = true
    for (const signal of stopSignals) process.off(signal, onSignal)
    process.off('uncaughtException', onUncaught)
    process.off('exit', onExit)
  }
  const leave = (why: string) => {
    if (released) return
    release()
    left = true
    process.exitCode = exitCodes.harness
    save()
    terminal.err(why)
    void end().finally(() => process.exit(exitCodes.harness))
  }
  const onSignal = (signal: StopSignal) => {
    if (interruption.signal !== undefined)
      return leave('\nStopped at once: what was judged so far is saved.\n')
    interruption.signal = signal
    stop(signal)
    // Whoever asked may lose patience before we do.
    save()
    terminal.err('\nStopping after this scenario; once more stops at once.\n')
    const waited = `${patienceMs / 1000} s`
    ifStillAliveAfter(patienceMs, () =>
      leave(`\nStopped: the scenario did not end within ${waited}. What was judged so far is saved.\n`),
    )
  }
  const onUncaught = (error: Error) => {
    // While a step runs, the runner listens as well and makes the exception the step's.
    if (process.listenerCount('uncaughtException') === 1) leave(`\n${harnessError(error)}`)
  }
  const onExit = () =>
    leave('\nHarness error: the run waits for something that nothing will ever bring about.\n')
  for (const signal of stopSignals) process.on(signal, onSignal)
  process.on('uncaughtException', onUncaught)
  process.on('exit', onExit)
  return {
    release,
    get left() {
      return left
    },
  }
}
