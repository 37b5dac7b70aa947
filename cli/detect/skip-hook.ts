import { Before } from '@cucumber/cucumber'
import { direction } from './run-control.ts'

// The runner cannot be told that a scenario is not needed any more: it is skipped before its world opens.
Before(() => (direction.skipping ? 'skipped' : undefined))
