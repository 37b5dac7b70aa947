/** @module One person on one journey: what they do is measured step by step, and what comes of it is compared with the rules. */

import { AssertionError } from 'node:assert'
import type { Numbers } from '../../contract/lab-face.ts'
import { appId } from '../../contract/primitives.ts'
import type { RefusalCode } from '../../contract/refusal.ts'
import type { Operation, ReplyOf } from '../../contract/routes.ts'
import type { CallResult, Client, OperationCall } from '../../drivers/http/client.ts'
import type { Refused } from '../../drivers/ports/driver.ts'
import { NotTestable } from '../../drivers/ports/errors.ts'
import { mismatchOf } from '../../drivers/ports/verify.ts'
import type { AttestationService } from '../../simulators/attestation/attestation-service.ts'
import type { FleetLedger } from '../messages/fleet-ledger.ts'
import type { Mailbox, Mailboxes } from '../messages/mailbox.ts'
import type { FleetMix, ThinkTime } from '../mix/mix.ts'
import type { PhoneIndex, Phones } from '../phones/phones.ts'
import type { FleetStatistics } from '../statistics/statistics.ts'
import type { Activity } from '../time/activity.ts'
import type { Draw } from '../time/draws.ts'
import type { FleetTime } from '../time/timers.ts'
import type { Anomalies } from '../verdicts/anomaly.ts'
import type { AnomalyKind } from '../verdicts/anomaly-kinds.ts'
import type { OpenSessions } from '../verdicts/open-sessions.ts'
import { type FleetStep, wholeLogin } from './steps.ts'

/** What brings messages to phones. */
export interface FleetNetwork {
  /** The push token of the app on a phone of this person. */
  register(phone: PhoneIndex, generation: number): Promise<string>
  /** SMS to this person reach the phone from now on. */
  attach(phone: PhoneIndex): Promise<void>
  /** The phone has internet from now on, or none; what waits for one that has it again is delivered. */
  setOnline(phone: PhoneIndex, isOnline: boolean): Promise<void>
}

/** Everything that journeys share. */
export interface FleetContext {
  readonly client: Client
  readonly network: FleetNetwork
  readonly attestationService: AttestationService
  readonly phones: Phones
  readonly mailboxes: Mailboxes
  readonly time: FleetTime
  readonly activity: Activity
  readonly draw: Draw
  readonly mix: FleetMix
  readonly statistics: FleetStatistics
  readonly anomalies: Anomalies
  readonly sessions: OpenSessions
  readonly ledger: FleetLedger
  readonly numbers: Numbers
  /** When the load begins, in milliseconds since the Unix epoch. */
  readonly begin: number
}

/** A journey that does not go on: it is counted already. */
export class JourneyFailed extends Error {
  override readonly name = 'JourneyFailed'
}

/** A server that is too busy, or counts what this person did before, is slow or careful, and not wrong. */
const refusalsUnderLoad: readonly RefusalCode[] = ['too_many', 'too_soon', 'locked']

/** How long a message may take before it counts as missing. */
const messageLimitMs = 10_000

export class VirtualUser {
  readonly context: FleetContext
  readonly index: PhoneIndex
  readonly journey: string
  readonly mailbox: Mailbox
  readonly #intended: number
  #isFirst = true
  #thoughtMs = 0

  /** `intended`: when the schedule has this journey begin. */
  constructor(context: FleetContext, index: PhoneIndex, journey: string, intended: number) {
    this.context = context
    this.index = index
    this.journey = journey
    this.#intended = intended
    this.mailbox = context.mailboxes.open(index)
  }

  get username(): string {
    return this.context.phones.username(this.index)
  }

  get now(): number {
    return this.context.time.now()
  }

