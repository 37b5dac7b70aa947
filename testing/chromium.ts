/** @module For checks: what needs a browser is left out where there is none, except in CI, which has to have one. */

import { type FoundChromium, findChromium } from '../drivers/browser/find-chromium.ts'

/** Rejects where there is none, and there has to be one. */
export async function chromiumForTests(
  find: () => Promise<FoundChromium> = findChromium,
  ci = process.env.CI ?? '',
): Promise<FoundChromium> {
  const found = await find()
  if (!found.ok && ci) throw new Error(`CI has to run everything. ${found.sentence}`)
  return found
}
