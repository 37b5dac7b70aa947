import type { Judged } from '../../reports/detection/detection.ts'
import type { Terminal } from '../shared/terminal.ts'

type Verdict = Judged['verdict']
type Look = { readonly word: string; readonly style: 'green' | 'red' | 'yellow' }

const looks: Record<Verdict, Look> = {
  killed: { word: 'killed', style: 'green' },
  imprecise: { word: 'imprecise', style: 'yellow' },
  survived: { word: 'survived', style: 'red' },
  green: { word: 'green', style: 'green' },
  'false-alarm': { word: 'false alarm', style: 'red' },
}

const order: readonly Verdict[] = ['killed', 'imprecise', 'survived', 'green', 'false-alarm']

/** A word per verdict, and its colour. */
export const lookOf = (verdict: Verdict): Look => looks[verdict]

/** `12 killed  1 survived`: verdicts that occurred, in their fixed order. */
export function countedVerdicts(judged: readonly Judged[], { paint }: Terminal): string {
  const parts = order.flatMap((verdict) => {
    const number = judged.filter((one) => one.verdict === verdict).length
    return number === 0 ? [] : [paint(looks[verdict].style, `${number} ${looks[verdict].word}`)]
  })
  return parts.join('  ')
}
