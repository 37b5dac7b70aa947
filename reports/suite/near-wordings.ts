/** @module The wordings of steps that come nearest to a sentence which none matches. */

import { distance } from 'fastest-levenshtein'

const shown = 3

/** Half of the words, and more of a short sentence, of which something has to stay. */
const mostChanges = (words: number): number => Math.max(words / 2, Math.min(2.5, words - 1.5))

/** Cucumber expressions, the nearest first; those alone into which the sentence turns by changing half of its words at most. */
export function nearestWordings(sentence: string, wordings: readonly string[]): string[] {
  const words = wordsOf(sentence)
  return wordings
    .map((wording) => ({ wording, far: farness(words, wordsOf(plain(wording))) }))
    .filter(({ far }) => far <= mostChanges(words.length))
    .toSorted((one, other) => one.far - other.far)
    .slice(0, shown)
    .map(({ wording }) => wording)
}

const wordsOf = (text: string): string[] => text.match(/\{\w*\}|"[^"]*"|[^\s"{}]+/g) ?? []

/** Without what may be absent, and with the first of alternatives. */
const plain = (wording: string): string =>
  wording.replaceAll(/\([^)]*\)/g, '').replaceAll(/(\S+?)\/\S+/g, '$1')

const valueCosts = 0.2
const furtherWordCosts = 0.6

/** How much of one has to change to become the other: one for a word, nearly nothing for a value in the place of a parameter. */
function farness(sentence: readonly string[], wording: readonly string[]): number {
  let above = Array.from({ length: wording.length + 1 }, (_, at) => at)
  for (const word of sentence) {
    const line = [(above[0] ?? 0) + 1]
    for (const [at, other] of wording.entries()) {
      const isParameter = other.startsWith('{')
      const instead = (above[at] ?? 0) + (isParameter ? valueCosts : unlike(word, other))
      // A parameter may stand for several words, such as Client Portal.
      const added = (above[at + 1] ?? 0) + (isParameter ? furtherWordCosts : 1)
      line.push(Math.min(instead, added, (line[at] ?? 0) + 1))
    }
    above = line
  }
  return above.at(-1) ?? 0
}

const unlike = (one: string, other: string): number =>
  one === other ? 0 : Math.min(1, (2 * distance(one, other)) / Math.max(one.length, other.length))
