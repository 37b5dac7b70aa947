import { expect, test } from 'vitest'
import { z } from 'zod'
import { outputOf } from '../../cli/bench/paired-runs.ts'
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

/** In a process of its own: within Vitest it takes ten times as long to load the steps. */
const asked = `
import { wordingsDefined } from ${JSON.stringify(new URL('./unused-steps.ts', import.meta.url))}
process.stdout.write(JSON.stringify([await wordingsDefined(), await wordingsDefined()]))
`

test('the wordings are found each time, though the modules of the steps define them once', {
  timeout: 180_000,
}, async () => {
  const output = await outputOf({ args: ['--input-type=module', '--eval', asked] })
  const [first = [], second] = z.array(z.array(z.string())).parse(JSON.parse(output))
  expect(first.length).toBeGreaterThan(500)
  expect(second).toEqual(first)
})
