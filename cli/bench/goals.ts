/** @module What `sls bench` measures, and what it has to be. */

import type { LoginTimes } from './logins/login-times.ts'
import type { Round } from './paired-runs.ts'
import type { PortTimes, Spent } from './profile/profile.ts'
import type { WorldTimes } from './scene-times.ts'

/** The shape of bench.json. */
export interface Bench {
  readonly scenarios: number
  /** How many processes shared the suite; its floor has one. */
  readonly workers: number
  readonly rounds: readonly Round[]
  /** Medians over the rounds. */
  readonly realMs: number
  readonly emptyMs: number
  /** The median of the rounds' own ratios: both sides of one round met the same machine. */
  readonly ratio: number
  readonly worlds: WorldTimes
  readonly logins: LoginTimes
  /** From a CPU profile of one more run: shares of its time. */
  readonly parts: readonly Spent[]
  /** From stopwatches around the ports in the same run: shares of its time. */
  readonly ports: readonly (PortTimes[number] & { readonly share: number })[]
}

export const goals = { ratio: 3, worldMs: 2, growthRatio: 2, dueMs: 1 } as const

type Judged = Pick<Bench, 'ratio' | 'worlds'> & { readonly logins: Pick<LoginTimes, 'growthRatio' | 'dueMs'> }

/** The goals that were missed, in words; none is the good answer. */
export const goalsMissed = ({ ratio, worlds, logins }: Judged): string[] => [
  ...(ratio > goals.ratio ? [`the ratio is above ${goals.ratio.toFixed(1)}`] : []),
  ...(worlds.openMs >= goals.worldMs ? [`opening a world takes ${goals.worldMs} ms or more`] : []),
  ...(logins.growthRatio > goals.growthRatio ? ['a login takes longer, the more people there are'] : []),
  ...(logins.dueMs >= goals.dueMs ? [`to look for due work takes ${goals.dueMs} ms or more`] : []),
]
