/**
 * @module Replaces the package `regexp-match-indices`, which Cucumber asks where the groups of a match are. That package
 * parses and rewrites every pattern in JavaScript, as was needed before ECMAScript 2022 had the flag `d`.
 */

/** What is known of a pattern, and its number among all. */
interface IndexedPattern {
  /** With the flag `d`; made when it is needed, as few are. */
  withIndices?: RegExp
  /** What every text has that matches: to look for it takes a hundredth of the time in which a pattern is compiled. */
  readonly literals: Literals
  readonly number: number
}

/** Texts in their order. */
interface Literals {
  readonly beginning: string
  readonly within: readonly string[]
  readonly ending: string
}

const none: Literals = { beginning: '', within: [], ending: '' }

const indexedPatterns = new WeakMap<RegExp, IndexedPattern>()
let patterns = 0

function indexed(pattern: RegExp): IndexedPattern {
  const found = indexedPatterns.get(pattern)
  if (found) return found
  const isPlainPattern = !pattern.ignoreCase && !pattern.multiline
  const made: IndexedPattern = {
    literals: isPlainPattern ? literalsOf(pattern.source) : none,
    number: patterns++,
  }
  indexedPatterns.set(pattern, made)
  return made
}

/** The texts that stand in a pattern outside all groups, with nothing optional; none where it has alternatives there. */
export function literalsOf(source: string): Literals {
  const runs = ['']
  let depth = 0
  let isEnded = false
  for (let at = 0; at < source.length; at++) {
    const sign = source.charAt(at)
    if (sign === '|' && depth === 0) return none
    isEnded = sign === '$' && depth === 0 && at === source.length - 1
    if (sign === '\\') at++
    if (sign === '[') at = endOfClass(source, at)
    if (sign === '(') depth++
    if (sign === ')') depth--
    if (depth === 0 && isPlain(sign)) runs.push((runs.pop() ?? '') + sign)
    else if ('?*{'.includes(sign)) runs.push((runs.pop() ?? '').slice(0, -1), '')
    else runs.push('')
    if (sign === '{') at = source.indexOf('}', at)
  }
  return {
    beginning: source.startsWith('^') ? (runs[1] ?? '') : '',
    within: runs.filter((run) => run !== ''),
    ending: isEnded ? (runs.at(-2) ?? '') : '',
  }
}

function hasAll(text: string, { beginning, within, ending }: Literals): boolean {
  if (!text.startsWith(beginning) || !text.endsWith(ending)) return false
  let from = 0
  for (const one of within) {
    const found = text.indexOf(one, from)
    if (found < 0) return false
    from = found + one.length
  }
  return true
}

/** A letter, a digit or a space. */
const isPlain = (sign: string): boolean =>
  sign === ' ' ||
  (sign >= 'a' && sign <= 'z') ||
  (sign >= 'A' && sign <= 'Z') ||
  (sign >= '0' && sign <= '9') ||
  sign >= 'А'

function endOfClass(source: string, start: number): number {
  let at = start + 1
  while (at < source.length && source.charAt(at) !== ']') at += source.charAt(at) === '\\' ? 2 : 1
  return at
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
  const known = indexed(pattern)
  const { number, literals } = known
  if (!hasAll(text, literals)) return null
  const misses = missesOf(text)
  if (misses[number]) return null
  known.withIndices ??= pattern.hasIndices ? pattern : new RegExp(pattern.source, `${pattern.flags}d`)
  const match = known.withIndices.exec(text)
  if (!match) misses[number] = true
  return match
}
