import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { startSls } from '../../../testing/command-line.ts'
import { processTerminal } from '../../shared/terminal.ts'
import { parseRunOptions } from '../options.ts'
import { openPausing } from './pausing.ts'

const out = mkdtempSync(join(tmpdir(), 'sls-pause-'))
afterAll(() => rmSync(out, { recursive: true, force: true }))

const empty = join(out, 'empty')

const scenario = 'enable-notifications/badges-and-previews-on-an-iphone#the-badge-counts-one-notification'
const started = (...args: readonly string[]) => startSls('run', '--out', out, '--only', scenario, ...args)

/** The page of a run, as soon as it has stopped. */
async function pageOf({ child }: ReturnType<typeof started>): Promise<string> {
  let printed = ''
  for await (const chunk of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    printed += String(chunk)
    const [, url] = /look at (http:\S+)\//.exec(printed) ?? []
    if (url !== undefined) return url
  }
  throw new Error(`the run has not stopped: ${printed}`)
}

/** Presses a button of the page; resolves to what is shown then. */
async function press(url: string, form: Record<string, string>): Promise<string> {
  const answer = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { origin: url },
  })
  return await answer.text()
}

describe('sls run --pause', { timeout: 30_000 }, () => {
  test('stops before each step, lets a person act by hand and look, and goes on', async () => {
    const run = started('--pause')
    const url = await pageOf(run)
    expect(await (await fetch(url)).text()).toContain('<title>Before step 1</title>')
    await press(url, { go: 'next step' })
    const third = await press(url, { go: 'next step' })
    expect(third).toContain('<title>Before step 3</title>')
    expect(third).toContain('A login to your account waits for you')
    expect(third).toContain('Push gateway')
    expect(await press(url, { advance: '60' })).toContain('09:01:00')
    expect(await press(url, { phone: '0', control: 'tap:Nothing' })).toContain('role="alert"')
    expect(await press(url, { window: '0', control: 'refresh' })).not.toContain('role="alert"')
    expect(await press(url, { phone: '9', control: 'home:' })).toContain('There is no such control')
    expect(await press(url, { go: 'next step' })).toContain('The run is over')
    const { code, out: printed } = await run.end
    expect({ code, printed }).toEqual({
      code: 0,
      printed: expect.stringContaining('before 3  Then the icon'),
    })
    const results = z
      .object({ run: z.object({ onPurpose: z.string() }) })
      .parse(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')))
    expect(results.run.onPurpose).toContain('could act by hand')
  })

  test('stops at a line and at a failure, and a signal ends it with nothing left behind', async () => {
    const run = started('--pause-at', '12', '--fault', 'badge-not-counted')
    const url = await pageOf(run)
    expect(await (await fetch(url)).text()).toContain('<title>Before step 3</title>')
    const broke = await press(url, { go: 'next step' })
    expect(broke).toContain('<title>Failed: step 3</title>')
    expect(broke).toContain('Expected the badge 1, observed none')
    run.child.kill('SIGINT')
    const { code, out: printed } = await run.end
    expect({ code, printed }).toEqual({ code: 3, printed: expect.stringContaining('Stopped by SIGINT') })
    await expect(fetch(url)).rejects.toThrow('fetch failed')
  })

  test('stops before the step that failed in the last run', async () => {
    await started('--fault', 'badge-not-counted').end
    const run = started('--pause-at', 'failing', '--fault', 'badge-not-counted')
    const url = await pageOf(run)
    expect(await (await fetch(url)).text()).toContain('<title>Before step 3</title>')
    run.child.kill('SIGTERM')
    expect((await run.end).code).toBe(3)
  })

  test('is refused where it would never stop', async () => {
    const { code, err } = await started('--pause-at', '1').end
    expect({ code, err }).toEqual({
      code: 2,
      err: '--pause-at 1: no step of the chosen scenarios stands at line 1 of its feature.\n',
    })
  })
})

test.each([
  [
    'where nobody knows',
    ['--pause-at', 'x'],
    '--pause-at x: give failing, or the line of a step in its feature.',
  ],
  [
    'beside workers',
    ['--pause', '--workers', '2'],
    '--pause: somebody looks at one scenario after the other',
  ],
  ['beside a watch', ['--pause', '--watch'], '--pause: somebody looks at one scenario after the other'],
  ['without the windows of a browser', ['--headed'], '--headed: it is about Chromium: add --target browser.'],
])('a pause is refused %s', async (_, args, sentence) => {
  expect(await parseRunOptions(args)).toEqual({ ok: false, problems: [expect.stringContaining(sentence)] })
})

test('a pause before what failed is refused where there was no run', async () => {
  expect(await openPausing('failing', empty, processTerminal())).toEqual({
    ok: false,
    problems: [expect.stringMatching(/^--pause-at failing: .*results\.json is not there/)],
  })
})
