import { setImmediate as turnOfTheLoop } from 'node:timers/promises'
import { Before } from '@cucumber/cucumber'
import { interruption } from './interruption.ts'

// The runner cannot be cancelled: the rest is skipped instead, so that the hooks that close things still run.
// Scenarios without any real waiting would never let the event loop deliver a signal.
Before(async () => {
  await turnOfTheLoop()
  return interruption.signal === undefined ? undefined : 'skipped'
})
