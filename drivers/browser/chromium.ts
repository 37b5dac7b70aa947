/** @module The browser: one per process, launched before the first window is opened. */

import { stripVTControlCharacters } from 'node:util'
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright'
import { HarnessError } from '../ports/errors.ts'
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts'
import type { PageActivity } from './activity-limit.ts'
import { findChromium } from './find-chromium.ts'

export interface BrowserOptions {
  /** The origin of the pages. */
  readonly baseUrl: string
  /** Header fields that name the scenario and step of a request, for the server's log. */
  readonly traceHeaders: () => Readonly<Record<string, string>>
  /** Called before each request to the server. */
  readonly onRequest: () => void
  /** The actions of the scenario on pages. */
  readonly activity: PageActivity
  /** The longest that a page may take, in milliseconds of real time. */
  readonly timeLimitMs: number
}

/** A browser profile, and the one page in it. */
export interface BrowserSession {
  readonly baseUrl: string
  readonly context: BrowserContext
  readonly page: Page
  /** Has the page read out. */
  readonly reader: CDPSession
}

/**
 * RenderDocument creates a new frame for each page, which is most of its cost. Playwright disables PaintHolding itself, but
 * Chromium uses only the last `--disable-features`.
 */
const browserArguments = ['--disable-features=RenderDocument,PaintHolding']

/** The harness handles signals and closes the browser; the browser exits by itself when the harness has exited. */
const withoutSignalHandlers = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false }

let launched: Promise<Running> | undefined

interface Running {
  readonly browser: Browser
  /** For its traces and temporary files: neither Playwright nor Chromium always removes all of its own. */
  readonly files: TemporaryFolder
}

async function launch(headed: boolean): Promise<Running> {
  const found = await findChromium(headed)
  if (!found.ok) throw new HarnessError(found.sentence)
  const files = temporaryFolder('sls-browser-')
  // Elsewhere the folder for temporary files has so long a name that one below it is too long for a socket.
  const ownTemporaryFolder = process.platform === 'linux' && { env: { ...process.env, TMPDIR: files.path } }
  try {
    const browser = await chromium.launch({
      ...found.launch,
      ...withoutSignalHandlers,
      ...ownTemporaryFolder,
      headless: !headed,
      args: [...(found.launch.args ?? []), ...browserArguments],
      tracesDir: files.path,
    })
    return { browser, files }
  } catch (error) {
    files.remove()
    throw new HarnessError(launchFailure(found.name, headed, error), { cause: error })
  }
}

/** What Chromium itself says of it, without the log of Playwright around it. */
function launchFailure(name: string, headed: boolean, error: unknown): string {
  const message = stripVTControlCharacters(error instanceof Error ? error.message : String(error))
  const said = /(?:ERROR|FATAL):\S*\]? (.+)/.exec(message)?.[1] ?? message.split('\n')[0]
  const display = process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY
  return headed
    ? `Chromium (${name}) cannot show its windows on the display ${display} (${said}): name a display that is there, run it under xvfb-run, or leave --headed out`
    : `Chromium (${name}) cannot be started (${said}): start it by hand to see why`
}

/**
 * The browser of this process; `headed`, where it is the first call: its windows are shown. Rejects with a `HarnessError` that
 * says how to get one where there is none.
 */
export async function browser(headed = false): Promise<Browser> {
  launched ??= launch(headed)
  return (await launched).browser
}

export async function closeBrowser(): Promise<void> {
  const running = await launched
  launched = undefined
  await running?.browser.close()
  running?.files.remove()
}
