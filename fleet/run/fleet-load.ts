/** @module One load: people made ready, journeys begun by the schedule, and all of them ended. */

import { AssertionError } from 'node:assert'
import type { Lab } from '../../drivers/ports/driver.ts'
import { NotTestable } from '../../drivers/ports/errors.ts'
import { mismatchOf } from '../../drivers/ports/verify.ts'
import type { FleetJourney } from '../journeys/journey.ts'
import { journeys } from '../journeys/journeys.ts'
import { drawn, type FleetContext, JourneyFailed, VirtualUser } from '../journeys/virtual-user.ts'
import type { FleetMix, JourneyName } from '../mix/mix.ts'
import type { PhoneIndex } from '../phones/phones.ts'
import { arrivals } from '../schedule/arrivals.ts'

export interface Schedule {
  /** Arrivals a second. */
  readonly rate: number
  readonly durationMs: number
}

/** Which part of a load this is, counted from 0, and of how many. */
export interface FleetPart {
  readonly index: number
  readonly of: number
}

export const whole: FleetPart = { index: 0, of: 1 }

/** Beyond the time in which people think: for answers and messages. */
const graceMs = 15_000

/** How long journeys may go on after the last arrival, in milliseconds. */
export function drainLimit({ think, journeys: mixed }: FleetMix, pushLifetime = 600_000): number {
  const late = mixed.some(({ name }) => name === 'late-answer') ? pushLifetime : 0
  return graceMs + late + think.phone.to + think.waiting.to + 2 * think.typing.to
}

/** How many are looked at until somebody is found who does nothing. */
const mostTried = 64

export class FleetLoad {
  readonly #context: FleetContext
  readonly #schedule: Schedule
  readonly #upcoming: Generator<number>
  readonly #weights: readonly { readonly upTo: number; readonly name: JourneyName }[]
  #underWay = 0
  #isScheduled = true
  #bug: unknown

  constructor(context: FleetContext, schedule: Schedule, part = whole) {
    this.#context = context
    this.#schedule = schedule
    this.#upcoming = arrivals(context.mix.arrivals, schedule.rate, context.draw, part)
    const sum = context.mix.journeys.reduce((all, { weight }) => all + weight, 0)
    let upTo = 0
    this.#weights = context.mix.journeys.map(({ name, weight }) => {
      upTo += weight / sum
      return { name, upTo }
    })
  }

  get underWay(): number {
    return this.#underWay
  }

  /** Whether all arrivals were, and every journey has ended, or ours has gone wrong. */
  get isOver(): boolean {
    return this.#bug !== undefined || (!this.#isScheduled && this.#underWay === 0)
  }

  start(): void {
    this.#scheduleNext()
  }

  /** Nobody begins any more. */
  stop(): void {
    this.#isScheduled = false
  }

  /** Counts what was not over in time. Throws what went wrong in this program itself. */
  finish(): void {
    if (this.#bug !== undefined) throw this.#bug
    this.#context.statistics.unfinished += this.#underWay
  }

  #scheduleNext(): void {
    const { value } = this.#upcoming.next()
    if (!this.#isScheduled || value === undefined || value >= this.#schedule.durationMs) {
      this.stop()
      return
    }
    const intended = Math.round(this.#context.begin + value)
    this.#context.time.at(intended, () => {
      this.#scheduleNext()
      if (this.#bug === undefined) this.#arrive(intended)
    })
  }

  #arrive(intended: number): void {
    const { statistics, time, begin, draw } = this.#context
    statistics.arrival(Math.max(0, intended - begin))
    statistics.lateness.record(time.now() - intended)
    const share = draw()
    const { name } = this.#weights.find(({ upTo }) => share < upTo) ?? this.#weights.at(-1) ?? {}
    if (name === undefined) return
    const journey = journeys[name]
    const person = this.#freePerson(journey)
    if (person === undefined) statistics.nobodyFree++
    else void this.#travel(name, journey, person, intended)
  }

  #freePerson({ by }: FleetJourney): PhoneIndex | undefined {
    const { phones, draw, time } = this.#context
    const [from, to] = phones.range(by)
    const first = Math.floor(draw() * (to - from))
    for (let tried = 0; tried < Math.min(mostTried, to - from); tried++) {
      const person = from + ((first + tried) % (to - from))
      if (phones.isFree(person, time.now())) return person
    }
    return undefined
  }

  async #travel(
    name: JourneyName,
    journey: FleetJourney,
    person: PhoneIndex,
    intended: number,
  ): Promise<void> {
    const { phones, activity, mailboxes, statistics, time, mix, draw } = this.#context
    phones.setBusy(person)
    this.#underWay++
    activity.begin()
    const user = new VirtualUser(this.#context, person, name, intended)
    try {
      await journey.run(user)
      statistics.journeyEnded(name, true)
    } catch (error) {
      if (!isVerdict(error, user)) this.#bug ??= error
      statistics.journeyEnded(name, false)
    }
    mailboxes.close(person)
    const now = time.now()
    phones.setFree(person, now, now + Math.max(journey.restMs, drawn(mix.rest, draw)))
    this.#underWay--
    activity.end()
  }
}

/** Whether it is the server's, and counted. A message that holds no code is told by an error of its reader. */
function isVerdict(error: unknown, user: VirtualUser): boolean {
  if (error instanceof JourneyFailed) return true
  if (!(error instanceof AssertionError || error instanceof NotTestable)) return false
  const { expected = 'a code in the SMS', observed = error.message } = mismatchOf(error) ?? {}
  user.report('sms-missing', expected, observed)
  return true
}

/** How many are made ready at a time. */
const preparedAtOnce = 16

/** Makes the people and their phones, on the lab face, until the user has ended it. `onProgress` is told how many are ready. */
export async function preparePeople(
  { phones, network }: Pick<FleetContext, 'phones' | 'network'>,
  lab: Lab,
  onProgress: (ready: number) => void = () => {},
  isStopped: () => boolean = () => false,
): Promise<void> {
  let next = 0
  let ready = 0
  const prepare = async (index: PhoneIndex): Promise<void> => {
    const username = phones.username(index)
    await network.attach(index)
    await lab.createPerson({
      ...{ username, password: phones.password(index), residence: 'US', accounts: ['US'], seamless: true },
      mobileNumber: { number: phones.number(index), verified: true },
    })
    if (phones.usesSms(index)) {
      await lab.provision(username, { type: 'sms' })
      return
    }
    const { deviceId, deviceSecret = '' } = await lab.provision(username, {
      ...{ type: 'ibKey', os: phones.os(index), model: phones.model(index) },
      hardwareId: phones.hardwareId(index),
      pushToken: await network.register(index, 0),
      ...(phones.os(index) === 'Android' && { pin: phones.pin(index) }),
    })
    phones.activate(index, { deviceId, deviceSecret })
  }
  const work = async (): Promise<void> => {
    while (next < phones.count && !isStopped()) {
      await prepare(next++)
      onProgress(++ready)
    }
  }
  await Promise.all(Array.from({ length: preparedAtOnce }, work))
}
