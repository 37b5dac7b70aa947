/** @module The people of a system without a lab face, over a whole run: who plays whom, and how they are left. */

import type { Numbers } from '../../../contract/lab-face.ts'
import type { Timeline } from '../../../simulators/clock/timeline.ts'
import { drawPersona } from '../../../simulators/personas/persona.ts'
import type { SimulatedPhone } from '../../../simulators/phone/phone.ts'
import type { WithoutLab } from '../../config/configuration.ts'
import { HarnessError, missingCapability, NotTestable, NotTried } from '../../ports/errors.ts'
import type { HttpExchange, Turns } from '../../ports/scene.ts'
import type { RealClock } from '../configured/real-time.ts'
import type { ExistingPeople } from '../scene/simulated-scene.ts'
import { Activations } from './activations.ts'
import { atLeast, countsAmong } from './counts.ts'
import { type Casting, Engagements, isAsNeeded, numbersOnRecord } from './engagements.ts'
import {
  activates,
  approves,
  asksForApproval,
  asksForSms,
  changesNumber,
  changesSettings,
  isRefused,
  logsIn,
  newNumbersIn,
  usesCode,
} from './exchanges.ts'
import type { Needs } from './needs.ts'
import { smsRequests } from './sms-requests.ts'
import { type IbKey, type Standing, standingsOf, type TextMessages } from './standing.ts'
import {
  logInBetween,
  logInByApproval,
  NotAsBefore,
  putBack,
  type ReadyPhone,
  type Stage,
  switchSeamless,
} from './visit.ts'

/** Simulated services between two scenarios; messages to these numbers are theirs. */
type OpenStage = (numbers: readonly string[]) => Stage

/** Those who play in a scenario, and their numbers. */
export interface PreparedPeople {
  readonly existing: ExistingPeople
  readonly numbers: readonly string[]
}

/** How people are left at the end of a run. */
export interface LeftPeople {
  /** About those who could not be left as before. */
  readonly sentences: readonly string[]
  /** Those whose IB Key is on another phone now, or on none. */
  readonly moved: readonly { readonly username: string; readonly ibKey: IbKey | undefined }[]
  /** Text messages of the day, by user name. */
  readonly textMessages: Readonly<Record<string, TextMessages>>
}

export class People {
  readonly #standings: readonly Standing[]
  readonly #numbers: Numbers
  readonly #clock: RealClock
  readonly #capabilities: ReadonlySet<string>
  readonly #engagements: Engagements
  /** Those of whom a scenario may have moved IB Key. */
  readonly #migrated = new Set<Standing>()

  /** `earlier`: text messages of the day before this run, by user name. */
  constructor(withoutLab: WithoutLab, clock: RealClock, earlier: Readonly<Record<string, TextMessages>>) {
    const { numbers = {}, capabilities } = withoutLab
    this.#standings = standingsOf(withoutLab, earlier)
    this.#numbers = numbers
    this.#clock = clock
    this.#capabilities = new Set(capabilities)
    this.#engagements = new Engagements(this.#standings, atLeast(numbers), clock)
  }

  /** Scenarios that are played at the same time, with people of their own each. */
  turns(atOnce: number, needsOf: (id: string) => Needs): Turns {
    return {
      atOnce,
      next: async (ids) => {
        const at = this.#engagements.next(ids, needsOf)
        if (at === undefined) await this.#engagements.changed()
        return at
      },
    }
  }

