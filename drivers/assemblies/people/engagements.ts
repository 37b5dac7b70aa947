/** @module Who plays in which scenario now, where several are played at the same time, and which of them begins next. */

import type { NumberName } from '../../../contract/lab-face.ts'
import type { Instant } from '../../../simulators/clock/clock.ts'
import { NotTried } from '../../ports/errors.ts'
import type { RealClock } from '../configured/real-time.ts'
import { cast, describeNeed, isLike } from './casting.ts'
import type { NeededPerson, Needs } from './needs.ts'
import type { Standing } from './standing.ts'

/** Who plays whom, by the names of the features. */
export type Casting = ReadonlyMap<string, Standing>

/** Before a scenario a notification may stay unanswered, and another one is approved. */
const ownNotifications = 2

/** How long is waited before it is looked again who can play, in ms by the clock. */
const lookMs = 500

/** Whether a scenario can begin now, by whom; later; or in this run not any more. */
type Possible = Casting | 'later' | 'never'

interface Engagement {
  readonly casting: Casting
  readonly needs: Needs
}

export class Engagements {
  readonly #standings: readonly Standing[]
  /** Lifetimes and limits, the least that is allowed where one is not known. */
  readonly #limits: Readonly<Record<NumberName, number>>
  readonly #clock: RealClock
  /** By the ids of the scenarios that are being played. */
  readonly #playing = new Map<string, Engagement>()
  #ended = Promise.withResolvers<void>()
  /** What of the needs of a scenario decides whether it can begin. */
  readonly #shapes = new WeakMap<Needs, string>()

  constructor(
    standings: readonly Standing[],
    limits: Readonly<Record<NumberName, number>>,
    clock: RealClock,
  ) {
    this.#standings = standings
    this.#limits = limits
    this.#clock = clock
  }

  /**
   * The place of the first of these scenarios that can begin now; whoever plays in it is kept for it. What leaves people otherwise than
   * before is not put forward where something before it needs the like of them. Undefined where all have to wait.
   */
  next(ids: readonly string[], needsOf: (id: string) => Needs): number | undefined {
    /** Whom those that have to wait need. */
    const missed = new Set<string>()
    let impossible: number | undefined
    // Many scenarios need the same.
    const cannotBegin = new Map<string, Possible>()
    for (const [at, id] of ids.entries()) {
      const needs = needsOf(id)
      // It says itself that there is no time left for it.
      if (needs.waitMs > this.#clock.left()) return at
      const wanted = needs.people.map(describeNeed)
      if (needs.leaves.length > 0 && wanted.some((person) => missed.has(person))) continue
      const shape = this.#shapeOf(needs)
      const possible = cannotBegin.get(shape) ?? this.#possible(needs)
      if (typeof possible === 'string') cannotBegin.set(shape, possible)
      if (possible === 'never') impossible ??= at
      else if (possible === 'later') for (const person of wanted) missed.add(person)
      else {
        this.#playing.set(id, { casting: possible, needs })
        return at
      }
    }
    // Others may leave somebody behind who can play it.
    return missed.size > 0 || this.#playing.size > 0 ? undefined : impossible
  }

  /** Resolves when a scenario has ended, or after a while. */
  async changed(): Promise<void> {
    await Promise.race([this.#ended.promise, this.#clock.waitUntil(this.#clock.now() + lookMs)])
  }

  /** Who plays in a scenario, kept for it already or from now on. Rejects with `NotTried` where nobody is free any more. */
  async engage(id: string, needs: Needs): Promise<Casting> {
    const kept = this.#playing.get(id)
    if (kept) return kept.casting
    for (;;) {
      this.#clock.require(0)
      const possible = this.#possible(needs)
      const casting = typeof possible !== 'string' ? possible : this.#soonest(needs)
      if (casting) {
        this.#playing.set(id, { casting, needs })
        return casting
      }
      await this.changed()
    }
  }

  /** Nobody is kept for this scenario any more. */
  release(id: string): void {
    if (!this.#playing.delete(id)) return
    this.#ended.resolve()
    this.#ended = Promise.withResolvers()
  }

  /** Beyond the limit of notifications none comes (SEC-CAP-03): until they do not count any more. */
  notifiedAgainAt({ unanswered, unansweredUntil }: Standing): Instant {
    return unanswered + ownNotifications <= this.#limits.pushCap ? 0 : unansweredUntil
  }

  /** Whether what is counted has to be cleared first. Whoever has IB Key logs in before the scenario anyway, which does that. */
  isNearLimit(standing: Standing, { sms }: NeededPerson, refusals: number): boolean {
    const { secondFactorTries, passwordTries, smsCap } = this.#limits
    if (standing.ibKey !== undefined) return false
    const locks =
      standing.failures > 0 && standing.failures + refusals >= Math.min(secondFactorTries, passwordTries)
    // The last of those that may stay unanswered is for the login by which somebody is put back.
    return locks || (standing.usesSmsAlone && sms > 0 && standing.smsUnused + sms >= smsCap)
  }

  #shapeOf(needs: Needs): string {
    const { people, refusals, numbers, restarts } = needs
    const shape = this.#shapes.get(needs) ?? JSON.stringify({ people, refusals, numbers, restarts })
    this.#shapes.set(needs, shape)
    return shape
  }

  #possible(needs: Needs): Possible {
    const others = [...this.#playing.values()]
    const used = this.#usedNumbers()
    const clashes =
      others.some((one) => needs.restarts || one.needs.restarts) ||
      needs.numbers.some((number) => used.has(number))
    const now = this.#clock.now()
    const found = clashes ? undefined : this.#cast(needs, this.#idle(), now)
    return found ?? (this.#cast(needs, this.#standings, now + this.#clock.left()) ? 'later' : 'never')
  }

  /** Where nothing is played meanwhile, whoever has to be waited for least. */
  #soonest(needs: Needs): Casting | undefined {
    const never = Number.POSITIVE_INFINITY
    if (!this.#cast(needs, this.#standings, never)) {
      const getSms = needs.people.some(({ sms }) => sms > 0)
      const reasons = this.#standings.flatMap(({ setAside, username, smsOfDay }) => {
        if (setAside !== undefined || !getSms || smsOfDay.length + 1 < this.#limits.smsDailyCap)
          return setAside ?? []
        return `${username} has had ${smsOfDay.length} text messages within a day`
      })
      const wanted = needs.people.map(describeNeed).join('; ')
      throw new NotTried(
        `nobody of withoutLab.people is free any more for: ${wanted}${reasons.map((why) => `; ${why}`).join('')}`,
      )
    }
    return this.#playing.size > 0 ? undefined : this.#cast(needs, this.#idle(), never)
  }

  /** Whoever plays in no scenario, and has no number to which messages of one come. */
  #idle(): Standing[] {
    const busy = new Set([...this.#playing.values()].flatMap(({ casting }) => [...casting.values()]))
    const used = this.#usedNumbers()
    return this.#standings.filter(
      (one) => !busy.has(one) && !numbersOnRecord(one).some((number) => used.has(number)),
    )
  }

  /** To which messages of a scenario come that is being played. */
  #usedNumbers(): ReadonlySet<string> {
    return new Set(
      [...this.#playing.values()].flatMap(({ casting, needs }) => [
        ...needs.numbers,
        ...[...casting.values()].flatMap(numbersOnRecord),
      ]),
    )
  }

