import { expect, test } from 'vitest'
import type { Results } from '../output/results.ts'
import { reportConclusion } from './decision-view.ts'

const digest = `sha256:${'0'.repeat(64)}`

const resultsOf = (selection?: NonNullable<Results['run']>['selection']): Results => ({
  schemaVersion: 1,
  suite: { name: 'suite', version: '1', spec: '1 article' },
  target: { name: 'product' },
  seed: 1,
  totals: { passed: 1 },
  profiles: [
    { id: 'core', title: 'Core', scenarios: 1, judged: 1 },
    { id: 'sms', title: 'SMS', scenarios: 0, judged: 0 },
  ],
  scenarios: [],
  requirements: [],
  run: {
    options: [],
    capabilities: [],
    digests: { features: digest, steps: digest, catalogue: digest, configuration: digest },
    scenarios: { planned: 1, executed: 1 },
    ...(selection && { selection }),
  },
})

test('a profile of which nothing was judged counts where all scenarios were chosen, as on the terminal', () => {
  expect(reportConclusion({ results: resultsOf() }).kind).toBe('notConforming')
  expect(reportConclusion({ results: resultsOf({ only: ['SMS-06'] }) }).kind).toBe('conforming')
})
