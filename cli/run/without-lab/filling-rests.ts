/** @module The order of scenarios in real time: while somebody rests after an SMS, others play. */

import { describeNeed, isLike, type Likeness } from '../../../drivers/assemblies/people/casting.ts'
import type { NeededPerson, Needs } from '../../../drivers/assemblies/people/needs.ts'

/** How long nobody gets another SMS (SMS-06), and what a step takes about, in ms. */
const [pauseMs, stepMs] = [120_000, 500]

/** Whoever rests after the scenario; none: nobody does. */
function resterOf({ people }: Needs): NeededPerson | undefined {
  return people.find(({ sms }) => sms > 0)
}

/**
 * The same scenarios. Those that send text messages to the same people stand as far apart as these have to rest, as long as
 * there are others to put between; apart from that the order stays.
 */
export function fillingRests(
  ids: readonly string[],
  needs: Readonly<Record<string, Needs>>,
  people: readonly Likeness[],
): string[] {
  const left = [...ids]
  const order: string[] = []
  const restedAt = new Map<string, number>()
  let now = 0
  while (left.length > 0) {
    const free = left.findIndex((id) => {
      const rester = needs[id] && resterOf(needs[id])
      return rester === undefined || (restedAt.get(describeNeed(rester)) ?? 0) <= now
    })
    const [id = ''] = left.splice(Math.max(free, 0), 1)
    const own = needs[id]
    const rester = own && resterOf(own)
    if (own && rester) {
      const kind = describeNeed(rester)
      const many = Math.max(people.filter((person) => isLike(person, rester)).length, 1)
      restedAt.set(kind, Math.max(now, restedAt.get(kind) ?? 0) + (rester.sms * pauseMs) / many)
    }
    now += own ? own.waitMs + own.steps * stepMs : 0
    order.push(id)
  }
  return order
}
