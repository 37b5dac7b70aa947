import type { Scenario } from '../../../reports/suite/scenarios.ts'
import type { Failure } from '../../../reports/verdicts/failure.ts'
import { totalsOf } from '../../../reports/verdicts/outcomes.ts'
import type { Verdict } from '../../../reports/verdicts/verdict.ts'
import { countedOutcomes, outcomeStyle } from '../../shared/outcome-styles.ts'
import { progressBarOn } from '../../shared/progress-bar.ts'
import type { Terminal } from '../../shared/terminal.ts'
import type { RunListener } from '../run-recorder.ts'
import { wrapped } from './wrapped.ts'

/** Shown while the run goes on: a bar where the terminal can redraw a line, otherwise a line per feature. */
export interface Progress extends Omit<RunListener, 'again' | 'broken'> {
  /** Removes the bar. */
  end(): void
}

/** `failuresAtOnce`: each failure has a line as soon as it is judged, for runs that last. */
export function progressOn(terminal: Terminal, failuresAtOnce: boolean): Progress {
  const progress = terminal.live ? bar(terminal) : lines(terminal)
  if (!failuresAtOnce) return progress
  return {
    ...progress,
    finished: (verdict) => {
      if (verdict.failure) {
        progress.end()
        terminal.out(failureLine(verdict, verdict.failure, terminal))
      }
      progress.finished(verdict)
    },
  }
}

const longestSentence = 200

/** Which scenario it is, and in a sentence what was expected and observed: in a line of its own where one is too narrow for both. */
function failureLine(
  { scenario, outcome }: Verdict,
  { expected, observed }: Failure,
  { paint, columns }: Terminal,
): string {
  const { word, style } = outcomeStyle(outcome)
  const sentence = `expected ${expected}, observed ${observed}`.replaceAll(/\s+/g, ' ')
  const shown = sentence.length > longestSentence ? `${sentence.slice(0, longestSentence - 1)}…` : sentence
  const indent = word.length + 4
  const fits = indent + scenario.id.length + 2 + shown.length <= columns
  const said = fits ? shown : wrapped(shown, columns - indent, indent)
  const between = fits ? ': ' : `:\n${' '.repeat(indent)}`
  return `  ${paint(style, word)}  ${scenario.id}${between}${paint('dim', said)}\n`
}

function bar(terminal: Terminal): Progress {
  const progressBar = progressBarOn(terminal)
  const seen: Verdict[] = []
  let total = 0
  return {
    planned: (scenarios) => {
      total = scenarios.length
    },
    finished: (verdict) => {
      seen.push(verdict)
      progressBar.show(
        seen.length,
        total,
        countedOutcomes(totalsOf(seen), terminal),
        verdict.scenario.feature,
      )
    },
    end: progressBar.clear,
  }
}

function lines(terminal: Terminal): Progress {
  const left = new Map<string, number>()
  const seen: Verdict[] = []
  let width = 0
  return {
    planned: (scenarios: readonly Scenario[]) => {
      for (const { feature } of scenarios) left.set(feature, (left.get(feature) ?? 0) + 1)
      width = Math.max(...[...left.keys()].map((feature) => feature.length))
    },
    finished: (verdict) => {
      seen.push(verdict)
      const { feature } = verdict.scenario
      const rest = (left.get(feature) ?? 1) - 1
      left.set(feature, rest)
      if (rest > 0) return
      const members = seen.filter(({ scenario }) => scenario.feature === feature)
      terminal.out(`  ${feature.padEnd(width)}  ${countedOutcomes(totalsOf(members), terminal)}\n`)
    },
    end: () => undefined,
  }
}
