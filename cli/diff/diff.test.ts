import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { startSls, TestProject } from '../../testing/command-line.ts'
import { RunFolders } from '../../testing/recorded-runs.ts'

const folders = new RunFolders()
/** A project whose scenario ends as this code of its step does. */
const projectWith = (code: string) =>
  new TestProject({
    'features/a04/rain.feature':
      'Feature: Rain\n  Rule: R\n    @DEMO-02\n    Example: Rain\n      Given a door\n      Then it rains\n',
    'steps/rain.ts': `import { strictEqual } from 'node:assert'\nimport { Then } from '@cucumber/cucumber'\nThen('it rains', () => ${code})\n`,
  })
const [rainy, dry] = [projectWith('undefined'), projectWith('strictEqual(1, 2)')]
afterAll(() => {
  folders.remove()
  rainy.remove()
  dry.remove()
})
const diff = (...args: readonly string[]) => startSls('diff', ...args).end

const right = folders.results('right', [
  { id: 'f#one', outcome: 'passed', rows: ['M-01'] },
  { id: 'f#two', outcome: 'passed', rows: ['M-02'] },
])
const wrong = folders.results(
  'wrong',
  [{ id: 'f#one', outcome: 'failed', rows: ['M-01'], reason: 'a login\nand more', failedStep: 'Then no' }],
  { interrupted: { by: 'SIGINT', planned: 2 } },
)

const garbled = folders.results('garbled', [])
folders.file('garbled', 'messages.ndjson', 'x\n')

describe('sls diff', { timeout: 30_000 }, () => {
  test('of equal runs ends with 0', async () => {
    const { code, out } = await diff(right, join(right, 'results.json'))
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(/2 scenarios and 2 rows.*Equal\.\n/s),
    })
  })

  test('of different runs ends with 1 and says what, from results.json alone where there is no more', async () => {
    const { code, out } = await diff(right, wrong)
    expect(code).toBe(1)
    expect(out).toContain('cut off by SIGINT: 2 scenarios were planned')
    expect(out).toMatch(/M-01 +passed +failed\n/)
    expect(out).toMatch(/passed → failed {2}f#one\n +parts at Then no\n +A +passed\n +B +failed: a login\n/)
    expect(out).toMatch(/only in A {2}1 scenario, 1 row\n +f#two\n/)
    expect(out).toContain('Different: 1 row, 1 scenario, 1 scenario in one of them only.')
  })

  test.each([
    ['one folder', [right], /^sls diff compares two runs, and 1 are given: name two folders\.\n$/],
    ['a folder without results', [right, '/no/such'], /^\/no\/such\/results\.json is not there: /],
    [
      'another file',
      [right, folders.file('other', 'results.json', '[]')],
      /results\.json has no results of a run: /,
    ],
    [
      'messages of something else',
      [right, garbled],
      /messages\.ndjson has no messages of a run \(.*\): remove it/,
    ],
    ['an unknown option', [right, right, '--al'], /^Unknown option '--al'/],
  ])('refuses %s with 2', async (_, args, sentence) => {
    const { code, err } = await diff(...args)
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(sentence) })
  })

  test('names the step at which the scenarios of two real runs part', async () => {
    for (const project of [rainy, dry]) await project.sls('run', '--workers', '1', '--only', 'a04/rain#rain')
    const { code, out } = await diff(rainy.outFolder, dry.outFolder)
    expect(code).toBe(1)
    expect(out).toMatch(/passed → failed {2}a04\/rain#rain\n +parts at 2 {2}Then it rains\n/)
    expect((await diff(dry.outFolder, dry.outFolder)).code).toBe(0)
  })
})
