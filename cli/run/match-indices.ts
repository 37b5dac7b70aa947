/**
 * @module Where the groups of a match stand, as Node itself tells it.
 *
 * The runner asks a package that parses and rewrites the pattern of every step for that, as was needed before
 * ECMAScript 2022 had the flag `d`: half a second in each process of a run. This has the shape of that package.
 */

/** A pattern that also tells where its groups stand, and its number among all. */
interface Telling {
  readonly pattern: RegExp
  readonly number: number
}

const known = new WeakMap<RegExp, Telling>()
let patterns = 0

function telling(pattern: RegExp): Telling {
  const found = known.get(pattern)
  if (found) return found
  const made = {
    pattern: pattern.hasIndices ? pattern : new RegExp(pattern.source, `${pattern.flags}d`),
    number: patterns++,
  }
  known.set(pattern, made)
  return made
}

/** Whether the patterns, by their numbers, have been found not to match a text: a suite says its sentences often. */
const missesOf = new Map<string, boolean[]>()
/** The runner holds all its patterns against one text, then against the next. */
let latest: { readonly text: string; readonly misses: boolean[] } = { text: '', misses: [] }

function missesOn(text: string): boolean[] {
  if (latest.text === text) return latest.misses
  const misses = missesOf.get(text) ?? []
  missesOf.set(text, misses)
  latest = { text, misses }
  return misses
}

/** As `RegExp.prototype.exec`, with `indices`. */
export default function exec(pattern: RegExp, text: string): RegExpExecArray | null {
  const { number, pattern: twin } = telling(pattern)
  const misses = missesOn(text)
  if (misses[number]) return null
  const match = twin.exec(text)
  if (!match) misses[number] = true
  return match
}