  /** Of these people, whoever can play at this instant. */
  #cast(needs: Needs, standings: readonly Standing[], at: Instant): Casting | undefined {
    const free = standings.filter(({ setAside }) => setAside === undefined)
    return cast(
      needs.people,
      free.toSorted(this.#sooner(needs)),
      (one, need) => this.#canPlay(one, need) && this.#readyAt(one, need, needs) <= at,
    )
  }

  #canPlay(one: Standing, need: NeededPerson): boolean {
    const { smsCap, smsDailyCap } = this.#limits
    return (
      (need.username ?? one.username) === one.username &&
      isAsNeeded(one, need) &&
      one.smsOfDay.length + need.sms + loginSms(one) <= smsDailyCap &&
      (need.sms === 0 || one.smsUnused + need.sms <= smsCap || (one.usesSmsAlone && one.smsUnused < smsCap))
    )
  }

  /** From when on this person can play; where it takes an SMS to be put back beforehand, when another one comes. */
  #readyAt(one: Standing, need: NeededPerson, { refusals }: Needs): Instant {
    const logsIn = one.changed || one.seamless !== need.seamless || this.isNearLimit(one, need, refusals)
    const isVerifiedAgain = one.numberChanged && one.person.mobileNumber?.verified === true
    const getsSms = need.sms > 0 || isVerifiedAgain || (logsIn && one.usesSmsAlone)
    return Math.max(one.lockedUntil, this.notifiedAgainAt(one), getsSms ? one.smsRestedAt : 0)
  }

  /** Whoever need not be waited for or put back comes first; whoever cannot get an SMS now plays where none is sent. */
  #sooner(needs: Needs): (one: Standing, other: Standing) => number {
    const now = this.#clock.now()
    const sms = Math.max(0, ...needs.people.map((person) => person.sms))
    const waitFor = (one: Standing): number => {
      const need = needs.people.find((person) => isAsNeeded(one, person))
      return need ? Math.max(0, this.#readyAt(one, { ...need, sms }, needs) - now) : 0
    }
    return (one, other) =>
      waitFor(one) - waitFor(other) ||
      Number(one.changed) - Number(other.changed) ||
      other.smsRestedAt - one.smsRestedAt
  }
}

/** The SMS by which whoever has no other device is put back afterwards. */
const loginSms = ({ usesSmsAlone }: Standing): number => (usesSmsAlone ? 1 : 0)

/** The number on record, if there is one, and those that may be in its place: messages for this person come to any of them. */
export const numbersOnRecord = ({ person, otherNumbers }: Standing): string[] => [
  ...(person.mobileNumber === undefined ? [] : [person.mobileNumber.number]),
  ...otherNumbers,
]

/** Whether this person is as a scenario needs one. */
export const isAsNeeded = (one: Standing, need: NeededPerson): boolean =>
  isLike({ ...one.person, devices: one.devices }, need)
