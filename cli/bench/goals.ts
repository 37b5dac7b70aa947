/** @module The figures of `sls bench`, and the goals that they have to meet. */

import type { ForeignTimes } from './foreign/foreign-times.ts'
import type { LoginTimes } from './logins/login-times.ts'
import type { PartShare, PortTimes } from './profile/profile.ts'
import type { SceneTimes } from './scene-times.ts'

/** Wall times of the suite and of the baseline, in milliseconds. */
export interface Round {
  readonly realMs: number
  readonly emptyMs: number
}

/** The shape of bench.json. */
export interface Bench {
  readonly scenarios: number
  /** How many processes shared the suite; the baseline with empty steps has one. */
  readonly workers: number
  readonly rounds: readonly Round[]
  /** Medians over the rounds. */
  readonly realMs: number
  readonly emptyMs: number
  /** The median of the ratios of the rounds: the machine was as busy for both sides of a round. */
  readonly ratio: number
  readonly worlds: SceneTimes
  readonly logins: LoginTimes
  /** From a CPU profile of one more run: shares of its time. */
  readonly parts: readonly PartShare[]
  /** From stopwatches around the ports in the same run: shares of its time. */
  readonly ports: readonly (PortTimes[number] & { readonly share: number })[]
}

export const goals = { ratio: 3, worldMs: 2, growthRatio: 2, dueMs: 1 } as const

/** Of the reference server as a system that a configuration names. */
export const foreignGoals = {
  suiteRatio: 1.1,
  oneScenarioRatio: 1.5,
  firstLineMs: 1_000,
  checkMs: 20_000,
} as const

/** Of what a team does every day: how many times as long as what stands beside it. */
export const dailyGoals = { lastFailed: 1.3, watch: 0.15, verify: 2, merge: 0.2, replay: 3 } as const

export type DailyName = keyof typeof dailyGoals

/** The sides of each pair, in words. */
export const dailyPairs: Readonly<Record<DailyName, readonly [string, string]>> = {
  lastFailed: ['--last-failed, ten scenarios', '--only, one scenario'],
  watch: ['--watch, a scenario again', '--only from the prompt'],
  verify: ['sls verify', 'sls --version'],
  merge: ['sls merge, 8 shards, no HTML', 'sls run'],
  replay: ['sls verify --replay', 'sls run'],
}

/** The goals of every day that were missed, in words. */
export const dailyGoalsMissed = (
  pairs: readonly { readonly name: DailyName; readonly ratio: number }[],
): string[] =>
  pairs.flatMap(({ name, ratio }) => {
    const [what, beside] = dailyPairs[name]
    return ratio > dailyGoals[name]
      ? [`${what} takes more than ${dailyGoals[name]} times as long as ${beside}`]
      : []
  })

type Figures = Pick<Bench, 'ratio' | 'worlds'> & {
  readonly logins: Pick<LoginTimes, 'growthRatio' | 'dueMs'>
}

/** The goals that were missed, in words. */
export const goalsMissed = ({ ratio, worlds, logins }: Figures): string[] => [
  ...(ratio > goals.ratio ? [`the ratio is above ${goals.ratio.toFixed(1)}`] : []),
  ...(worlds.openMs >= goals.worldMs ? [`opening a scene takes ${goals.worldMs} ms or more`] : []),
  ...(logins.growthRatio > goals.growthRatio ? ['a login takes longer the more people there are'] : []),
  ...(logins.dueMs >= goals.dueMs ? [`finding that nothing is due takes ${goals.dueMs} ms or more`] : []),
]

/** The goals of a system that a configuration names, as far as they were missed. */
export const foreignGoalsMissed = ({ suite, oneScenario, check }: ForeignTimes): string[] => [
  ...(suite.ratio > foreignGoals.suiteRatio
    ? [`the suite by a configuration takes more than ${foreignGoals.suiteRatio} times as long as on process`]
    : []),
  ...(oneScenario.ratio > foreignGoals.oneScenarioRatio
    ? [
        `one scenario by a configuration takes more than ${foreignGoals.oneScenarioRatio} times as long as on embedded`,
      ]
    : []),
  ...(check.firstLineMs > foreignGoals.firstLineMs ? ['sls check says nothing within a second'] : []),
  ...(check.wholeMs > foreignGoals.checkMs ? ['sls check takes more than 20 s'] : []),
]
