/** @module A family of things that happen at once: who does what, and what may come of it, whichever comes first. */

import type { Scene } from '../drivers/ports/scene.ts'

/** What can be seen when everything is over, by name: what came of each action, and of whatever it concerns. */
export type Facts = Readonly<Record<string, string>>

/** What one person, phone or window does, beside what others do at the same time. */
export interface ConcurrentAction {
  /** Who, such as "the phone". */
  readonly who: string
  /** What, such as "approves the login". */
  readonly does: string
  /** Resolves to what came of it, in a word: a fact under the name of `who`. */
  readonly run: () => Promise<string>
  /** Its answers have come before the others begin, so that only the messages that it caused are on their way with them. */
  readonly isBeforehand?: boolean
  /** It begins when this is so, such as when an SMS has arrived; absent: with the others. */
  readonly begins?: () => boolean
}

export interface Race {
  readonly actions: readonly ConcurrentAction[]
  /** Looks at everything that the actions concern. */
  readonly look: () => Promise<Facts>
}

/** What a row of the catalogue demands, whichever comes first. */
export interface RaceDemand {
  readonly row: string
  readonly says: string
  readonly holds: (facts: Facts) => boolean
}

/** One of the ways in which it may end. */
export interface AllowedEnd {
  readonly name: string
  readonly is: (facts: Facts) => boolean
  /** Allowed only where the server was killed meanwhile: an answer may have been lost, and what it told with it. */
  readonly isOfRestart?: boolean
}

export interface RaceFamily {
  /** As `--family` takes it. */
  readonly name: string
  readonly title: string
  /** People, devices and windows, as far as everything is about to happen. */
  readonly stage: (scene: Scene) => Promise<Race>
  readonly demands: readonly RaceDemand[]
  readonly ends: readonly AllowedEnd[]
}

/** Why an end is not allowed. */
export interface RaceViolation {
  /** The rows that it breaks. */
  readonly rows: readonly string[]
  readonly says: string
}

export type RaceEnding =
  | { readonly isAllowed: true; readonly name: string }
  | { readonly isAllowed: false; readonly violation: RaceViolation }

export const rowsOfFamily = ({ demands }: RaceFamily): readonly string[] => [
  ...new Set(demands.map(({ row }) => row)),
]

/** What the facts come to. */
export function raceEndingOf(family: RaceFamily, facts: Facts, wasRestarted: boolean): RaceEnding {
  const broken = family.demands.filter(({ holds }) => !holds(facts))
  if (broken.length > 0)
    return {
      isAllowed: false,
      violation: {
        rows: [...new Set(broken.map(({ row }) => row))],
        says: broken.map(({ says }) => says).join('; '),
      },
    }
  const end = family.ends.find(({ is, isOfRestart }) => (wasRestarted || !isOfRestart) && is(facts))
  if (end) return { isAllowed: true, name: end.name }
  return {
    isAllowed: false,
    violation: { rows: rowsOfFamily(family), says: 'this is none of the ends that are allowed' },
  }
}

export const factsText = (facts: Facts): string =>
  Object.entries(facts)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')