  /**
   * People for the scenario with this id, as the configuration has them; those that an earlier scenario has changed are put back
   * first. `openStage` is called where that needs simulated services. Rejects with `NotTried` where nobody is free.
   */
  async prepare(id: string, needs: Needs, openStage: OpenStage): Promise<PreparedPeople> {
    try {
      this.#clock.require(needs.waitMs)
      for (;;) {
        const casting = await this.#engagements.engage(id, needs)
        if (await this.#areReady(casting, needs, openStage)) {
          const numbers = [...casting.values()].flatMap(numbersOnRecord)
          return { existing: this.#existing(id, casting, needs, openStage), numbers }
        }
        this.release(id)
      }
    } catch (error) {
      this.release(id)
      throw error
    }
  }

  /** Whoever plays in this scenario is free for others. */
  release(id: string): void {
    this.#engagements.release(id)
  }

  /** Puts back whatever is still otherwise than it was, and says what could not be. */
  async leave(openStage: OpenStage): Promise<LeftPeople> {
    await Promise.all(
      this.#standings.map(async (standing) => {
        if (!(standing.changed || standing.failures > 0) || standing.setAside !== undefined) return
        await this.#putBack(standing, openStage(numbersOnRecord(standing))).catch((error: unknown) => {
          if (!(error instanceof NotTried || error instanceof NotTestable)) throw error
          standing.setAside = `${standing.username} was not put back: ${error.message}`
        })
      }),
    )
    return {
      sentences: this.#standings.flatMap(({ setAside }) => setAside ?? []),
      moved: this.#standings.flatMap(({ username, ibKey, person }) =>
        person.devices.some((one) => one.type === 'ibKey' && one.deviceId !== ibKey?.deviceId)
          ? [{ username, ibKey }]
          : [],
      ),
      textMessages: Object.fromEntries(
        this.#standings.map(({ username, textMessages }) => [username, textMessages]),
      ),
    }
  }

  /** Whether all were brought into the state that is needed. */
  async #areReady(casting: Casting, needs: Needs, openStage: OpenStage): Promise<boolean> {
    for (const need of needs.people) {
      const standing = standingOf(casting, need.name)
      const open = () => openStage(numbersOnRecord(standing))
      const isOtherwise = standing.changed || this.#engagements.isNearLimit(standing, need, needs.refusals)
      if (isOtherwise && !(await this.#putBack(standing, open()))) return false
      // Who was left with other devices than before may be somebody else's part now.
      if (!isAsNeeded(standing, need)) return false
      if (standing.seamless !== need.seamless) {
        const done = await this.#attempt(standing, switchSeamless(standing, open(), need.seamless))
        if (!done) return false
      }
    }
    for (const { name } of needs.people) await this.#restFromNotifications(standingOf(casting, name))
    for (const { name, sms } of needs.people)
      if (sms > 0) await this.#rest(standingOf(casting, name).smsRestedAt)
    return true
  }

  async #restFromNotifications(standing: Standing): Promise<void> {
    const until = this.#engagements.notifiedAgainAt(standing)
    if (until === 0) return
    await this.#rest(until)
    standing.unanswered = 0
  }

  async #rest(until: number): Promise<void> {
    this.#clock.require(until - this.#clock.now())
    await this.#clock.waitUntil(until)
  }

  async #putBack(standing: Standing, stage: Stage): Promise<boolean> {
    await this.#rest(standing.lockedUntil)
    return this.#attempt(standing, putBack(standing, stage, this.#migrated.has(standing)))
  }

  /** Whoever cannot be left as before is not asked again. A system that does not answer is no such reason. */
  async #attempt(standing: Standing, work: Promise<unknown>): Promise<boolean> {
    try {
      await work
      return true
    } catch (error) {
      if (!(error instanceof NotAsBefore)) throw error
      if (error.code === 'locked') this.#lock(standing)
      else standing.setAside = error.message
      return false
    }
  }

  #existing(id: string, casting: Casting, needs: Needs, openStage: OpenStage): ExistingPeople {
    const needed = (name: string) => needs.people.find((one) => one.name === name)
    const standingFor = (username: string): Standing => {
      const found = [...casting.values()].find((one) => one.username === username)
      if (!found) throw new HarnessError(`${username} is nobody of this scenario`)
      return found
    }
    const activations = new Activations()
    const readied: (() => Promise<void>)[] = []
    const numbers = countsAmong(this.#numbers)
    const namespace = `${id} ${this.#clock.now()}`
    return {
      lab: {
        numbers: async () => numbers,
        passwordHashes: async () => undefined,
        createPerson: async ({ username }) => void standingFor(username),
        async provision(username, { type }) {
          const device = standingFor(username).devices.find((one) => one.type === type)
          if (!device) throw new HarnessError(`${username} has no device of the type ${type}`)
          if (device.type === 'ibKey') return device
          return device.type === 'sms' ? { deviceId: 'sms' } : { deviceId: 'physical', ...device }
        },
        changeResidence: () => Promise.reject(missingCapability('residenceChanges')),
        advance: async () => undefined,
      },
      // Whoever is not known to the system has another name each time: what it counts of one is never forgotten.
      persona: (name) => casting.get(name)?.personaNamed(name) ?? drawPersona(name, namespace),
      hardwareIdOf(owner, nth) {
        const hasIt = needed(owner.name)?.devices.some((one) => one.type === 'ibKey' && one.phone === nth)
        return hasIt ? casting.get(owner.name)?.ibKey?.hardwareId : undefined
      },
      watching: (fetch) => activations.watching(fetch),
      makeReady: async (owner, phone, stage, ready) => {
        const standing = standingOf(casting, owner.name)
        await this.#makeReady(standing, phone, stage, ready).catch((error: unknown) => {
          if (!(error instanceof NotAsBefore)) throw error
          // What worked before, and does not now, may be the limit of notifications, or another one.
          if (!standing.wasReady) throw new NotTestable(error.message, { cause: error })
          this.#countNotifications(standing, unknownLimit)
          throw new NotTried(error.message)
        })
        standing.wasReady = true
        readied.push(() => this.#approveOnce(standing, stage, ready))
      },
      ended: async (exchanges, { timeline }) => {
        try {
          this.#noteEnd(exchanges, timeline, casting, needs, activations)
          if (exchanges.some(asksForSms) && smsRequests(timeline.events).length === 0)
            await this.#seeTextMessages(casting, needs, openStage)
          if (needs.leaves.length === 0) for (const approveOnce of readied) await approveOnce()
          if (needs.leaves.includes('migrations')) await this.#seeDevices([...casting.values()], openStage)
        } finally {
          this.release(id)
        }
      },
    }
  }

  /** Where IB Key is after a migration decides who these people can play next. Whoever needs an SMS for it is seen later. */
  async #seeDevices(standings: readonly Standing[], openStage: OpenStage): Promise<void> {
    for (const standing of standings) {
      const isLocked = standing.lockedUntil > this.#clock.now()
      if (!standing.changed || standing.numberChanged || standing.usesSmsAlone || isLocked) continue
      await this.#putBack(standing, openStage(numbersOnRecord(standing))).catch((error: unknown) => {
        // It is still to be put back, and whoever does so says what is wrong.
        if (!(error instanceof NotTried || error instanceof NotTestable)) throw error
      })
    }
  }

  /**
   * The carrier was handed no text message though one was asked for. The system is wrong, or sends this person none for now, as it counts otherwise or
   * others log in as well (SEC-CAP-01, SEC-CAP-02): a login between two scenarios tells. Rejects with `NotTried` where none comes then
   * either, of people who did get one this day.
   */
  async #seeTextMessages(casting: Casting, needs: Needs, openStage: OpenStage): Promise<void> {
    for (const { name, sms } of needs.people) {
      const standing = standingOf(casting, name)
      if (sms === 0) continue
      standing.missedSms(this.#clock.now())
      const isLocked = standing.lockedUntil > this.#clock.now()
      if (!standing.usesSmsAlone || !standing.gotSms || isLocked) continue
      const isSent = await this.#putBack(standing, openStage(numbersOnRecord(standing)))
      if (!isSent) throw new NotTried(standing.setAside ?? `${standing.username} is locked`)
    }
  }

  /** What went over the wire in a scenario may have changed those who played in it. */
  #noteEnd(
    exchanges: readonly HttpExchange[],
    timeline: Pick<Timeline, 'events'>,
    casting: Casting,
    needs: Needs,
    activations: Activations,
  ): void {
    for (const standing of casting.values()) standing.keep(activations.of(standing.username))
    for (const { name, sms } of needs.people) {
      const standing = standingOf(casting, name)
      // Whatever was changed, and whatever was refused, may be otherwise for this person.
      standing.failures = failuresAfter(standing.failures, exchanges, needs.people.length === 1)
      standing.numberChanged ||= exchanges.some(changesNumber)
      standing.otherNumbers = [...standing.otherNumbers, ...newNumbersIn(exchanges)]
      standing.changed ||= exchanges.some((one) => changesSettings(one) || activates(one))
      if (exchanges.some(asksForApproval))
        this.#countNotifications(standing, unansweredAfter(standing.unanswered, exchanges))
      if (sms > 0 || standing.changed) standing.gotSmsOf(timeline)
      // Of several people it is not looked at whose code it was: one too many is counted rather than one too few.
      const used = needs.people.length === 1 ? exchanges.findLastIndex(usesCode) : -1
      if (used >= 0) standing.usedCode(exchanges.slice(used).filter(asksForSms).length)
      if (needs.leaves.includes('migrations')) this.#migrated.add(standing)
      if (needs.leaves.includes('locks')) this.#lock(standing)
      if (needs.leaves.includes('numbers') && standing.person.mobileNumber?.verified !== true)
        standing.setAside = `another number of ${standing.username} was verified, which is not forgotten`
    }
  }

  /** Ends the count of notifications while the phone is at hand, where that is still possible. */
  async #approveOnce(standing: Standing, stage: Stage, ready: ReadyPhone): Promise<void> {
    if (standing.unanswered === 0 || !standing.seamless) return
    try {
      await logInByApproval(standing, stage, ready)
      standing.unanswered = 0
      standing.failures = 0
    } catch (error) {
      // The scenario may have left the phone without its registration: then the notifications count on.
      if (!(error instanceof NotAsBefore)) throw error
      standing.unanswered += 1
    }
  }

  #countNotifications(standing: Standing, unanswered: number): void {
    standing.unanswered = unanswered
    standing.unansweredUntil = this.#clock.now() + (this.#numbers.pushCapWindow ?? unknownWindowMs)
  }

  /** A lock ends by itself, where it is known when. */
  #lock(standing: Standing): void {
    const { secondFactorLock, passwordLock } = this.#numbers
    if (secondFactorLock === undefined || passwordLock === undefined)
      standing.setAside = `${standing.username} may be locked, and withoutLab.numbers does not say for how long`
    else standing.lockedUntil = this.#clock.now() + Math.max(secondFactorLock, passwordLock)
  }

  /**
   * The system learns the phone's push token by a login that the phone completes (SYNC-02), and an approval ends the count
   * of notifications that nobody has answered.
   */
  async #makeReady(
    standing: Standing,
    phone: SimulatedPhone,
    stage: Stage,
    ready: ReadyPhone,
  ): Promise<void> {
    await phone.offerPushToken()
    await logInBetween(standing, stage).then((inside) => inside.logOut())
    const isNotified = standing.seamless && this.#capabilities.has('seamless')
    if (isNotified && phone.registration().pushToken !== undefined)
      await logInByApproval(standing, stage, ready)
    if (isNotified) standing.unanswered = 0
  }
}

function standingOf(casting: Casting, name: string): Standing {
  const found = casting.get(name)
  if (!found) throw new HarnessError(`${name} is nobody of this scenario`)
  return found
}

/** More than any limit. */
const unknownLimit = Number.POSITIVE_INFINITY

/** How long notifications are counted, where the configuration does not say it. */
const unknownWindowMs = 600_000

/** How many refusals may be counted against a person after a scenario; who of several has logged in is not looked at. */
const failuresAfter = (before: number, exchanges: readonly HttpExchange[], isAlone: boolean): number =>
  exchanges.reduce((count, exchange) => {
    if (isAlone && logsIn(exchange)) return 0
    return isRefused(exchange) ? count + 1 : count
  }, before)

/** How many notifications are without an approval after a scenario. */
const unansweredAfter = (before: number, exchanges: readonly HttpExchange[]): number =>
  exchanges.reduce((count, exchange) => {
    if (approves(exchange)) return 0
    return asksForApproval(exchange) ? count + 1 : count
  }, before)
