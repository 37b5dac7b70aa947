/** @module A family against a system whose inside nobody reaches: all actions at once, many times, and whatever order it makes of it. */

import type { Assembly, Scene } from '../drivers/ports/scene.ts'
import {
  type ConcurrentAction,
  type Facts,
  factsText,
  type RaceFamily,
  raceEndingOf,
  rowsOfFamily,
} from './family.ts'

export interface OutsideViolation {
  readonly rows: readonly string[]
  readonly says: string
  readonly facts: Facts
  readonly times: number
}

export interface OutsideResult {
  readonly name: string
  readonly title: string
  readonly rows: readonly string[]
  /** How often it was raced. */
  readonly races: number
  readonly ends: Readonly<Record<string, number>>
  readonly violations: readonly OutsideViolation[]
  readonly isWhole: boolean
}

export interface OutsideOptions {
  readonly races: number
  readonly isStopped: () => boolean
  readonly onPlayed: (played: number, of: number) => void
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Each race lets another action begin first. */
const rotated = <Entry>(entries: readonly Entry[], by: number): readonly Entry[] =>
  entries.map((_entry, at) => entries[(at + by) % entries.length]).filter((entry) => entry !== undefined)

async function raced(scene: Scene, family: RaceFamily, round: number): Promise<Facts> {
  const race = await family.stage(scene)
  const outcomes = new Map<string, string>()
  const run = async ({ who, run: act }: ConcurrentAction): Promise<void> => {
    outcomes.set(who, await act().catch((error: unknown) => `broken: ${messageOf(error)}`))
  }
  for (const action of race.actions) if (action.isBeforehand) await run(action)
  // What arrives later has to be there: which order it comes in is then the other actions' alone.
  if (race.actions.some(({ begins }) => begins)) await scene.settle()
  const others = race.actions.filter(({ isBeforehand, begins }) => !isBeforehand && (begins?.() ?? true))
  await Promise.all(rotated(others, round).map(run))
  await scene.settle()
  return { ...Object.fromEntries([...outcomes].toSorted()), ...(await race.look()) }
}

/** Races a family many times, each in a scene of its own. Rejects with `NotApplicable` where the system gives no occasion for it. */
export async function raceOutside(
  assembly: Assembly,
  family: RaceFamily,
  { races, isStopped, onPlayed }: OutsideOptions,
): Promise<OutsideResult> {
  const ends: Record<string, number> = {}
  const violations = new Map<string, OutsideViolation>()
  let played = 0
  while (played < races && !isStopped()) {
    const scene = await assembly.open(`interleaving/${family.name}/${played}`)
    try {
      const facts = await raced(scene, family, played)
      const ended = raceEndingOf(family, facts, false)
      if (ended.isAllowed) ends[ended.name] = (ends[ended.name] ?? 0) + 1
      else {
        const key = `${ended.violation.says} ${factsText(facts)}`
        violations.set(key, { ...ended.violation, facts, times: (violations.get(key)?.times ?? 0) + 1 })
      }
    } finally {
      await scene.close()
    }
    onPlayed(++played, races)
  }
  const { name, title } = family
  return {
    name,
    title,
    rows: rowsOfFamily(family),
    races: played,
    ends,
    violations: [...violations.values()],
    isWhole: played === races,
  }
}
