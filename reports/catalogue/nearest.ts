/** The word that was probably meant, if one is close enough to suggest. */
export function nearest(wanted: string, words: readonly string[]): string | undefined {
  const ranked = words
    .map((word) => ({ word, far: word.includes(wanted) ? 0 : distance(wanted, word) }))
    .sort((one, other) => one.far - other.far)
  const [best] = ranked
  return best && best.far <= wanted.length / 2 ? best.word : undefined
}

/** How many letters have to be added, left out or changed. */
function distance(one: string, other: string): number {
  let row = [...Array(other.length + 1).keys()]
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1]
    for (const [j, against] of [...other].entries()) {
      const changed = (row[j] ?? 0) + (letter === against ? 0 : 1)
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
