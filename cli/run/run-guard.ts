import { exitCodes } from '../shared/exit-codes.ts'
import { harnessError } from '../shared/harness-error.ts'
import { type StopSignal, stopSignals } from '../shared/stop-signals.ts'
import { ifStillAliveAfter } from '../shared/stopwatch.ts'
import type { Terminal } from '../shared/terminal.ts'

/** How long opening a scene may take on a busy machine; the first step after that sees the signal. */
const scenarioLimitMs = 30_000

/** What the guard does to a run. */
export interface GuardedRun {
  /** Writes the verdicts reached so far. */
  save(): void
  /** Ends the worker processes at once. */
  end(): Promise<void>
  /** Lets the worker processes stop after their scenarios. */
  stop(signal: StopSignal): void
}

/** Watches over a run. */
export interface RunGuard {
  /** The first signal that asked the run to stop. */
  readonly signal: StopSignal | undefined
  /** Whether it has already ended the run, so that nothing more is to be printed. */
  readonly left: boolean
  release(): void
}

/** Exits on a signal that comes before anything is judged: what was started ends with this process. */
export function leaveOnSignal(terminal: Terminal): Pick<RunGuard, 'release'> {
  const leave = (signal: StopSignal): void => {
    terminal.err(`\nStopped by ${signal}: nothing is judged.\n`)
    process.exit(exitCodes.harness)
  }
  for (const signal of stopSignals) process.on(signal, leave)
  return {
    release: () => {
      for (const signal of stopSignals) process.off(signal, leave)
    },
  }
}

/**
 * Saves the verdicts reached so far, whatever ends the run early. The first signal lets the scenario end, skips the rest
 * and closes; a second one, a scenario that does not end, or an exception outside every step saves and exits at once.
 */
export function guardRun({ save, stop, end }: GuardedRun, terminal: Terminal): RunGuard {
  let first: StopSignal | undefined
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
    if (first !== undefined) return leave('\nStopped at once: the verdicts reached so far are saved.\n')
    first = signal
    stop(signal)
    // Whoever sent the signal may kill the process before the scenario ends.
    save()
    terminal.err('\nStopping after this scenario; a second signal stops at once.\n')
    const waited = `${scenarioLimitMs / 1000} s`
    ifStillAliveAfter(scenarioLimitMs, () =>
      leave(
        `\nStopped: the scenario did not end within ${waited} of the signal. The verdicts reached so far are saved.\n`,
      ),
    )
  }
  const onUncaught = (error: Error) => {
    // While a step runs, Cucumber listens as well and makes the exception the step's.
    if (process.listenerCount('uncaughtException') === 1) leave(`\n${harnessError(error)}`)
  }
  const onExit = () =>
    leave(
      '\nHarness error: the run waits for a promise that nothing in the process can settle any more: look for one in the step under way.\n',
    )
  for (const signal of stopSignals) process.on(signal, onSignal)
  process.on('uncaughtException', onUncaught)
  process.on('exit', onExit)
  return {
    release,
    get signal() {
      return first
    },
    get left() {
      return left
    },
  }
}