  /** Sends a request, and counts how long the answer takes; a refusal is a value, and not counted. Throws `JourneyFailed` where none comes, or it breaks the contract. */
  async attempt<Name extends Operation>(
    step: FleetStep,
    operation: Name,
    call: OperationCall<Name> = {},
  ): Promise<CallResult<Name>> {
    const { statistics, client } = this.context
    const begun = this.#isFirst ? this.#intended : this.now
    this.#isFirst = false
    try {
      const result = await client.call(operation, call)
      statistics.latency(step, this.#sinceBegin, this.now - begun)
      return result
    } catch (error) {
      if (error instanceof NotTestable) return this.fail(step, 'no answer')
      if (!(error instanceof AssertionError)) throw error
      const { observed = error.message } = mismatchOf(error) ?? {}
      this.report('contract-broken', 'an answer as the contract describes it', observed)
      return this.fail(step, 'contract broken')
    }
  }

  /** The same where the person is right: a refusal is an error, and ends the journey. */
  async ask<Name extends Operation>(
    step: FleetStep,
    operation: Name,
    call: OperationCall<Name> = {},
  ): Promise<ReplyOf<Name>> {
    const result = await this.attempt(step, operation, call)
    return result.kind === 'reply' ? result.reply : this.refused(step, result)
  }

  refused(step: FleetStep, { code, detail }: Refused): never {
    if (!refusalsUnderLoad.includes(code))
      this.report('right-answer-refused', `the step "${step}" to be accepted`, `${code}: ${detail}`)
    return this.fail(step, code)
  }

  /** Counts an error of this step. */
  fail(step: FleetStep, code: string): never {
    this.context.statistics.error(step, this.#sinceBegin, code)
    throw new JourneyFailed(`${step}: ${code}`)
  }

  /** The login is complete. */
  loggedIn(): void {
    this.context.statistics.latency(wholeLogin, this.#sinceBegin, this.now - this.#intended - this.#thoughtMs)
  }

  report(kind: AnomalyKind, expected: string, observed: string): void {
    const { anomalies } = this.context
    const { journey, username } = this
    const os = this.context.phones.os(this.index)
    anomalies.add({ kind, at: Math.round(this.#sinceBegin), journey, username, os, expected, observed })
  }

  /** Takes the time that people take. */
  think(what: keyof FleetMix['think']): Promise<void> {
    return this.pause(drawn(this.context.mix.think[what], this.context.draw))
  }

  async pause(milliseconds: number): Promise<void> {
    const { time, activity } = this.context
    this.#thoughtMs += milliseconds
    const until = this.now + milliseconds
    await activity.waitFor(new Promise<void>((resume) => time.at(until, resume)))
  }

  /** The approval request of the newest notification, as soon as that is on the phone. */
  async notification(): Promise<string> {
    const arrived = await this.#message('notification', () => this.mailbox.notifications.at(-1))
    if (arrived === undefined) {
      this.report('notification-missing', 'a notification to the phone', 'none')
      return this.fail('notification', 'never came')
    }
    return arrived.requestId
  }

  /** The text of the newest SMS. */
  async text(before = 0): Promise<string> {
    const arrived = await this.#message('sms', () => this.mailbox.texts.slice(before).at(-1))
    if (arrived !== undefined) return arrived.body
    this.report('sms-missing', 'an SMS with a code', 'none')
    return this.fail('sms', 'never came')
  }

  /** The attestation of a phone, by the vendor of its system. */
  attest(nonce: string, hardwareId: string): Promise<string> {
    return this.context.attestationService.issue({ hardwareId, tampered: false }, appId, nonce)
  }

  get #sinceBegin(): number {
    return this.now - this.context.begin
  }

  async #message<Found extends { readonly at: number }>(
    step: FleetStep,
    find: () => Found | undefined,
  ): Promise<Found | undefined> {
    const begun = this.now
    const found = await this.context.mailboxes.wait(this.mailbox, messageLimitMs, find)
    if (found !== undefined)
      this.context.statistics.latency(step, this.#sinceBegin, Math.max(0, found.at - begun))
    return found
  }
}

/** A time between both ends. */
export const drawn = ({ from, to }: ThinkTime, draw: Draw): number => Math.round(from + draw() * (to - from))
