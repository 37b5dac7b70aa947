import { type StopSignal, stopSignals } from '../shared/stop-signals.ts'

/** The first signal ends the work after what is being played. */
export function whenSignalled(): { received(): StopSignal | undefined; release(): void } {
  let received: StopSignal | undefined
  const handlers = stopSignals.map((name) => {
    const handler = () => {
      received ??= name
    }
    process.on(name, handler)
    return () => process.off(name, handler)
  })
  return {
    received: () => received,
    release: () => {
      for (const release of handlers) release()
    },
  }
}
