import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { resolve as absolute, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../drivers/temporary-folder.ts'
import { growingRecord, recordLeftIn } from '../../reports/verdicts/record-file.ts'
import { personaNamed } from '../../simulators/personas/persona.ts'
import { startSls } from '../../testing/command-line.ts'

const home = absolute(import.meta.dirname, '../..')
const folder = temporaryFolder('sls-report-')
afterAll(() => folder.remove())

const made = join(folder.path, 'made')
const only =
  'secure-login-faq/what-the-server-believes#an-approval-by-touch-id-does-not-complete-an-earlier-login'
const file = (name: string, of = made): string => readFileSync(join(of, name), 'utf8')
const report = (...args: string[]) => startSls('report', ...args).end

/** The run that the tests are about, with these of its files. */
function copyWith(name: string, ...files: string[]): string {
  const copy = join(folder.path, name)
  mkdirSync(copy, { recursive: true })
  for (const one of files) cpSync(join(made, one), join(copy, one))
  return copy
}

describe('sls report', { timeout: 60_000 }, () => {
  test('makes the same page as the run itself', async () => {
    const fault = 'approval-advances-every-login'
    const { code } = await startSls('run', '--only', only, '--fault', fault, '--out', made).end
    expect(code).toBe(1)
    const first = file('report.html')
    expect(first).toContain('<section class="verdict notConforming"')
    expect(file('summary.md')).toContain('Not conforming.')
    expect(file('badge.svg')).toContain('not conforming')
    expect(JSON.parse(file('badge.json'))).toMatchObject({ schemaVersion: 1, message: 'not conforming' })
    rmSync(join(made, 'report.html'))
    expect(await report(made)).toMatchObject({ code: 0, out: expect.stringContaining('Not conforming.') })
    const withoutCommands = (page: string): string =>
      page
        .replaceAll(/<script type="text\/plain"[\s\S]*?<\/script>/g, '')
        .replace(/<p class="purpose">[^<]*<\/p>\n/, '')
    expect(withoutCommands(file('report.html')).replaceAll(/\n+/g, '\n')).toBe(
      withoutCommands(first).replaceAll(/\n+/g, '\n'),
    )
  })

  test('says of a run that was killed that there is no verdict', async () => {
    const killed = copyWith('killed')
    const lines = recordLeftIn(made).trimEnd().split('\n')
    const finished = lines.findIndex((line) => line.includes('"testCaseFinished"'))
    writeFileSync(
      join(killed, growingRecord),
      `${lines.slice(0, finished).join('\n')}\n${lines[finished]?.slice(0, 20)}`,
    )
    expect(await report(killed)).toMatchObject({ code: 0, out: expect.stringContaining('No verdict') })
    const page = file('report.html', killed)
    expect(page).toContain('<section class="verdict noVerdict"')
    // What was run is known before the first scenario, and how many of them have a verdict is counted.
    expect(page).toContain('<dt>Target</dt><dd>embedded')
    expect(page).toMatch(/<dt>Scenarios with a verdict<\/dt><dd>0<\/dd>/)
    expect(page).toMatch(/<dt>Digest of the features<\/dt><dd>sha256:/)
  })

  test('says so of a run that got SIGKILL, and shows the scenarios that had ended', async () => {
    const out = join(folder.path, 'ended')
    mkdirSync(out)
    const messages = () => (existsSync(join(out, growingRecord)) ? file(growingRecord, out) : '')
    const { promise, resolve } = Promise.withResolvers<void>()
    const watcher = watch(out, () => {
      if (messages().split('"testCaseFinished"').length > 5) resolve()
    })
    const killed = startSls('run', '--workers', '1', '--out', out)
    await promise
    watcher.close()
    killed.child.kill('SIGKILL')
    await killed.end
    expect(existsSync(join(out, 'results.json'))).toBe(false)
    expect(await report(out)).toMatchObject({ code: 0, out: expect.stringContaining('No verdict') })
    const page = file('report.html', out)
    expect(page).toContain('<section class="verdict noVerdict"')
    expect(page).toMatch(/<b>[\d,]+<\/b> planned/)
    // Films are on disk as well.
    expect(readFileSync(join(out, 'films.ndjson'), 'utf8').split('\n').length).toBeGreaterThan(4)
    expect(file('summary.md', out)).toContain('No verdict')
  })

  test.each([
    ['first', 'Conforming.'],
    ['before-films', 'Not conforming.'],
  ])('opens the run of an earlier version: %s', async (name, sentence) => {
    const stored = join(home, 'testing/stored-runs', name)
    const page = join(folder.path, `page-${name}`)
    expect(await report(stored, '--out', page)).toMatchObject({
      code: 0,
      out: expect.stringContaining(sentence),
    })
    expect(file('report.html', page)).toContain('>1 scenario</a>')
    const compared = await startSls('diff', stored, made).end
    expect(compared).toMatchObject({ code: 1, err: '', out: expect.stringContaining('Different') })
    expect(await startSls('diff', stored, stored).end).toMatchObject({ code: 0 })
  })

  test('reads results.json of a version that had nothing else', async () => {
    const old = copyWith('old', 'results.json')
    const { schemaVersion: _, ...earlier } = JSON.parse(file('results.json', old))
    writeFileSync(join(old, 'results.json'), JSON.stringify(earlier))
    expect(await report(old, '--out', join(old, 'page'))).toMatchObject({ code: 0 })
    expect(file('page/report.html', old)).toContain('Amara not to be logged in')
    expect(existsSync(join(old, 'report.html'))).toBe(false)
  })

  test.each([
    ['a folder without a run', [join(folder.path, 'nothing')], 'name the folder of a run'],
    ['two folders', ['a', 'b'], 'takes one folder, and 2 were given'],
  ])('refuses %s', async (_, args, sentence) => {
    expect(await report(...args)).toMatchObject({ code: 2, err: expect.stringContaining(sentence) })
  })

  test.each([
    ['results.json', '{', 'not what sls run writes (it is no JSON): name the folder of a run.'],
    [
      'results.json',
      '{"scenarios": 3}',
      '(suite: Invalid input: expected object, received undefined): name the folder of a run.',
    ],
    ['messages.ndjson', 'a\nb\n', 'line 1 of messages.ndjson is no message of Cucumber'],
    ['messages.ndjson.gz', 'a', 'messages.ndjson.gz is not whole, or not what gzip makes'],
  ])('refuses a broken %s', async (name, text, sentence) => {
    const broken = copyWith(`broken-${name}`)
    writeFileSync(join(broken, name), text)
    expect(await report(broken)).toMatchObject({ code: 2, err: expect.stringContaining(sentence) })
  })

  test('no password stands in any file of a run, though the people have used theirs', () => {
    for (const name of ['report.html', 'films.ndjson', 'results.json', 'junit.xml', 'summary.md'])
      expect(file(name)).not.toContain(personaNamed('Amara').password)
    expect(recordLeftIn(made)).not.toContain(personaNamed('Amara').password)
    expect(file('results.json')).toContain('•••')
  })
})
