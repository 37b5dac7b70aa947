/** @module One person of a system without a lab face, as the run leaves this person from scenario to scenario. */

import type { Os } from '../../../contract/primitives.ts'
import type { Instant } from '../../../simulators/clock/clock.ts'
import type { Timeline } from '../../../simulators/clock/timeline.ts'
import { drawPersona, type Persona } from '../../../simulators/personas/persona.ts'
import type { ReadyPerson, WithoutLab } from '../../config/configuration.ts'
import { HarnessError } from '../../ports/errors.ts'
import { smsRequests } from './sms-requests.ts'

type Secret = { readonly env: string }

/** The value of a variable of the environment. Throws a `HarnessError` where it is not set. */
function secretOf({ env }: Secret): string {
  const value = process.env[env]
  if (value === undefined || value === '')
    throw new HarnessError(
      `withoutLab.people: the environment variable ${env} is not set: put the secret there`,
    )
  return value
}

/** IB Key, active on a phone that is simulated. */
export interface IbKey {
  readonly type: 'ibKey'
  readonly os: Os
  readonly hardwareId: string
  readonly deviceId: string
  readonly deviceSecret: string
  readonly pin?: string | undefined
}

export type StandingDevice =
  | IbKey
  | { readonly type: 'physical'; readonly active: boolean; readonly deviceSecret: string }
  | { readonly type: 'sms' }

/** How long nobody can get another SMS (SMS-06), and a little more for the way of a request. */
const smsPause = 122_000

/** Text messages of a day. */
export interface TextMessages {
  readonly sent: readonly Instant[]
  /** How many of them came since the last code that was used. */
  readonly unused: number
  /** Whether any of them came. */
  readonly came: boolean
}

/** The events of a scenario, to which more may come. */
type Events = Pick<Timeline, 'events'>

export class Standing {
  readonly username: string
  readonly password: string
  readonly person: ReadyPerson
  /** The SLS devices that this person is left with. Others than the configuration has after `--allow migrations` alone. */
  devices: readonly StandingDevice[]
  /** Phones on which IB Key became active since this person was put back, the newest last. */
  activated: readonly IbKey[] = []
  /** Something may be otherwise than before. */
  changed = false
  /** The number may be another one, so that it has to be verified again by an SMS where it was verified. */
  numberChanged = false
  /** Numbers that this person has given in place of the one on record since then: codes may be sent to one that was verified. */
  otherNumbers: readonly string[] = []
  /** Requests that were refused since the last login, each of which may be counted against this person. */
  failures = 0
  /** Whether notifications are switched on now. */
  seamless: boolean
  /** Why nothing can be asked of this person any more. */
  setAside: string | undefined
  lockedUntil: Instant = 0
  /** Notifications that nobody has approved since the last one that was, and until when they count. */
  unanswered = 0
  unansweredUntil: Instant = 0
  /** Whether a phone of this person was made ready in this run. */
  wasReady = false
  /** When each text message of this day was sent, also in runs before this one. */
  readonly #sms: Instant[]
  #smsUnused: number
  #gotSms: boolean
  /** The scenario that ended last, how many of its events were looked at, and how many messages are counted. */
  #late: { readonly timeline: Events; looked: number; counted: number } | undefined

  /** `earlier`: text messages of this day before the run. Throws a `HarnessError` where a secret is not in the environment. */
  constructor(
    person: ReadyPerson,
    { sent, unused, came }: TextMessages = { sent: [], unused: 0, came: false },
  ) {
    this.person = person
    this.#sms = [...sent]
    this.#smsUnused = unused
    this.#gotSms = came
    this.username = person.username
    this.password = secretOf(person.password)
    this.seamless = person.seamless
    this.devices = person.devices.map((device): StandingDevice => {
      if (device.type === 'sms') return device
      const deviceSecret = secretOf(device.deviceSecret)
      if (device.type === 'physical') return { ...device, deviceSecret }
      return { ...device, deviceSecret, pin: device.pin && secretOf(device.pin) }
    })
  }

  /** When each text message of this day was sent. */
  get smsOfDay(): readonly Instant[] {
    this.#countLate()
    return this.#sms
  }

  /** Whether a text message came this day. */
  get gotSms(): boolean {
    this.#countLate()
    return this.#gotSms
  }

  /** Those since the last code that was used. */
  get smsUnused(): number {
    this.#countLate()
    return this.#smsUnused
  }

  /** When this person can get another SMS. */
  get smsRestedAt(): Instant {
    this.#countLate()
    return Math.max(0, ...this.#sms) + smsPause
  }

  /** `since`: how many were asked for after the code. */
  usedCode(since = 0): void {
    this.#countLate()
    this.#smsUnused = Math.min(this.#smsUnused, since)
  }

  /** For the next run. */
  get textMessages(): TextMessages {
    return { sent: this.smsOfDay, unused: this.smsUnused, came: this.gotSms }
  }

  /** Counts what has come to a scenario that has ended, and from now on what comes to it late. */
  gotSmsOf(timeline: Events): void {
    this.#countLate()
    if (this.#late?.timeline !== timeline) this.#late = { timeline, looked: 0, counted: 0 }
    this.#countLate()
  }

  /** A text message did not come: the system may have counted it all the same. */
  missedSms(now: Instant): void {
    this.#sms.push(now)
    this.#smsUnused += 1
  }

  /** A server that is slow sends a message when the scenario that asked for it is over: it counts as well. */
  #countLate(): void {
    if (this.#late === undefined) return
    const { timeline, looked, counted } = this.#late
    const { events } = timeline
    if (events.length === looked) return
    const requests = smsRequests(events)
    const further = requests.slice(counted)
    this.#late = { timeline, looked: events.length, counted: counted + further.length }
    this.#smsUnused += further.length
    this.#sms.push(...further)
    this.#gotSms ||= events.some(({ who, what }) => who === 'SMS carrier' && what === 'accepted')
  }

  get ibKey(): IbKey | undefined {
    return this.devices.find((device) => device.type === 'ibKey')
  }

  /** Whether an SMS is the only way to log in. */
  get usesSmsAlone(): boolean {
    return (
      this.devices.some(({ type }) => type === 'sms') &&
      this.secretFor('ibKey') === undefined &&
      this.secretFor('physical') === undefined
    )
  }

  /** The secret by which a challenge for a device of this type is answered. */
  secretFor(type: 'ibKey' | 'physical'): string | undefined {
    if (type === 'ibKey') return (this.activated.at(-1) ?? this.ibKey)?.deviceSecret
    return this.devices.find((device) => device.type === 'physical')?.deviceSecret
  }

  /** The secrets of what was activated in a scenario, the newest last, are needed to log in later. */
  keep(activated: readonly IbKey[]): void {
    const others = activated.filter(({ deviceId }) => deviceId !== this.ibKey?.deviceId)
    this.activated = [...this.activated, ...others]
  }

  /** The person as the features call this one: with fingers, face and passcode of their own. */
  personaNamed(name: string): Persona {
    const drawn = drawPersona(name)
    return {
      ...drawn,
      username: this.username,
      password: this.password,
      mobileNumber: this.person.mobileNumber?.number ?? drawn.mobileNumber,
      pin: this.ibKey?.pin ?? drawn.pin,
    }
  }
}

/** All people of a configuration; `earlier`: their text messages of this day, by user name. Throws a `HarnessError` where a secret is missing. */
export const standingsOf = (
  { people }: WithoutLab,
  earlier: Readonly<Record<string, TextMessages>> = {},
): readonly Standing[] => people.map((person) => new Standing(person, earlier[person.username]))
