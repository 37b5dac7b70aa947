import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { type Detection, detectionSchema } from '../../reports/detection/detection-schema.ts'
import { resultsSchema } from '../../reports/output/results.ts'
import { startSls } from '../../testing/command-line.ts'
import { childrenOf, isAlive } from '../../testing/processes.ts'

const root = mkdtempSync(join(tmpdir(), 'sls-detect-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(root, 'faults-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

const moduleOf = (id: string, about: string, inject: string) =>
  `export default { id: '${id}', title: 'T', subject: 'server', ${about}, inject: (parts) => ${inject} }\n`

const rows = (...ids: string[]) => `violates: ${JSON.stringify(ids)}`
const anyPassword = '({ ...parts, rules: { ...parts.rules, passwordAccepted: () => true } })'

const recordIn = (out: string): Detection =>
  detectionSchema.parse(JSON.parse(readFileSync(join(out, 'detection.json'), 'utf8')))

const limit = { timeout: 120_000 }

test('the faults of one folder alone, beside what was recorded before', limit, async () => {
  const out = join(root, 'only-these')
  const folder = folderWith({ 'one.ts': moduleOf('test-any-password-alone', rows('SMS-13'), anyPassword) })
  const other = folderWith({ 'one.ts': moduleOf('test-recorded-before', rows('SMS-13'), anyPassword) })
  for (const one of [other, folder]) {
    const {
      code,
      err,
      out: text,
    } = await startSls('detect', '--faults', one, '--only-these', '--out', out).end
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(text).toContain('1 fault')
    expect(text).not.toContain('no fault proves')
  }
  expect(recordIn(out).faults.map(({ id }) => id)).toEqual([
    'test-any-password-alone',
    'test-recorded-before',
  ])
})

describe('one fault at a time, over the real suite', limit, () => {
  const out = join(root, 'one-by-one')
  const folder = folderWith({
    'seen.ts': moduleOf('test-any-password', rows('SMS-13'), anyPassword),
    'breaking.js': moduleOf('test-breaking', rows('SMS-13'), `(() => { throw new Error('boom') })()`),
    'deadly.js': moduleOf('test-deadly', rows('SMS-13'), 'process.exit(7)'),
  })
  const detect = (id: string) => startSls('detect', '--faults', folder, '--out', out, '--only', id).end
  const fault = (id: string) => recordIn(out).faults.find((one) => one.id === id)

  test('a fault that the suite sees', async () => {
    const { code, out: text, err } = await detect('test-any-password')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(text).toContain('Seen as it should be.')
    expect(fault('test-any-password')).toMatchObject({ verdict: 'killed', kills: [{ row: 'SMS-13' }] })
    expect(recordIn(out).totals).toMatchObject({ faults: 1, killed: 1, survived: 0 })
    expect(recordIn(out).totals.notJudged).toBeGreaterThan(2)
  })

  test('a fault that ends its process is not killed, and the record keeps the others', async () => {
    const { code, out: text } = await detect('test-deadly')
    expect({ code, said: text.includes('The suite is wrong about 1 of 1.') }).toEqual({ code: 1, said: true })
    expect(fault('test-deadly')).toMatchObject({
      verdict: 'survived',
      missedRows: ['SMS-13'],
      harnessErrors: [{ observed: 'its process ended with exit code 7' }],
    })
    expect(recordIn(out).totals).toMatchObject({ faults: 2, killed: 1, survived: 1 })
  })

  test('a fault that breaks in its own code is told by a sentence, and is wrong usage', async () => {
    const { code, out: text } = await detect('test-breaking')
    expect({ code, said: text.includes('it breaks in its own code as it is injected: boom') }).toEqual({
      code: 2,
      said: true,
    })
  })

  test('sls run with a fault says so wherever the target is named', async () => {
    const options = ['--faults', folder, '--fault', 'test-any-password', '--only', 'SMS-13', '--out', out]
    const { code, out: text } = await startSls('run', ...options).end
    expect(code).toBe(1)
    expect(text).toContain('embedded with fault test-any-password')
    const results = resultsSchema.parse(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')))
    expect(results.target.name).toBe('embedded with fault test-any-password')
  })

  test('a server in a process of its own wears one of the project’s faults as well', async () => {
    const options = ['--target', 'process', '--fault', 'any-password-accepted', '--only', 'SMS-13']
    expect(await startSls('run', ...options, '--out', out).end).toMatchObject({ code: 1, err: '' })
  })
})

test('a fault that hangs for ever is named after seconds', limit, async () => {
  const folder = folderWith({
    'hung.ts': moduleOf('test-hung', rows('SMS-13'), '({ ...parts, sendPush: () => new Promise(() => {}) })'),
  })
  const [only, out] = [
    'secure-login-faq/push-on-android#the-fingerprint-approves-the-login',
    join(root, 'hung'),
  ]
  const run = startSls('run', '--faults', folder, '--fault', 'test-hung', '--only', only, '--out', out)
  expect(await run.end).toMatchObject({ code: 1, err: '' })
  const [scenario] = resultsSchema.parse(
    JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')),
  ).scenarios
  expect(scenario).toMatchObject({
    outcome: 'notTestable',
    reason:
      'waited 5000 ms for the server to finish the work that was due, which did not come: the server hangs, or this machine is overloaded',
  })
  expect(scenario?.durationMs).toBeLessThan(30_000)
})

test('Ctrl-C keeps the results so far, and leaves no process behind', limit, async () => {
  const out = join(root, 'stopped')
  const { child, end } = startSls('detect', '--out', out)
  onTestFinished(() => void child.kill('SIGKILL'))
  while (!String(await once(child.stdout ?? child, 'data')).includes('killed'));
  const workers = childrenOf(child.pid)
  expect(workers.length).toBeGreaterThan(0)
  child.kill('SIGINT')
  const { code, out: text } = await end
  expect(code).toBe(3)
  expect(text).toMatch(/Stopped by SIGINT after \d+/)
  expect(recordIn(out).totals.notJudged).toBeGreaterThan(0)
  expect(workers.filter(isAlive)).toEqual([])
})

describe('bad input ends in one sentence and exit code 2', limit, () => {
  const fine = moduleOf('test-fine', rows('SMS-13'), 'parts')
  const faulty = (text: string) => ['--faults', folderWith({ 'one.ts': text })]
  test.concurrent.each([
    [['--bogus'], /^Unknown option '--bogus': sls detect --help lists the options\.$/],
    [['--seed', 'much'], /^--seed much: give a whole number of at most nine digits\.$/],
    [['--only-these'], /^--only-these: name the folder of the faults that are meant with --faults DIR\.$/],
    [['--only-these', '--faults', folderWith({})], /^--faults \S+: the folder has no \.ts or \.js file\.$/],
    [['--faults', join(root, 'nowhere')], /^--faults \S+nowhere: there is no such folder\.$/],
    [['--faults', folderWith({})], /^--faults \S+: the folder has no \.ts or \.js file\.$/],
    [
      faulty(`export const fault = { id: 'test-lost' }`),
      /one\.ts has no default export that is a fault: write "export default" before the fault, or before a list of them\.$/,
    ],
    [faulty('export default 7'), /one\.ts has no default export that is a fault: .+$/],
    [
      faulty("export default { id: 'test-bare' }"),
      /one\.ts does not export a fault as its default export: field title: .+$/,
    ],
    [faulty('export default {'), /one\.ts cannot be loaded: .+$/],
    [['--faults', folderWith({ 'one.ts': fine, 'two.ts': fine })], /^Two faults have the id test-fine: .+$/],
    [
      [...faulty(moduleOf('test-stray', rows('SMS-99'), 'parts')), '--only', 'test-stray'],
      /^Fault test-stray violates SMS-99, which the catalogue does not have: correct the row\.$/,
    ],
    [
      [...faulty(fine), '--only', 'test-fein'],
      /^--only test-fein: there is no such fault, the nearest is test-fine\.$/,
    ],
  ])('sls detect %j', async (args, sentence) => {
    const out = join(root, 'refused')
    const { code, out: text, err } = await startSls('detect', '--out', out, ...args).end
    expect({ code, text }).toEqual({ code: 2, text: '' })
    expect(err.trimEnd()).toMatch(sentence)
    expect(existsSync(join(out, 'detection.json'))).toBe(false)
  })

  test.each([
    [['--fault', 'no-such-fault-at-all'], '--fault no-such-fault-at-all: there is no such fault.\n'],
    [
      ['--target', 'process', '--fault', 'test-fine', '--faults', folderWith({ 'one.ts': fine })],
      '--target process --fault test-fine: a server in a process of its own knows only the faults of this project.\n',
    ],
    [['--queue', 'x'], '--queue: give --nats URL as well.\n'],
    [['--faults', root], '--faults: name the fault to inject with --fault ID.\n'],
  ])('sls run %j', async (args, sentence) => {
    expect(await startSls('run', ...args).end).toEqual({ code: 2, out: '', err: sentence })
  })
})
