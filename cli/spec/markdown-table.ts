/** @module The tables of a Markdown document, as their lines of cells. */

/** Each line of each table, the heads and what is below them; the line of hyphens is none. */
export const cellsOf = (markdown: string): string[][] =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[\s|:-]+$/.test(line))
    .map((line) =>
      line
        .replace(/^\||\|\s*$/g, '')
        .split('|')
        .map((cell) => cell.trim()),
    )
