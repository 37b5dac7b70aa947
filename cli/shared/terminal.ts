import { styleText } from 'node:util'

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan'

/** Where a subcommand writes, and what can be shown there. */
export interface Terminal {
  readonly live: boolean
  readonly columns: number
  out(text: string): void
  err(text: string): void
  paint(style: Style | readonly Style[], text: string): string
}

/** The process's own streams: colour only on a terminal, and none where NO_COLOR asks for none. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process
  const live = stdout.isTTY === true && env.TERM !== 'dumb'
  const colour = live && !env.NO_COLOR
  // A reader such as head may close the pipe early: the command goes on and writes its files.
  for (const stream of [stdout, stderr]) stream.on('error', () => undefined)
  return {
    live,
    // A terminal that does not know its size says 0.
    columns: live ? stdout.columns || 100 : Number.POSITIVE_INFINITY,
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    paint: (style, text) =>
      colour
        ? styleText(typeof style === 'string' ? style : [...style], text, { validateStream: false })
        : text,
  }
}
