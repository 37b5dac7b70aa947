/** @module The browser: one per process, started before the first window is opened. */

import { type Browser, chromium } from 'playwright'
import { HarnessError } from '../ports/time-limit.ts'
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts'
import type { Crowd } from './activity-limit.ts'
import { findChromium } from './find-chromium.ts'

export interface BrowserOptions {
  /** Where the pages are. */
  readonly baseUrl: string
  /** Which scenario and step is asking, for the server's log. */
  readonly origin: () => Readonly<Record<string, string>>
  /** The server has been asked something. */
  readonly onRequest: () => void
  /** The windows of the scenario on whose pages something is being done. */
  readonly crowd: Crowd
  /** How long a page may take, in milliseconds of real time. */
  readonly timeLimitMs: number
}

/**
 * A frame of its own for each page is what costs most of it. The other feature is one that Playwright turns off:
 * Chromium goes by the last list alone.
 */
const unwatched = ['--disable-features=RenderDocument,PaintHolding']

/** Whoever started the browser is told of Ctrl-C, and closes it; a browser whose starter is gone ends by itself. */
const untouchedBySignals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false }

let launched: Promise<Running> | undefined

interface Running {
  readonly browser: Browser
  /** Of what it records: Playwright leaves some of the temporary folders behind that it makes by itself. */
  readonly traces: TemporaryFolder
}

async function launch(): Promise<Running> {
  const found = await findChromium()
  if (!found.ok) throw new HarnessError(found.sentence)
  const traces = temporaryFolder('sls-traces-')
  const browser = await chromium.launch({
    ...found.launch,
    ...untouchedBySignals,
    args: [...(found.launch.args ?? []), ...unwatched],
    tracesDir: traces.path,
  })
  return { browser, traces }
}

/** Starts the browser, or says how to get one. */
export async function browser(): Promise<Browser> {
  launched ??= launch()
  return (await launched).browser
}

export async function closeBrowser(): Promise<void> {
  const running = await launched
  launched = undefined
  await running?.browser.close()
  running?.traces.remove()
}
