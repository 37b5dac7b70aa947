import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
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

const files = [
  'badge.json',
  'badge.svg',
  'films.ndjson',
  'junit.xml',
  'messages.ndjson',
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
    ([name, texts]) => [name, leaksIn(texts, secrets)] as const,
  )
  expect(leaks.filter(([, found]) => found.length > 0)).toEqual([])
  // The server did say them: what it said is shown, in films, failures and traffic, with dots.
  for (const name of ['films.ndjson', 'messages.ndjson', 'report.html', 'results.json'])
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

test('the file of what was told is no file of the run', () => {
  expect(existsSync(join(out, 'heard.ndjson'))).toBe(false)
})
