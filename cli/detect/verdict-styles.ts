import type { DetectionResult } from '../../reports/detection/detection.ts'
import type { Terminal } from '../shared/terminal.ts'

type Verdict = DetectionResult['verdict']
type VerdictStyle = { readonly word: string; readonly style: 'green' | 'red' | 'yellow' }

const styles: Record<Verdict, VerdictStyle> = {
  killed: { word: 'killed', style: 'green' },
  imprecise: { word: 'imprecise', style: 'yellow' },
  survived: { word: 'survived', style: 'red' },
  green: { word: 'green', style: 'green' },
  'false-alarm': { word: 'false alarm', style: 'red' },
}

const order: readonly Verdict[] = ['killed', 'imprecise', 'survived', 'green', 'false-alarm']

/** A word per verdict, and its colour. */
export const verdictStyle = (verdict: Verdict): VerdictStyle => styles[verdict]

/** `12 killed  1 survived`: verdicts that occurred, in their fixed order. */
export function countedVerdicts(results: readonly DetectionResult[], { paint }: Terminal): string {
  const parts = order.flatMap((verdict) => {
    const number = results.filter((one) => one.verdict === verdict).length
    return number === 0 ? [] : [paint(styles[verdict].style, `${number} ${styles[verdict].word}`)]
  })
  return parts.join('  ')
}
