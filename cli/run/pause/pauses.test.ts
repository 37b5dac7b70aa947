import { expect, test } from 'vitest'
import type { PausedPlace } from '../../../drivers/ports/pause.ts'
import type { Scene } from '../../../drivers/ports/scene.ts'
import { testScenario } from '../../../testing/reports.ts'
import { type PauseAt, Pauses } from './pauses.ts'

/** Nobody looks at it here. */
const scene: Scene = Object.create(null)
const place = (index: number, scenario = 'f#s'): PausedPlace => ({
  scene,
  scenario,
  step: { sentence: `step ${index}`, index },
})

/** Where a run of three steps stops, when somebody always says `to`. */
async function haltsOf(at: PauseAt, to: 'next step' | 'end', failedSteps = new Map<string, number>()) {
  const halts: number[] = []
  const pauses = new Pauses({ at, failedSteps, halted: ({ step }) => void halts.push(step.index) })
  pauses.planned([testScenario([], [[], [], []])])
  for (const index of [0, 1, 2]) {
    const passed = pauses.before(place(index))
    if (pauses.halt) pauses.goOn(to)
    await passed
  }
  return halts
}

test.each<[string, PauseAt, 'next step' | 'end', Map<string, number>, number[]]>([
  ['each', 'each', 'next step', new Map(), [0, 1, 2]],
  ['each, until somebody lets it run on', 'each', 'end', new Map(), [0]],
  ['the one at a line', { line: 5 }, 'end', new Map(), [1]],
  ['the one at a line and those after it', { line: 5 }, 'next step', new Map(), [1, 2]],
  ['the one that failed last time', 'failing', 'end', new Map([['f#s', 2]]), [2]],
  ['none, where another scenario failed', 'failing', 'end', new Map([['f#other', 1]]), []],
])('a run stops before its steps: %s', async (_, at, to, failed, expected) => {
  expect(await haltsOf(at, to, failed)).toEqual(expected)
})

test('a step that fails stops it in any case, and an end lets it go on for good', async () => {
  const pauses = new Pauses({ at: 'failing', failedSteps: new Map(), halted: () => undefined })
  const failed = pauses.failed(place(1), 'why')
  expect(pauses.halt).toMatchObject({ failure: 'why', step: { index: 1 } })
  pauses.end()
  await failed
  await pauses.failed(place(2), 'why')
  expect({ halt: pauses.halt, ended: pauses.ended }).toEqual({ halt: undefined, ended: true })
})

test('whoever waits for news has it at the next stop, and at the end', async () => {
  const pauses = new Pauses({ at: 'each', failedSteps: new Map(), halted: () => undefined })
  const first = pauses.before(place(0))
  const news = pauses.news()
  pauses.goOn('next step')
  await first
  const second = pauses.before(place(1))
  await news
  expect(pauses.halt?.step.index).toBe(1)
  const last = pauses.news()
  pauses.end()
  await Promise.all([second, last])
})
