/** @module The order of scenarios in real time: while somebody has to rest, others play. */

import type { Os } from '../../../contract/primitives.ts'
import { cast, isLike, type Likeness } from '../../../drivers/assemblies/people/casting.ts'
import type { NeededPerson, Needs } from '../../../drivers/assemblies/people/needs.ts'

/**
 * How long a scenario takes at least beside its waits, and each of its steps, in ms. Who is thought to be slower than this would
 * be asked for the next SMS too soon, and all would wait.
 */
const [scenarioMs, stepMs] = [500, 150]

/** How long nobody gets another SMS (SMS-06), a person is locked, and notifications that nobody approves count, in ms. */
const [pauseMs, lockMs, notifiedMs] = [123_000, 900_000, 600_000]

/** Longer ones are not put forward, though somebody could get an SMS meanwhile. */
const longMs = 300_000

/** About how long a scenario takes, in ms. */
export const durationOf = ({ waitMs, steps }: Needs): number => scenarioMs + waitMs + steps * stepMs

interface Place {
  /** As this person is now. */
  person: Likeness
  /** When this person can be asked for anything, and get an SMS. */
  freeAt: number
  smsAt: number
  smsToday: number
}

/** Who there is, how many SMS each gets in a day, and how many notifications before one is approved. */
export interface Resources {
  readonly people: readonly Likeness[]
  readonly smsDailyCap: number
  readonly pushCap: number
}

/**
 * The same scenarios, each of which is in one part; a part begins when the one before is over. Who gets an SMS has to rest, so that
 * these come as soon as somebody is free; others of the part play meanwhile, and those of later ones where nothing else fits into a
 * rest.
 */
export function schedule(
  parts: readonly (readonly string[])[],
  needs: Readonly<Record<string, Needs>>,
  { people, smsDailyCap, pushCap }: Resources,
): string[] {
  const places = people.map((person): Place => ({ person, freeAt: 0, smsAt: 0, smsToday: 0 }))
  const left = parts.flat()
  const order: string[] = []
  let now = 0

  const readyAt = ({ freeAt, smsAt }: Place, { sms }: NeededPerson): number =>
    sms > 0 ? Math.max(freeAt, smsAt) : freeAt
  const castFor = (own: Needs) => {
    const asks = own.people.some(({ sms }) => sms > 0)
    const waitFor = ({ freeAt, smsAt }: Place) => Math.max(0, (asks ? Math.max(freeAt, smsAt) : freeAt) - now)
    // Whoever cannot get an SMS now plays where none is sent.
    const soonest = places.toSorted((one, other) => waitFor(one) - waitFor(other) || other.smsAt - one.smsAt)
    return cast(
      own.people,
      soonest,
      (place, need) => isLike(place.person, need) && place.smsToday + need.sms <= smsDailyCap,
    )
  }
  const delayOf = (id: string): number => {
    const own = needs[id]
    if (own === undefined) return 0
    const casting = castFor(own)
    if (casting === undefined) return Number.POSITIVE_INFINITY
    return Math.max(0, ...own.people.map((need) => placeIn(casting, need, readyAt) - now))
  }
  const sendsSms = (id: string): boolean => {
    const own = needs[id]
    return (own?.people ?? []).some(({ sms }) => sms > 0) && own !== undefined && durationOf(own) < longMs
  }
  /** The place in `left` of the scenario that is played next. */
  const next = (): number => {
    let free: number | undefined
    let soonest = { at: 0, delay: Number.POSITIVE_INFINITY }
    const part = new Set(parts.find((ids) => ids.some((id) => left.includes(id))))
    for (const [at, id] of left.entries()) {
      if (!part.has(id)) break
      if (free !== undefined && !sendsSms(id)) continue
      const delay = delayOf(id)
      if (delay === 0 && sendsSms(id)) return at
      if (delay === 0) free = at
      if (delay < soonest.delay) soonest = { at, delay }
    }
    if (free !== undefined) return free
    const fits = left.findIndex((id) => {
      const [own, delay] = [needs[id], delayOf(id)]
      if (own === undefined || own.leaves.length > 0 || !Number.isFinite(delay)) return false
      return delay + durationOf(own) <= soonest.delay
    })
    return fits < 0 ? soonest.at : fits
  }
  while (left.length > 0) {
    const [id = ''] = left.splice(next(), 1)
    order.push(id)
    const own = needs[id]
    const casting = own && castFor(own)
    if (own === undefined || casting === undefined) continue
    now += delayOf(id) + durationOf(own)
    for (const need of own.people) {
      const place = casting.get(need.name)
      if (place === undefined) continue
      place.smsToday += need.sms
      if (need.sms > 0) place.smsAt = now + pauseMs
      if (own.leaves.includes('locks')) place.freeAt = now + lockMs
      else if (own.notifications >= pushCap) place.freeAt = now + notifiedMs
      if (own.ibKeyAfter !== undefined) place.person = movedTo(own.ibKeyAfter, place.person)
    }
  }
  return order
}

/** The same person with IB Key on another phone, or on none. */
function movedTo(place: Os | 'nowhere', person: Likeness): Likeness {
  const others = person.devices.filter(({ type }) => type !== 'ibKey')
  if (others.length === person.devices.length || place === 'nowhere') return { ...person, devices: others }
  return { ...person, devices: [{ type: 'ibKey', os: place }, ...others] }
}

const placeIn = (
  casting: ReadonlyMap<string, Place>,
  need: NeededPerson,
  readyAt: (place: Place, need: NeededPerson) => number,
): number => {
  const place = casting.get(need.name)
  return place === undefined ? 0 : readyAt(place, need)
}
