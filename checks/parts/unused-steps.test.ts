import { expect, test } from 'vitest'
import { wordingsDefined, wordingsSaid } from './unused-steps.ts'

test('only a wording that a scenario says is used', () => {
  const messages = [
    { stepDefinition: { id: 'd1', pattern: { source: '{persona} logs in' } } },
    { stepDefinition: { id: 'd2', pattern: { source: '{persona} входит' } } },
    { testCase: { testSteps: [{ hookId: 'h' }, { pickleStepId: 's', stepDefinitionIds: ['d1'] }] } },
  ]
  expect([...wordingsSaid(messages.map((one) => JSON.stringify(one)).join('\n'))]).toEqual([
    '{persona} logs in',
  ])
})

test('the wordings are found each time, though the modules of the steps define them once', {
  timeout: 180_000,
}, async () => {
  const first = await wordingsDefined()
  expect(first.length).toBeGreaterThan(500)
  expect(await wordingsDefined()).toEqual(first)
})
