import { expect, test } from 'vitest'
import { runCrashScenarios } from './run.ts'

test('a server that is killed a dozen times leaves nothing half done and loses nothing', {
  timeout: 60_000,
}, async () => {
  expect(await runCrashScenarios({ seed: 'short', kills: 12 })).toMatchObject({ kills: 12, findings: [] })
})
