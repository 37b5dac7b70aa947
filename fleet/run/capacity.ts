/** @module Whether there are enough people for a schedule: somebody who rests begins nothing. */

import { journeys } from '../journeys/journeys.ts'
import type { ThinkTime } from '../mix/mix.ts'
import { type FleetPlan, smsShare } from './fleet-setup.ts'

/** Beside what people think: what a journey takes at most on a server that is not overloaded. */
const answersMs = 1_000
/** So that an arrival nearly always finds somebody. */
const reserve = 1.5

const longest = ({ to }: ThinkTime): number => to

/** How many phones the plan needs, at least; a plan with as many has enough. */
export function phonesNeeded({ mix, schedule }: Pick<FleetPlan, 'mix' | 'schedule'>): number {
  const sum = mix.journeys.reduce((all, { weight }) => all + weight, 0)
  const { phone, typing, waiting } = mix.think
  const takenMs = longest(phone) + 2 * longest(typing) + longest(waiting) + answersMs
  const needed = (by: 'ibKey' | 'sms'): number =>
    mix.journeys
      .filter(({ name }) => journeys[name].by === by)
      .reduce((people, { name, weight }) => {
        const restMs = Math.max(journeys[name].restMs, longest(mix.rest))
        // Whoever rests longer than the load lasts comes once.
        const awayMs = Math.min(takenMs + restMs, schedule.durationMs)
        return people + (schedule.rate * (weight / sum) * awayMs * reserve) / 1_000
      }, 0)
  const sms = smsShare(mix)
  const least = (people: number, share: number): number => (share === 0 ? 0 : (people + 2) / share)
  return Math.ceil(Math.max(least(needed('ibKey'), 1 - sms), least(needed('sms'), sms)))
}
