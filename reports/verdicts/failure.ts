import { stripVTControlCharacters } from 'node:util'
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
  const difference = inWords(reason) ?? differenceIn(stripVTControlCharacters(at.result.message ?? ''))
  return {
    expected: [step?.sentence ?? hookSentence(good.length > 0), difference?.expected]
      .filter(Boolean)
      .join(' — '),
    observed: difference?.observed ?? firstLines(reason),
    ...(named === undefined ? {} : { row: named }),
    ...(lastGood ? { lastGoodStep: lastGood.sentence } : {}),
  }
}

const hookSentence = (after: boolean): string =>
  after ? 'nothing left over at the end of the scenario' : 'the scene opens'

interface Difference {
  readonly expected: string
  readonly observed: string
}

/** Steps explain themselves: "Expected one notification, observed 2", or "Expected a session, and there is none". */
function inWords(reason: string): Difference | undefined {
  const [, expected, observed] = reason.match(/^Expected (.+?), (?:observed|and) (.+)/) ?? []
  return expected && observed ? { expected, observed } : undefined
}

/** The lines of `+ expected - actual`, as assertion errors print them; a bare true or false explains nothing. */
function differenceIn(message: string): Difference | undefined {
  const [, block] = message.split(/^\s*\+ expected - actual\s*$/m)
  if (block === undefined) return undefined
  const lines = (sign: string) =>
    block
      .split('\n')
      .filter((line) => line.trimStart().startsWith(sign))
      .map((line) => line.trimStart().slice(1).trim())
      .join(' ')
  const [expected, observed] = [lines('+'), lines('-')]
  if (observed === 'false' || observed === 'true') return undefined
  return expected || observed
    ? { expected: expected || 'nothing', observed: observed || 'nothing' }
    : undefined
}

const firstLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, 4)
    .join(' ')
