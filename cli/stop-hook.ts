import { Before } from '@cucumber/cucumber'
import { interruption } from './interruption.ts'

// The runner cannot be cancelled: the rest is skipped instead, so that the hooks that close things still run.
Before(() => (interruption.signal !== undefined ? 'skipped' : undefined))
