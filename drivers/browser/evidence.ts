/** @module What a window leaves behind when a scenario fails: a picture of its page, and Playwright's trace of the way there. */

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright'
import type { Evidence } from '../ports/scene.ts'
import type { BrowserSession } from './chromium.ts'

/** Of a hundred windows only the newest are worth a look. */
const atMost = 4

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
  const picture = page.screenshot({ fullPage: true })
  const found = await Promise.allSettled([
    picture,
    picture.catch(() => undefined).then(() => traceOf(context)),
  ])
  const [image, trace] = found.map((one) => (one.status === 'fulfilled' ? one.value : undefined))
  return [
    ...(image ? [{ name: `${window}.png`, mediaType: 'image/png', body: image }] : []),
    ...(trace ? [{ name: `${window}-trace.zip`, mediaType: 'application/zip', body: trace }] : []),
  ]
}

/** Of the newest windows, named in the order in which they were opened. A page that hangs has no picture. */
export async function collectEvidence(visitors: readonly BrowserSession[]): Promise<Evidence[]> {
  const named = visitors.map((visitor, at) => evidenceOf.bind(undefined, visitor, `window-${at + 1}`))
  return (await Promise.all(named.slice(-atMost).map((collect) => collect()))).flat()
}
