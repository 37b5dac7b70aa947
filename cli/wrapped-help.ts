/** @module Help that fits the terminal. */

/**
 * Lines that are longer than the terminal is wide go on below: what is said of an option under its first word, a paragraph at its margin.
 * What stood below such a line, and went on with it, is joined to it before.
 */
export function wrappedHelp(help: string, columns: number): string {
  const lines: string[] = []
  let isFull = false
  for (const line of help.split('\n')) {
    const before = lines.at(-1)
    if (before !== undefined && isFull && goesOn(line, before)) lines.push(`${lines.pop()} ${line.trim()}`)
    else lines.push(line)
    isFull = line.length > Math.max(columns, fullFrom)
  }
  return lines.flatMap((line) => wrappedLine(line, columns)).join('\n')
}

/** A line of help that is as long was broken for its length alone. */
const fullFrom = 90

/** Where what is said of an option begins, or the text of a paragraph. */
const indentOf = (line: string): number => (/^ +\S.*?\S {2,}(?=\S)|^ */.exec(line)?.[0] ?? '').length

const goesOn = (line: string, before: string): boolean =>
  line.trim() !== '' && /^ */.exec(line)?.[0].length === indentOf(before)

function wrappedLine(line: string, columns: number): string[] {
  if (line.length <= columns) return [line]
  const indent = indentOf(line)
  const at = line.lastIndexOf(' ', columns)
  // A word that is longer than the line stays whole.
  if (at <= indent) return [line]
  return [line.slice(0, at), ...wrappedLine(`${' '.repeat(indent)}${line.slice(at + 1)}`, columns)]
}
