/** @module What a target needs of this machine, beside this project and its packages. */

import type { RunOptions } from '../run/options.ts'

/** Why the target is skipped here, in a sentence that says how that can be changed; undefined where it can run. */
export async function missingPrerequisite(target: RunOptions['target']): Promise<string | undefined> {
  if (target !== 'browser') return undefined
  const { findChromium } = await import('../../drivers/browser/find-chromium.ts')
  const found = await findChromium()
  return found.ok ? undefined : `--target browser is skipped. ${found.sentence}`
}
