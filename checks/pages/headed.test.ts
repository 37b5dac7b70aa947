import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findChromium } from '../../drivers/browser/find-chromium.ts'
import { startSlsWith } from '../../testing/command-line.ts'

/** The X server without a screen, and what tells of its windows, from Debian's packages xvfb and x11-utils. */
const isThere = (program: string): boolean => spawnSync('which', [program]).status === 0
const chromium = await findChromium(true)
const missing = [
  ...(isThere('Xvfb') ? [] : ['Xvfb']),
  ...(isThere('xev') ? [] : ['xev']),
  ...(chromium.ok ? [] : ['a Chromium with windows']),
]
/** `.ci/run` installs all of it. */
const isSkipped = missing.length > 0 && !process.env.CI
const without = isSkipped ? `, skipped for want of ${missing.join(', ')}` : ''

/** Ends what the test has started, and waits for its end. */
const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill()
  await once(child, 'exit')
}

/** A display of its own, such as `:99`: the X server chooses one that is free, and says so when it can be used. */
async function ownDisplay(): Promise<string> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  onTestFinished(() => ended(server))
  const answers = server.stdio[3]
  if (!answers) throw new Error('Xvfb was started without the stream on which it names its display')
  const [number] = await once(answers, 'data')
  return `:${String(number).trim()}`
}

/** What is written of each window of the display that is made later than this takes: a run loads for longer. */
function windowEvents(display: string): () => string {
  const env = { ...process.env, DISPLAY: display }
  const watcher = spawn('stdbuf', ['-oL', 'xev', '-root', '-event', 'substructure'], { env })
  onTestFinished(() => ended(watcher))
  let events = ''
  watcher.stdout.on('data', (chunk) => {
    events += String(chunk)
  })
  return () => events
}

/** The windows that were shown, each with the width that it had. */
function shownWidths(events: string): readonly number[] {
  const shown = [...events.matchAll(/MapNotify event,.*\n.*window (0x[\da-f]+), override NO/g)]
  return shown.map(([, window]) => {
    const sizes = [...events.matchAll(new RegExp(`window ${window}, \\([^)]*\\), width (\\d+)`, 'g'))]
    return Number(sizes.at(-1)?.[1])
  })
}

test.skipIf(isSkipped)(
  `sls run --target browser --headed shows the window in which a scenario passes${without}`,
  { timeout: 120_000 },
  async () => {
    const out = mkdtempSync(join(tmpdir(), 'sls-headed-'))
    onTestFinished(() => rmSync(out, { recursive: true, force: true }))
    const display = await ownDisplay()
    const events = windowEvents(display)
    const scenario = 'secure-login-faq/push-on-android#the-fingerprint-approves-the-login'
    const options = ['--target', 'browser', '--headed', '--only', scenario, '--out', out]
    const run = startSlsWith({ DISPLAY: display, WAYLAND_DISPLAY: '' }, 'run', ...options)
    expect(await run.end).toMatchObject({ code: 0, err: '', out: expect.stringContaining('1 passed') })
    const widths = shownWidths(events())
    expect(widths).toEqual([expect.any(Number)])
    expect(widths[0]).toBeGreaterThan(300)
  },
)
