/** @module Who plays whom: people of the configuration for the people of a scenario. */

import type { Os } from '../../../contract/primitives.ts'
import type { ReadyPerson } from '../../config/configuration.ts'
import type { NeededPerson } from './needs.ts'

/** What matters of a device, whoever has it. */
type Kind =
  | { readonly type: 'ibKey'; readonly os: Os }
  | { readonly type: 'physical'; readonly active: boolean }
  | { readonly type: 'sms' }

/** What matters of a device, the same text for the same. */
function kindOf(device: Kind): string {
  if (device.type === 'ibKey') return `IB Key on ${device.os}`
  if (device.type === 'sms') return 'SMS'
  return device.active ? 'a physical security device' : 'a physical security device that is not active'
}

/** What matters of a person. */
export type Likeness = Pick<ReadyPerson, 'residence' | 'accounts' | 'mobileNumber'> & {
  readonly devices: readonly Kind[]
}

/** What is known of a mobile number. */
export const numberStateOf = ({
  mobileNumber,
}: Pick<Likeness, 'mobileNumber'>): NeededPerson['mobileNumber'] => {
  if (mobileNumber === undefined) return 'none'
  return mobileNumber.verified ? 'verified' : 'unverified'
}

const sorted = (texts: readonly string[]): string => [...texts].sort().join(', ')

/** Where this person lives and trades, and what this person has. */
export const isLike = (person: Likeness, needed: NeededPerson): boolean =>
  person.residence === needed.residence &&
  sorted(person.accounts) === sorted(needed.accounts) &&
  numberStateOf(person) === needed.mobileNumber &&
  sorted(person.devices.map(kindOf)) === sorted(needed.devices.map(kindOf))

/** Whom a configuration would need for this person of a scenario, in words. */
export function describeNeed({ residence, accounts, mobileNumber, devices }: NeededPerson): string {
  const lives = `lives in ${residence} with an account in ${accounts.join(' and ')}`
  const number = {
    none: 'no mobile number',
    unverified: 'a mobile number that is not verified',
    verified: 'a verified mobile number',
  }[mobileNumber]
  const has = devices.length === 0 ? 'no SLS device' : devices.map(kindOf).join(' and ')
  return `a person who ${lives}, and has ${number} and ${has}`
}

/**
 * One of `candidates` for each of those that are needed, nobody twice; earlier candidates come first. Undefined where they
 * are too few.
 */
export function cast<One>(
  needed: readonly NeededPerson[],
  candidates: readonly One[],
  fits: (one: One, need: NeededPerson) => boolean,
): ReadonlyMap<string, One> | undefined {
  const [first, ...others] = needed
  if (first === undefined) return new Map()
  for (const one of candidates) {
    if (!fits(one, first)) continue
    const rest = cast(
      others,
      candidates.filter((other) => other !== one),
      fits,
    )
    if (rest) return new Map([[first.name, one], ...rest])
  }
  return undefined
}
