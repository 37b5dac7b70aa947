import { outcomes, type ScenarioOutcome } from '../../reports/verdicts/outcomes.ts'
import type { Terminal } from './terminal.ts'

type OutcomeStyle = {
  readonly word: string
  readonly plural?: string
  readonly style: 'green' | 'red' | 'yellow' | 'dim'
}

const looks: Record<ScenarioOutcome, OutcomeStyle> = {
  passed: { word: 'passed', style: 'green' },
  failed: { word: 'failed', style: 'red' },
  warned: { word: 'warned', style: 'yellow' },
  notApplicable: { word: 'not applicable', style: 'dim' },
  notTried: { word: 'not tried', style: 'dim' },
  notTestable: { word: 'not testable', style: 'red' },
  harnessError: { word: 'harness error', plural: 'harness errors', style: 'red' },
}

export const outcomeStyle = (outcome: ScenarioOutcome): OutcomeStyle => looks[outcome]

/** `12 passed  1 failed`: outcomes that occurred, in their fixed order. */
export function countedOutcomes(totals: Record<ScenarioOutcome, number>, { paint }: Terminal): string {
  const parts = outcomes.filter((outcome) => totals[outcome] > 0)
  return parts
    .map((outcome) => {
      const { word, plural = word, style } = looks[outcome]
      return paint(style, `${totals[outcome]} ${totals[outcome] === 1 ? word : plural}`)
    })
    .join('  ')
}
