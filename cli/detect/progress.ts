import { type DetectionResult, isFault } from '../../reports/detection/detection.ts'
import { progressBarOn } from '../shared/progress-bar.ts'
import type { Terminal } from '../shared/terminal.ts'
import { countedVerdicts, verdictStyle } from './verdict-styles.ts'

/** What a person sees while faults run: a bar where the terminal can redraw a line, else a line per fault. */
export interface DetectionProgress {
  show(one: DetectionResult): void
  /** Takes the bar off the screen. */
  end(): void
}

export const detectionProgress = (total: number, terminal: Terminal): DetectionProgress =>
  terminal.live ? bar(total, terminal) : { show: (one) => terminal.out(line(one)), end: () => undefined }

function bar(total: number, terminal: Terminal): DetectionProgress {
  const progressBar = progressBarOn(terminal)
  const shown: DetectionResult[] = []
  return {
    show: (one) => {
      shown.push(one)
      progressBar.show(shown.length, total, countedVerdicts(shown, terminal), one.id)
    },
    end: progressBar.clear,
  }
}

function line(one: DetectionResult): string {
  const about = isFault(one) ? one.violates.join(' ') : 'harmless'
  return `  ${verdictStyle(one.verdict).word.padEnd(11)}  ${one.id}  ${about}\n`
}
