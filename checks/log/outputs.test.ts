import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { personaNamed } from '../../simulators/personas/persona.ts'
import { chromiumForTests } from '../../testing/chromium.ts'
import { type FinishedRun, startSlsWith } from '../../testing/command-line.ts'
import { textsIn, textsOfFiles } from './readable-texts.ts'
import { leakedSecrets } from './secrets.ts'

const home = resolve(import.meta.dirname, '../..')
mkdirSync(join(home, 'reports/out'), { recursive: true })
const folder = mkdtempSync(join(home, 'reports/out/secrets-'))
const out = join(folder, 'out')
const heard = join(folder, 'heard.ndjson')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let run: FinishedRun
beforeAll(async () => {
  mkdirSync(join(folder, 'faults'))
  const source = `export { default } from '${join(home, 'checks/log/talkative-server.ts')}'\n`
  writeFileSync(join(folder, 'faults/talkative-server.ts'), source)
  const chosen = ['--shard', '3/20', '--workers', '1', '--out', out]
  const fault = ['--faults', join(folder, 'faults'), '--fault', 'talkative-server+approval-lost']
  run = await startSlsWith({ SLS_SECRETS_IN: heard }, 'run', ...chosen, ...fault).end
}, 120_000)

/** Features say these themselves, such as PINs that everybody may know. */
const said = (): ReadonlySet<string> =>
  new Set(
    globSync('features/**/*.feature', { cwd: home }).flatMap((path) =>
      readFileSync(join(home, path), 'utf8').split(/[^\p{L}\p{N}]+/u),
    ),
  )

/** What was told in the run, but for telephone numbers, which are drawn for it, and words such as the codes of refusals. */
function secretsTold(): string[] {
  const known = said()
  const all = readFileSync(heard, 'utf8').trimEnd().split('\n')
  return [...new Set(all.map((line) => z.string().parse(JSON.parse(line))))].filter(
    (secret) => !secret.startsWith('+') && /\d/.test(secret) && !known.has(secret),
  )
}

const leaksIn = (texts: readonly string[], secrets: readonly string[]): string[] =>
  leakedSecrets(
    texts.map((text) => ({ text })),
    secrets,
  )

/** How long a step took says nothing, and looks like a code where it is a part of a millisecond. */
const withoutDurations = (text: string): string => text.replaceAll(/"nanos":\d+/g, '')

const files = [
  'badge.json',
  'badge.svg',
  'films.ndjson',
  'junit.xml',
  'messages.ndjson.gz',
  'report.html',
  'results.json',
  'summary.md',
]

test('a run against a server that repeats every secret shows none, in no file and on no terminal', () => {
  expect({ code: run.code, err: run.err }).toEqual({ code: 1, err: '' })
  const secrets = secretsTold()
  expect(secrets.length).toBeGreaterThan(300)
  const shown = textsOfFiles(out)
  expect([...shown.keys()].toSorted()).toEqual(files)
  const leaks = [...shown, ['the terminal', [run.out]] as const].map(
    ([name, texts]) => [name, leaksIn(texts.map(withoutDurations), secrets)] as const,
  )
  expect(leaks.filter(([, found]) => found.length > 0)).toEqual([])
  // The server did say them: what it said is shown, in films, failures and traffic, with dots.
  for (const name of ['films.ndjson', 'messages.ndjson.gz', 'report.html', 'results.json'])
    expect(shown.get(name)?.join()).toSatisfy((text: string) => /I was told [^.]*•/.test(text))
})

test.each(['plain', 'compressed', 'in base64', 'compressed twice'])(
  'one that is there %s is found',
  (how) => {
    const [secret = ''] = secretsTold()
    const long = `${' '.repeat(60)}the PIN is ${secret}`
    const deflated = (text: string): string => deflateRawSync(text).toString('base64')
    const forms: Readonly<Record<string, string>> = {
      plain: long,
      compressed: deflated(`${long} ${'x1y2'.repeat(9)} ${Math.PI} ${secretsTold().join(' ')}`),
      'in base64': Buffer.from(long).toString('base64'),
      'compressed twice': deflated(deflated(secretsTold().join(' '))),
    }
    expect(leaksIn(textsIn(`<p>${forms[how]}</p>`), [secret])).toEqual([secret])
  },
)

const found = await chromiumForTests()

test.skipIf(!found.ok)(
  'the trace of a browser has nothing that was typed, no cookie and no code',
  async () => {
    const [pages, row] = [join(folder, 'pages'), 'XDEV-AND-07']
    const fault = 'wrong-response-from-a-trading-device'
    const ended = await startSlsWith(
      {},
      ...['run', '--target', 'browser', '--only', row, '--fault', fault, '--out', pages],
    ).end
    expect(ended.code).toBe(1)
    const shown = textsOfFiles(pages)
    const [trace = '', texts = []] = [...shown].find(([name]) => name.endsWith('trace.zip')) ?? []
    const all = texts.join('\n')
    // Somebody has logged in and has typed a response: it is there, as dots.
    expect(trace).toContain('window-1')
    expect(all).toContain('__Host-login')
    expect(all).toMatch(/"text":"•{8}"/)
    const { username, password, pin } = personaNamed('Amara')
    for (const [name, [...read]] of shown) expect([name, leaksIn(read, [password, pin])]).toEqual([name, []])
    expect(username.length).toBeGreaterThan(4)
    expect(all).not.toMatch(
      /"text":"[^"•]+"|__playwright_value_":"[^"•]+"|(?:password|response|token)=[^&\s"]*\w/,
    )
    expect(all).not.toMatch(/"name":"(?:set-)?cookie","value":"[^"*]/i)
  },
)

test('the file of what was told is no file of the run', () => {
  expect(existsSync(join(out, 'heard.ndjson'))).toBe(false)
})
