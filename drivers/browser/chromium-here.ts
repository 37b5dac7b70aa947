/** @module For checks: what needs a browser is left out where there is none, except in CI, which has to have one. */

import { type Found, findChromium } from './find-chromium.ts'

export async function chromiumHere(): Promise<Found> {
  const found = await findChromium()
  if (!found.ok && process.env.CI) throw new Error(`CI has to run everything. ${found.sentence}`)
  return found
}
