/**
 * @module Replaces the package `regexp-match-indices`, which Cucumber asks where the groups of a match are. That package
 * parses and rewrites every pattern in JavaScript, as was needed before ECMAScript 2022 had the flag `d`.
 */

/** The pattern with the flag `d`, and its number among all patterns. */
interface IndexedPattern {
  readonly pattern: RegExp
  readonly number: number
}

const known = new WeakMap<RegExp, IndexedPattern>()
let patterns = 0

function indexed(pattern: RegExp): IndexedPattern {
  const found = known.get(pattern)
  if (found) return found
  const made = {
    pattern: pattern.hasIndices ? pattern : new RegExp(pattern.source, `${pattern.flags}d`),
    number: patterns++,
  }
  known.set(pattern, made)
  return made
}

/** The patterns, by number, that are known not to match a text: a suite repeats its sentences. */
const missesByText = new Map<string, boolean[]>()
/** Cucumber tries all patterns on one text, then on the next. */
let latest: { readonly text: string; readonly misses: boolean[] } = { text: '', misses: [] }

function missesOf(text: string): boolean[] {
  if (latest.text === text) return latest.misses
  const misses = missesByText.get(text) ?? []
  missesByText.set(text, misses)
  latest = { text, misses }
  return misses
}

/** As `RegExp.prototype.exec`, with `indices`. */
export default function exec(pattern: RegExp, text: string): RegExpExecArray | null {
  const { number, pattern: withIndices } = indexed(pattern)
  const misses = missesOf(text)
  if (misses[number]) return null
  const match = withIndices.exec(text)
  if (!match) misses[number] = true
  return match
}
