/** @module The browser: one per process, started when the first window is opened, and a profile of its own per window. */

import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { HarnessError } from '../watchdog.ts'
import type { Crowd } from './crowd.ts'
import { recordTrace } from './evidence.ts'
import { findChromium } from './find-chromium.ts'

export interface BrowserOptions {
  /** Where the pages are. */
  readonly baseUrl: string
  /** Which scenario and step is asking, for the server's log. */
  readonly origin: () => Readonly<Record<string, string>>
  /** The server has been asked something. */
  readonly disturbed: () => void
  /** The windows of the scenario on whose pages something is being done. */
  readonly crowd: Crowd
  /** How long a page may take, in milliseconds of real time. */
  readonly patienceMs: number
}

/** Somebody with a browser profile of their own, and the one page in it. */
export interface Visitor {
  readonly context: BrowserContext
  readonly page: Page
}

let launched: Promise<Browser> | undefined

/** Starts the browser, or says how to get one. */
export function browser(): Promise<Browser> {
  launched ??= findChromium().then((found) => {
    if (!found.ok) throw new HarnessError(found.sentence)
    return chromium.launch(found.launch)
  })
  return launched
}

export async function closeBrowser(): Promise<void> {
  const running = await launched
  launched = undefined
  await running?.close()
}

/** A profile that shares nothing with others. Without script: every page has to do without. */
export async function newVisitor(options: BrowserOptions): Promise<Visitor> {
  const context = await (await browser()).newContext({
    baseURL: options.baseUrl,
    // The authority of the certificate is as old as this process, so no browser knows it.
    ignoreHTTPSErrors: true,
    javaScriptEnabled: false,
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(options.patienceMs)
  await recordTrace(context)
  return { context, page: await context.newPage() }
}
