/** @module The evidence of a failed scenario: per window a screenshot of its page and a Playwright trace. */

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright'
import type { Evidence } from '../ports/scene.ts'
import type { BrowserSession } from './chromium.ts'

/** Enough to diagnose; a scenario may have opened many windows. */
const maximumWindows = 4

async function traceOf({ tracing }: BrowserContext): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'sls-trace-'))
  const path = join(folder, 'trace.zip')
  try {
    await tracing.stopChunk({ path })
    return await readFile(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function evidenceOf({ context, page }: BrowserSession, window: string): Promise<Evidence[]> {
  // What was typed is covered. A password is dots already.
  const screenshot = page.screenshot({ fullPage: true, mask: [page.getByRole('textbox')] })
  const found = await Promise.allSettled([
    screenshot,
    screenshot.catch(() => undefined).then(() => traceOf(context)),
  ])
  const [image, trace] = found.map((one) => (one.status === 'fulfilled' ? one.value : undefined))
  return [
    ...(image ? [{ name: `${window}.png`, mediaType: 'image/png', body: image }] : []),
    ...(trace ? [{ name: `${window}-trace.zip`, mediaType: 'application/zip', body: trace }] : []),
  ]
}

/** Of the newest windows, named in the order in which they were opened. A page that hangs has no screenshot. */
export async function collectEvidence(sessions: readonly BrowserSession[]): Promise<Evidence[]> {
  const named = sessions.map((session, at) => evidenceOf.bind(undefined, session, `window-${at + 1}`))
  return (await Promise.all(named.slice(-maximumWindows).map((collect) => collect()))).flat()
}
