import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../../drivers/temporary-folder.ts'
import { contextResultsSchema } from '../../../reports/contexts/results.ts'
import { resultsSchema } from '../../../reports/output/results.ts'
import { startSls } from '../../../testing/command-line.ts'
import { parseContext, severalOf } from './context-options.ts'

const folder = temporaryFolder('sls-contexts-')
afterAll(() => folder.remove())

const run = (out: string, ...options: string[]) =>
  startSls('run', ...options, '--workers', '1', '--out', join(folder.path, out)).end

describe('--context', () => {
  test('takes one value of a dimension, or several in a list', () => {
    expect(parseContext(['platform=WebTrader, history=migrated', 'language=Russian'])).toEqual({
      ok: true,
      value: { platform: 'WebTrader', history: 'migrated', language: 'Russian' },
    })
  })

  test.each([
    ['platform', 'platform is one of TWS, Client Portal'],
    ['planet=Mars', 'give NAME=VALUE, where NAME is one of platform, phone'],
    ['history=lost', 'history is one of new, migrated'],
  ])('%s is refused in a sentence', (given, sentence) => {
    expect(parseContext([given])).toEqual({
      ok: false,
      problems: [expect.stringContaining(`--context ${given}: ${sentence}`)],
    })
  })

  test('is refused where a dimension is given twice', () => {
    expect(parseContext(['language=Russian, language=English'])).toMatchObject({ ok: false })
  })

  test('is refused where it contradicts each chosen scenario', { timeout: 60_000 }, async () => {
    const contradicted = await run(
      'contradicted',
      '--only',
      'PUSH-AND-01',
      '--context',
      'company=SMS as well',
    )
    expect(contradicted).toMatchObject({
      code: 2,
      err: expect.stringContaining('--context company=SMS as well: none of the chosen scenarios'),
    })
  })
})

test.each([
  ['3', 3],
  ['all-pairs', 'all-pairs'],
  ['0', undefined],
  ['1.5', undefined],
  ['pairs', undefined],
])('--contexts %s', (text, several) => {
  expect(severalOf(text)).toBe(several)
})

describe('a run in several contexts', { timeout: 120_000 }, () => {
  const once = ['--only', 'SEC-BIND-12', '--contexts', '3']

  test('plays each scenario in each of them', async () => {
    const { code, out } = await run('three', ...once)
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('3/3') })
    const all = contextResultsSchema.parse(
      JSON.parse(readFileSync(join(folder.path, 'three', 'contexts.json'), 'utf8')),
    )
    expect(all).toMatchObject({ contexts: 3, red: [], totals: { red: 0 } })
    const contexts = ['01', '02', '03'].flatMap((pass) =>
      resultsSchema
        .parse(JSON.parse(readFileSync(join(folder.path, 'three', 'contexts', pass, 'results.json'), 'utf8')))
        .scenarios.map(({ id, context }) => `${id} ${JSON.stringify(context)}`),
    )
    expect(new Set(contexts).size).toBe(contexts.length)
    expect(existsSync(join(folder.path, 'three', 'contexts', 'run.json'))).toBe(false)
  })

  test('that was interrupted goes on with the pass that is not complete', async () => {
    const place = join(folder.path, 'interrupted')
    const { child, end } = startSls('run', ...once, '--workers', '1', '--out', place)
    child.stdout?.on('data', (text: Buffer) => {
      if (String(text).includes(' 1/3')) child.kill('SIGINT')
    })
    expect(await end).toMatchObject({ code: 3 })
    expect(existsSync(join(place, 'contexts', 'run.json'))).toBe(true)
    const { code, out } = await run('interrupted', ...once)
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringMatching(/1\/3 .* of the interrupted run/),
    })
  })

  test('plays what leaves nothing open once, and takes nothing from an earlier run', async () => {
    const walkthrough = 'sms-authentication/login#the-code-opens-the-login-to-tws'
    const { code, out } = await run('red', '--only', walkthrough, '--contexts', '4')
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('1/1') })
    const file = readFileSync(join(folder.path, 'red', 'contexts.json'), 'utf8')
    expect(contextResultsSchema.parse(JSON.parse(file))).toMatchObject({
      contexts: 4,
      totals: { scenarios: 1, played: 1 },
    })
  })

  test('refuses a contradiction before anything of an earlier run is gone', async () => {
    const before = readFileSync(join(folder.path, 'red', 'contexts.json'), 'utf8')
    const given = ['--context', 'company=SMS as well']
    expect(await run('red', '--only', 'PUSH-AND-01', '--contexts', '2', ...given)).toMatchObject({ code: 2 })
    expect(readFileSync(join(folder.path, 'red', 'contexts.json'), 'utf8')).toBe(before)
  })

  test('tells a failure once, with the smallest difference', async () => {
    const { code, out } = await run('red', ...once, '--fault', 'code-for-every-login')
    expect({ code, out }).toMatchObject({ code: 1, out: expect.stringContaining('in every context') })
  })
})
