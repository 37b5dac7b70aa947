import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { unpackedFilm } from '../../reports/film/film.ts'
import { filmsIn } from '../../reports/html/stored-run.ts'
import { resultsSchema } from '../../reports/output/results.ts'
import { recordLeftIn } from '../../reports/verdicts/record-file.ts'
import { chromiumForTests } from '../../testing/chromium.ts'
import { startSls, startSlsWith } from '../../testing/command-line.ts'
import { childrenOf, isAlive } from '../../testing/processes.ts'

const folder = mkdtempSync(join(tmpdir(), 'sls-browser-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const found = await chromiumForTests()
const limit = { timeout: 120_000 }

test(
  'where there is no Chromium, the target is skipped, and a sentence says how to get one',
  limit,
  async () => {
    const out = join(folder, 'skipped')
    // A machine without programs, for which neither Playwright nor a package has brought a browser.
    const machine = "data:text/javascript,Object.defineProperty(process,'arch',{value:'arm64'})"
    const environment = { PATH: '', PLAYWRIGHT_BROWSERS_PATH: out, NODE_OPTIONS: `--import "${machine}"` }
    const run = startSlsWith(environment, 'run', '--target', 'browser', '--out', out)
    expect(await run.end).toEqual({
      code: 2,
      out: '',
      err:
        '--target browser is skipped. There is no Chromium to drive: install Google Chrome, or Chromium (on Debian: ' +
        'apt-get install chromium-headless-shell), or let Playwright bring one (npx playwright install chromium).\n',
    })
    expect(existsSync(out)).toBe(false)
  },
)

const scenario = 'secure-login-faq/push-on-android#the-fingerprint-approves-the-login'

test.skipIf(!found.ok)(
  'a scenario that fails leaves a picture and a trace, until the next run',
  limit,
  async () => {
    const out = join(folder, 'failed')
    const run = (...options: string[]) =>
      startSls('run', '--target', 'browser', '--only', scenario, '--out', out, ...options).end
    const evidence = () =>
      resultsSchema.parse(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'))).scenarios[0]?.evidence
    const bytes = (file: string) => readFileSync(join(out, file), 'latin1')

    const failed = await run('--fault', 'approval-lost')
    const [picture, trace] = [`evidence/${scenario}/window-1.png`, `evidence/${scenario}/window-1-trace.zip`]
    expect(failed).toMatchObject({ code: 1, err: '' })
    expect(failed.out).toContain(`look at    ${join(out, picture)}\n`)
    expect(failed.out).toContain(`look at    npx playwright show-trace '${join(out, trace)}'\n`)
    expect(evidence()).toEqual([picture, trace])
    expect(bytes('junit.xml')).toContain(`[[ATTACHMENT|${trace}]]`)
    expect(recordLeftIn(out)).toContain('"fileName":"window-1-trace.zip"')
    expect(bytes(picture)).toMatch(/^\x89PNG/)
    const [film] = [...filmsIn(bytes('films.ndjson')).values()].map(unpackedFilm)
    expect(new Set(film?.pictures.map(({ kind }) => kind))).toEqual(new Set(['phone', 'window']))
    expect(film?.frames.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4, 5, 6])
    const packed = [...bytes('report.html').matchAll(/data-from="\d+">([^<]*)</g)]
    const scenarios = packed.map(([, data = '']) => inflateRawSync(Buffer.from(data, 'base64')).toString())
    expect(scenarios.join()).toMatch(/data:image\/png;base64,.*window-1-trace\.zip/)
    // The names of its members stand uncompressed at the end of an archive.
    expect(bytes(trace)).toMatch(/^PK.*trace\.trace.*trace\.network/s)

    expect(await run()).toMatchObject({ code: 0, err: '' })
    expect(evidence()).toBeUndefined()
    expect(existsSync(join(out, 'evidence'))).toBe(false)
  },
)

describe.skipIf(!found.ok)('Ctrl-C', () => {
  /** The processes that a process has started, and those that these have started. */
  const below = (pid: number | undefined): number[] =>
    childrenOf(pid).flatMap((child) => [child, ...below(child)])

  /** By then the browser is there, and a scenario takes no longer than a run gives it after a signal. */
  const untilSomethingHasPassed = (run: ChildProcess) =>
    new Promise<void>((passed) => {
      run.stdout?.on('data', (chunk) => {
        if (String(chunk).includes(' passed')) passed()
      })
    })

  test.each([
    // The terminal tells every process of its group.
    ['that the terminal gives', (run: ChildProcess) => [run.pid, ...childrenOf(run.pid)]],
    ['that the run alone is told of', (run: ChildProcess) => [run.pid]],
  ])('%s ends the run with its table, and no browser stays', limit, async (_, told) => {
    const out = join(folder, 'stopped')
    const { child, end } = startSls(
      'run',
      '--target',
      'browser',
      '--workers',
      '2',
      '--tags',
      '@SMS-13 or @PUSH-AND-02 or @PUSH-01 or @CR-AND-03 or @SMS-01',
      '--out',
      out,
    )
    await untilSomethingHasPassed(child)
    const started = below(child.pid)
    for (const pid of told(child)) process.kill(pid ?? 0, 'SIGINT')
    const ended = await end
    expect(ended).toMatchObject({ code: 3, err: expect.not.stringContaining('Harness error') })
    expect(ended.out).toMatch(/Stopped by SIGINT after \d+ of \d+ scenarios: no verdict\./)
    expect(started.filter(isAlive)).toEqual([])
  })
})

test.skipIf(!found.ok)('nothing stays in the temporary folder', limit, async () => {
  const [temporary, out] = [join(folder, 'temporary'), join(folder, 'tidy')]
  mkdirSync(temporary)
  const run = startSlsWith(
    { TMPDIR: temporary },
    'run',
    '--target',
    'browser',
    '--only',
    'SMS-13',
    '--out',
    out,
  )
  expect(await run.end).toMatchObject({ code: 0, err: '' })
  expect(readdirSync(temporary)).toEqual([])
})
