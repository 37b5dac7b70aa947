/** @module The wordings of steps that come nearest to a sentence which none matches. */

import { distance } from 'fastest-levenshtein'

const shown = 3
/** The least that a wording has to share with the sentence, and of what the nearest one shares with it. */
const [least, leastOfNearest] = [0.35, 0.6]
/** What a word counts that no wording has: it may be a value, such as a name. */
const unknownWord = 0.5

/** Cucumber expressions, the nearest first: those that share words with the sentence, rare ones above all. */
export function nearestWordings(sentence: string, wordings: readonly string[]): string[] {
  const known = wordings.map((wording) => ({ wording, words: wordsOf(plain(wording)) }))
  const counts = new Map<string, number>()
  for (const { words } of known)
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const weightOf = (word: string): number => {
    const count = counts.get(word)
    return count === undefined ? unknownWord : Math.log(1 + wordings.length / count)
  }
  const said = wordsOf(sentence)
  const scored = known
    .map(({ wording, words }) => ({ wording, score: shared(said, words, weightOf) }))
    .filter(({ score }) => score >= least)
    .toSorted((one, other) => other.score - one.score)
  const nearest = scored[0]?.score ?? 0
  return scored
    .filter(({ score }) => score >= nearest * leastOfNearest)
    .slice(0, shown)
    .map(({ wording }) => wording)
}

/** Without what stands for a value. */
const wordsOf = (text: string): string[] =>
  text
    .replaceAll(/\{\w*\}|"[^"]*"/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')

/** Without what may be absent, and with the first of alternatives. */
const plain = (wording: string): string =>
  wording.replaceAll(/\([^)]*\)/g, '').replaceAll(/(\S+?)\/\S+/g, '$1')

/** Twice what both have, of what each has: 1 where all words are the same (Sørensen and Dice). */
function shared(
  said: readonly string[],
  words: readonly string[],
  weightOf: (word: string) => number,
): number {
  const sum = (some: readonly string[]): number => some.reduce((all, word) => all + weightOf(word), 0)
  const both = words.reduce(
    (all, word) => all + weightOf(word) * Math.max(0, ...said.map((other) => likeness(word, other))),
    0,
  )
  return (2 * both) / (sum(words) + sum(said))
}

/** 1 for the same word, less for one with other letters, 0 where half of them differ. */
const likeness = (one: string, other: string): number =>
  Math.max(0, 1 - (2 * distance(one, other)) / Math.max(one.length, other.length))
