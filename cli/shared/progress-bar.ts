import { stopwatch } from './stopwatch.ts'
import type { Terminal } from './terminal.ts'

/** One line that is redrawn while the work goes on. */
export interface ProgressBar {
  /** Draws, unless it did so a moment ago and there is more to come. */
  show(done: number, total: number, counts: string, label: string): void
  /** Removes the line; the next `show` draws it at once. */
  clear(): void
}

const width = 28
const redrawEveryMs = 50

export function progressBarOn(terminal: Terminal): ProgressBar {
  const elapsed = stopwatch()
  let drawnAt = Number.NEGATIVE_INFINITY
  const draw = (done: number, total: number, counts: string, label: string) => {
    const filled = Math.round((done / total) * width)
    const line =
      terminal.paint('cyan', '━'.repeat(filled)) + terminal.paint('dim', '━'.repeat(width - filled))
    const room = Math.max(0, terminal.columns - width - 50)
    const shown = terminal.paint('dim', label.slice(0, room))
    terminal.out(`\r\u001B[2K  ${line}  ${done}/${total}  ${counts}  ${shown}`)
    drawnAt = elapsed()
  }
  return {
    show: (done, total, counts, label) => {
      if (elapsed() - drawnAt >= redrawEveryMs || done === total) draw(done, total, counts, label)
    },
    clear: () => {
      if (drawnAt > Number.NEGATIVE_INFINITY) terminal.out('\r\u001B[2K')
      drawnAt = Number.NEGATIVE_INFINITY
    },
  }
}
