/** @module The lifetimes and limits of a system that has no lab face, as far as they can be known and used. */

import { type NumberName, type Numbers, numbers as published } from '../../../contract/lab-face.ts'

/** Nothing in real time happens to the millisecond, so that no scenario can be held to a duration. */
export const countsAmong = ({
  triesPerCode,
  secondFactorTries,
  passwordTries,
  smsCap,
  smsDailyCap,
  pushCap,
}: Numbers): Numbers => ({ triesPerCode, secondFactorTries, passwordTries, smsCap, smsDailyCap, pushCap })

const names = Object.keys(published.shape) as NumberName[]

/** The least that the contract allows, for each that is not given. */
export function atLeast(given: Numbers): Record<NumberName, number> {
  const least = (name: NumberName): number => published.shape[name].unwrap().minValue ?? 0
  return Object.fromEntries(names.map((name) => [name, given[name] ?? least(name)])) as Record<
    NumberName,
    number
  >
}
