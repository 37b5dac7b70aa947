/** @module Lifetimes and limits: what a system publishes of them, else the bounds of the contract's guide ("Numbers"). */

import type { NumberName, Numbers } from '../../contract/lab-face.ts'

/** True, false, or undefined where both are right. */
export type Foreseen = boolean | undefined

/** Durations in milliseconds, or counts. Both are the same where the number is known. */
export interface Bounds {
  readonly least: number
  readonly most: number
}

export type NumberBounds = Readonly<Record<NumberName, Bounds>>

const minute = 60_000
const years = 10 * 365 * 24 * 60 * minute
const never = { least: 0, most: Number.POSITIVE_INFINITY }

const guide: NumberBounds = {
  pushLifetime: { least: minute, most: 10 * minute },
  collectLifetime: { least: 5_000, most: 10 * minute },
  loginLifetime: { least: 2 * minute + 1, most: 10 * minute },
  challengeLifetime: { least: minute / 2, most: 10 * minute },
  smsCodeLifetime: { least: 2 * minute + 1, most: 10 * minute },
  activationLifetime: { least: minute / 2, most: 10 * minute },
  sessionLifetime: { least: 10 * minute + 1, most: 90 * 24 * 60 * minute },
  sessionIdleLifetime: { least: 2 * minute + 1, most: 90 * 24 * 60 * minute },
  triesPerCode: { least: 2, most: 100 },
  secondFactorTries: { least: 3, most: 100 },
  passwordTries: { least: 2, most: 100 },
  // Who publishes none may lock until IB Key is activated anew (AMB-37).
  secondFactorLock: never,
  passwordLock: never,
  smsCap: { least: 2, most: 100 },
  smsCapWindow: { least: 4 * minute, most: years },
  smsDailyCap: { least: 3, most: 1_000 },
  pushCap: { least: 2, most: 100 },
  pushCapWindow: { least: 1_000, most: years },
}

/** The two minutes between two text messages, which the articles say (SMS-06). */
export const smsPause: Bounds = { least: 2 * minute, most: 2 * minute }

const isNumberName = (name: string): name is NumberName => name in guide

export function limitsOf(published: Numbers = {}): NumberBounds {
  const limits = { ...guide }
  for (const [name, value] of Object.entries(published))
    if (isNumberName(name) && value !== undefined) limits[name] = { least: value, most: value }
  return limits
}

/** Whether what began at `since` lasts at `now`: at its end it is over (AMB-43). */
export function lasts(since: number, now: number, { least, most }: Bounds): Foreseen {
  if (now - since < least) return true
  return now - since >= most ? false : undefined
}

/** Whether a count has reached a limit. */
export function reaches(count: Bounds, limit: Bounds): Foreseen {
  if (count.least >= limit.most) return true
  return count.most < limit.least ? false : undefined
}

/** Whether all of these hold. */
export function allOf(...conditions: readonly Foreseen[]): Foreseen {
  if (conditions.includes(false)) return false
  return conditions.includes(undefined) ? undefined : true
}
