import { expect, test } from 'vitest'
import { wordingsSaid } from './unused-steps.ts'

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
