import { expect, test } from 'vitest'
import { crash } from './crash.ts'

test('a server that is killed a dozen times has nothing half done and nothing lost', {
  timeout: 60_000,
}, async () => {
  expect(await crash({ seed: 'short', kills: 12 })).toMatchObject({ kills: 12, findings: [] })
})
