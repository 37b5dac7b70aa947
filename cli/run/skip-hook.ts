import { setImmediate as nextTurnOfTheEventLoop } from 'node:timers/promises'
import { Before } from '@cucumber/cucumber'
import { runControl } from './run-control.ts'

// Cucumber cannot be cancelled: what is not wanted any more is skipped, so that the hooks that close things still run.
Before(async () => {
  // Scenarios that wait for no input or output would never let the event loop deliver a signal.
  await nextTurnOfTheEventLoop()
  return runControl.skipping ? 'skipped' : undefined
})
