import type { Scenario } from '../suite/scenarios.ts'
import type { Broken, ToMend } from './ending.ts'
import type { TestCaseRecord } from './test-case-record.ts'

/** A failure in the words of the feature. */
export interface Failure {
  readonly expected: string
  readonly observed: string
  /** The row whose step broke; a walkthrough can break before its first row. */
  readonly row?: string
  /** The sentence of the step that broke; absent where it was none. */
  readonly step?: string
  /** Where it was noticed, if not in that step. */
  readonly noticedIn?: string
  readonly lastGoodStep?: string
  /** Where it cannot be played as it is written: what has to be mended. */
  readonly toMend?: ToMend
  /** Of an exception of ours: the file and line where it was thrown. */
  readonly place?: string
  /** The index of the step that broke; absent where it was none. */
  readonly at?: number
}

/** What the broken step promised, what was seen instead, and the last step that held. */
export function failureOf(
  scenario: Scenario,
  { steps }: TestCaseRecord,
  { at, noticedAt, reason, toMend, place }: Broken,
): Failure {
  const sentenceOf = (id: string | undefined) =>
    scenario.steps.find(({ pickleStepId }) => pickleStepId === id)
  const good = steps.slice(0, steps.indexOf(at)).filter(({ pickleStepId }) => pickleStepId !== undefined)
  const lastGood = sentenceOf(good.at(-1)?.pickleStepId)
  const step = sentenceOf(at.pickleStepId)
  const [row] = step?.rows.length ? step.rows : lastGood && !step ? lastGood.rows : []
  const named = row ?? (scenario.inRule ? scenario.rows[0] : undefined)
  const { mismatch } = noticedAt ?? at
  const noticedIn = noticedAt && (sentenceOf(noticedAt.pickleStepId)?.sentence ?? theEnd)
  return {
    expected: [step?.sentence ?? hookSentence(good.length > 0), mismatch?.expected]
      .filter(Boolean)
      .join(' — '),
    observed: mismatch?.observed ?? firstLines(reason),
    ...(step && { step: step.sentence, at: scenario.steps.indexOf(step) }),
    ...(toMend !== undefined && { toMend }),
    ...(place !== undefined && { place }),
    ...(noticedIn === undefined ? {} : { noticedIn }),
    ...(named === undefined ? {} : { row: named }),
    ...(lastGood ? { lastGoodStep: lastGood.sentence } : {}),
  }
}

const theEnd = 'the end of the scenario'

const hookSentence = (after: boolean): string =>
  after ? 'the scenario to end without an open problem' : 'the scene to open'

const firstLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, 4)
    .join(' ')

/** Whose it is to mend what cannot be played as it is written, and how. */
export const mendingSentence: Readonly<Record<ToMend, string>> = {
  features:
    'whoever writes the features: no step has these words, so take those of another one, or define it (CONTRIBUTING.md)',
  steps: 'whoever writes the steps: a sentence has one definition, and that is not pending',
}
