/** @module Text in lines that fit the terminal. */

/** The text with its lines broken between words, all but the first indented by so many spaces; a longer word stands alone. */
export function wrapped(text: string, width: number, indent: number): string {
  const lines: string[] = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line === '' || line.length + 1 + word.length <= width)
      lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
    else lines.push(word)
  }
  return lines.join(`\n${' '.repeat(indent)}`)
}
