/** @module For checks: what needs a browser is left out where there is none, except in CI, which has to have one. */

import { type Found, findChromium } from '../drivers/browser/find-chromium.ts'

/** Rejects where there is none, and there has to be one. */
export async function chromiumHere(
  find: () => Promise<Found> = findChromium,
  ci = process.env.CI ?? '',
): Promise<Found> {
  const found = await find()
  if (!found.ok && ci) throw new Error(`CI has to run everything. ${found.sentence}`)
  return found
}
