import type { Scenario } from '../suite/scenarios.ts'
import type { Ending } from './ending.ts'
import type { TestCaseRecord } from './test-case-record.ts'

/** A failure in the words of the feature. */
export interface Failure {
  readonly expected: string
  readonly observed: string
  /** The row whose step broke; a walkthrough can break before its first row. */
  readonly row?: string
  readonly lastGoodStep?: string
}

type Broken = Extract<Ending, { at: unknown }>

/** What the broken step promised, what was seen instead, and the last step that held. */
export function failureOf(scenario: Scenario, { steps }: TestCaseRecord, { at, reason }: Broken): Failure {
  const sentenceOf = (id: string | undefined) =>
    scenario.steps.find(({ pickleStepId }) => pickleStepId === id)
  const good = steps.slice(0, steps.indexOf(at)).filter(({ pickleStepId }) => pickleStepId !== undefined)
  const lastGood = sentenceOf(good.at(-1)?.pickleStepId)
  const step = sentenceOf(at.pickleStepId)
  const [row] = step?.rows.length ? step.rows : lastGood && !step ? lastGood.rows : []
  const named = row ?? (scenario.inRule ? scenario.rows[0] : undefined)
  return {
    expected: [step?.sentence ?? hookSentence(good.length > 0), at.mismatch?.expected]
      .filter(Boolean)
      .join(' — '),
    observed: at.mismatch?.observed ?? firstLines(reason),
    ...(named === undefined ? {} : { row: named }),
    ...(lastGood ? { lastGoodStep: lastGood.sentence } : {}),
  }
}

const hookSentence = (after: boolean): string =>
  after ? 'the scenario to end without an open problem' : 'the scene to open'

const firstLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, 4)
    .join(' ')
