import { setImmediate as nextTurnOfTheEventLoop } from 'node:timers/promises'
import { Before, setDefaultTimeout } from '@cucumber/cucumber'
import { NotApplicable } from '../../drivers/ports/errors.ts'
import { rowOfTag } from '../../reports/suite/scenarios.ts'
import { runControl } from './run-control.ts'

setDefaultTimeout(runControl.stepTimeLimitMs)

// Cucumber cannot be cancelled: what is not wanted any more is skipped, so that the hooks that close things still run.
Before(async function ({ pickle, testCaseStartedId }) {
  // Scenarios that wait for no input or output would never let the event loop deliver a signal.
  await nextTurnOfTheEventLoop()
  if (runControl.skipped.has(testCaseStartedId)) return 'skipped'
  Object.assign(this.parameters, { context: runControl.contextOf(pickle.id) })
  const leftOut = runControl.leftOut(pickle.id)
  if (leftOut !== undefined) {
    await this.log(leftOut)
    return 'skipped'
  }
  const reason = runControl.notApplicable(pickle.tags.flatMap(({ name }) => rowOfTag(name) ?? []))
  if (reason === undefined) return undefined
  await this.log(new NotApplicable(reason).message)
  return 'skipped'
})
