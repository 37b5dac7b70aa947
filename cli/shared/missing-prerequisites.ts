/** @module What a target needs on this machine besides the project and its packages. */

import type { RunOptions } from '../run/options.ts'

/** A display is there by itself but on Unix. */
const noDisplay = ({ DISPLAY = '', WAYLAND_DISPLAY = '' } = process.env): boolean =>
  process.platform === 'linux' && DISPLAY === '' && WAYLAND_DISPLAY === ''

/** Why the target is skipped, and what to install; undefined where it can run. */
export async function missingPrerequisite({
  target,
  headed,
}: Pick<RunOptions, 'target' | 'headed'>): Promise<string | undefined> {
  if (target !== 'browser') return undefined
  if (headed && noDisplay())
    return '--headed: there is no display (DISPLAY is not set): leave it out, or run it under xvfb-run.'
  const { findChromium } = await import('../../drivers/browser/find-chromium.ts')
  const found = await findChromium(headed)
  if (found.ok) return undefined
  return `${headed ? '--headed:' : '--target browser is skipped.'} ${found.sentence}`
}
