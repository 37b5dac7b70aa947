/** @module The shortest walk that still breaks the same rule in the same way. */

import { kindOf } from '../actions/action.ts'
import type { Violation } from './walk.ts'

/** Walks these actions from the beginning; resolves to what they break. */
export type WalkAgain = (actions: readonly string[]) => Promise<Violation | undefined>

const isSame = (one: Violation, other: Violation | undefined): boolean =>
  other !== undefined && one.row === other.row && kindOf(one) === kindOf(other)

/** The plainest value in place of another one, where the violation stays. */
const plainer: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/ enters username and password on the .* login screen and clicks "[^"]+"$/, ' logs in to TWS'],
  [/ to (?:Client Portal|WebTrader|IBKR Mobile)( again)?/, ' to TWS$1'],
  [/ on an? (?:Android phone with a|iPhone).*$/, ' on an Android phone without a fingerprint sensor'],
  [/^(?:\w+ (?:minutes|seconds) pass|.* day passes|an hour passes)$/, 'a second passes'],
]

/** Leaves actions out in ever smaller groups (delta debugging), and puts plainer ones in the place of others. */
export async function shrink(found: Violation, again: WalkAgain): Promise<Violation> {
  let best = found
  const attempt = async (actions: readonly string[]): Promise<boolean> => {
    const violation = await again(actions)
    if (!violation || !isSame(found, violation)) return false
    best = violation
    return true
  }
  for (let before = Number.POSITIVE_INFINITY; best.actions.length < before; ) {
    before = best.actions.length
    for (let size = Math.ceil(best.actions.length / 2); size >= 1; size = Math.floor(size / 2))
      for (let at = best.actions.length - size; at >= 0; at -= size)
        await attempt(best.actions.toSpliced(at, size))
  }
  for (const [pattern, replacement] of plainer)
    for (const [at, sentence] of best.actions.entries()) {
      const other = sentence.replace(pattern, replacement)
      if (other !== sentence) await attempt(best.actions.with(at, other))
    }
  return best
}
