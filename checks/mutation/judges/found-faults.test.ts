import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Suite } from '../../../cli/detect/warm-suite.ts'
import { failedAssertion, failedWith, passed, testRecord, testScenario } from '../../../testing/reports.ts'
import { type FoundFault, foundFaultsOf, readFoundFaults, searchFoundFaults } from './found-faults.ts'

const scenarioOf = (row: string) => ({ ...testScenario([row], [[row]]), id: `of ${row}` })

/** A suite that ends so with a fault, and well without. */
const suiteEnding = (result: typeof passed): Pick<Suite, 'run' | 'scenarios'> => ({
  scenarios: [scenarioOf('M-01'), scenarioOf('M-02')],
  async run({ scenarios, onFinished }) {
    for (const scenario of scenarios) onFinished({ scenario, record: testRecord([result]) })
    return []
  },
})

describe('a scenario finds a fault', () => {
  const foundIn = (suite: Pick<Suite, 'run' | 'scenarios'>) =>
    searchFoundFaults(suite, [{ id: 'x', violates: ['M-01'] }], () => undefined)

  test('of whose rows the fault violates one, where it fails by an assertion', async () => {
    expect(await foundIn(suiteEnding(failedAssertion))).toEqual([{ fault: 'x', scenario: 'of M-01' }])
  })

  test.each([
    ['it passes', passed],
    ['it breaks', failedWith('TypeError', 'no such member')],
  ])('and does not where %s', async (_what, result) => {
    expect(await foundIn(suiteEnding(result))).toEqual([])
  })
})

describe('what was found', () => {
  const root = mkdtempSync(join(tmpdir(), 'sls-found-faults-'))
  afterAll(() => rmSync(root, { recursive: true, force: true }))
  const found: readonly FoundFault[] = [{ fault: 'x', scenario: 'of M-01' }]

  test('is kept for these sources, for the processes that run the tests', async () => {
    expect(readFoundFaults(root)).toEqual([])
    expect(await foundFaultsOf(root, async () => found)).toEqual(found)
    expect(await foundFaultsOf(root, () => Promise.reject(new Error('looked for again')))).toEqual(found)
    expect(readFoundFaults(root)).toEqual(found)
  })
})
