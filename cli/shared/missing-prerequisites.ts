/** @module What a target needs on this machine besides the project and its packages. */

import type { RunOptions } from '../run/options.ts'

/** Why the target is skipped, and what to install; undefined where it can run. */
export async function missingPrerequisite(target: RunOptions['target']): Promise<string | undefined> {
  if (target !== 'browser') return undefined
  const { findChromium } = await import('../../drivers/browser/find-chromium.ts')
  const found = await findChromium()
  return found.ok ? undefined : `--target browser is skipped. ${found.sentence}`
}
