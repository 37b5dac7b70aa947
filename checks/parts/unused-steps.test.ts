import { expect, test } from 'vitest'
import { stepDefinitionsIn } from './unused-steps.ts'

test('a wording that no scenario says is told', () => {
  const messages = [
    { stepDefinition: { id: 'd1', pattern: { source: '{persona} logs in' } } },
    { stepDefinition: { id: 'd2', pattern: { source: '{persona} входит' } } },
    { testCase: { testSteps: [{ hookId: 'h' }, { pickleStepId: 's', stepDefinitionIds: ['d1'] }] } },
  ]
  expect([...stepDefinitionsIn(messages.map((one) => JSON.stringify(one)).join('\n'))]).toEqual([
    ['{persona} logs in', true],
    ['{persona} входит', false],
  ])
})
