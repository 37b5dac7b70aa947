import { exitCodes } from './exit-codes.ts'
import { interruption } from './interruption.ts'
import { ifStillAliveAfter } from './stopwatch.ts'
import type { Terminal } from './terminal.ts'

const patienceMs = 10_000
const signals = ['SIGINT', 'SIGTERM'] as const

/** First signal: finish the scenario, skip the rest, close. Second one, or no end in sight: save and leave at once. */
export function stopOnSignals(save: () => void, terminal: Terminal): { release(): void } {
  let released = false
  const leave = (why: string) => {
    if (released) return
    save()
    terminal.err(`\nStopped ${why}: what was judged so far is saved.\n`)
    process.exit(exitCodes.harness)
  }
  const onSignal = (signal: NodeJS.Signals) => {
    if (interruption.signal !== undefined) return leave('at once')
    interruption.signal = signal
    terminal.err('\nStopping after this scenario; once more stops at once.\n')
    ifStillAliveAfter(patienceMs, () =>
      leave(`after ${patienceMs / 1000} s of waiting for the scenario to end`),
    )
  }
  for (const signal of signals) process.on(signal, onSignal)
  return {
    release: () => {
      released = true
      for (const signal of signals) process.off(signal, onSignal)
    },
  }
}
