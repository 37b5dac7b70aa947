import { isFault, type Judged } from '../../reports/detection/detection.ts'
import { progressBarOn } from '../shared/progress-bar.ts'
import type { Terminal } from '../shared/terminal.ts'
import { countedVerdicts, lookOf } from './verdict-styles.ts'

/** What a person sees while faults are judged: a bar where the terminal can redraw a line, else a line per fault. */
export interface DetectionProgress {
  judged(one: Judged): void
  /** Takes the bar off the screen. */
  end(): void
}

export const detectionProgress = (total: number, terminal: Terminal): DetectionProgress =>
  terminal.live ? bar(total, terminal) : { judged: (one) => terminal.out(line(one)), end: () => undefined }

function bar(total: number, terminal: Terminal): DetectionProgress {
  const gauge = progressBarOn(terminal)
  const seen: Judged[] = []
  return {
    judged: (one) => {
      seen.push(one)
      gauge.show(seen.length, total, countedVerdicts(seen, terminal), one.id)
    },
    end: gauge.clear,
  }
}

function line(one: Judged): string {
  const about = isFault(one) ? one.violates.join(' ') : 'harmless'
  return `  ${lookOf(one.verdict).word.padEnd(11)}  ${one.id}  ${about}\n`
}
