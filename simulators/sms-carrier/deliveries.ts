/** @module Messages from the carrier to the phones, and the status reports about them. */

import type { Instant } from '../clock/clock.ts'
import type { DeliveryMode, DeliveryPlan } from '../transport/delivery-plan.ts'
import type { SmsMessage, SmsReceiver, SmsStatus } from './message.ts'
import type { SmsLog } from './sms-log.ts'
import { type DeliveryErrorCode, deliveryErrors } from './twilio/errors.ts'

/** `outOfOrder`: waits for the next message to the same number, and is delivered after it. */
export type SmsDeliveryMode = DeliveryMode | 'outOfOrder'

interface PendingSms {
  readonly message: SmsMessage
  readonly how: SmsDeliveryMode
  /** When it arrives. */
  readonly due: Instant
  /** The injected failure, if any. */
  readonly plannedError: DeliveryErrorCode | undefined
}

export interface SmsDeliveriesParts {
  readonly plan: DeliveryPlan<string, SmsDeliveryMode>
  readonly log: SmsLog
  readonly latencyMs: number
  /** Reports a new status to the sender. */
  readonly report: (message: SmsMessage) => Promise<void>
}

export class SmsDeliveries {
  readonly #parts: SmsDeliveriesParts
  readonly #receivers = new Map<string, SmsReceiver>()
  readonly #queued: PendingSms[] = []
  readonly #outOfOrder: PendingSms[] = []
  #inTransit: PendingSms[] = []
  #held: PendingSms[] = []

  constructor(parts: SmsDeliveriesParts) {
    this.#parts = parts
  }

  attach(number: string, receiver: SmsReceiver): void {
    this.#receivers.set(number, receiver)
  }

  detach(number: string): void {
    this.#receivers.delete(number)
  }

  /** Queues an accepted message. It is sent when the carrier settles, and arrives when it is due. */
  readonly dispatch = (message: SmsMessage, now: Instant, plannedError?: DeliveryErrorCode): void => {
    const how = this.#parts.plan.take(message.to)
    const delayMs = typeof how === 'object' ? how.delayMs : this.#parts.latencyMs
    this.#queued.push({ message, how, due: now + delayMs, plannedError })
  }

  /** Sends, delivers and gives up whatever is due at `now`; resolves to the next due instant. */
  async settle(now: Instant): Promise<Instant | undefined> {
    for (const item of this.#queued.splice(0)) await this.#send(item, now)
    await this.#retryHeld(now)
    const due = this.#inTransit.filter((item) => item.due <= now).toSorted((a, b) => a.due - b.due)
    this.#inTransit = this.#inTransit.filter((item) => item.due > now)
    for (const item of due) await this.#arrive(item, now)
    return this.#nextDue()
  }

  /** A message that fails at once is never sent; every other is, even where it is lost afterwards. */
  async #send(item: PendingSms, now: Instant): Promise<void> {
    const { message, how, plannedError } = item
    await this.#parts.report(message)
    if (plannedError !== undefined && deliveryErrors[plannedError][0] === 'failed')
      return this.#giveUp(message, plannedError, now)
    message.progress.sentAt = now
    await this.#progress(message, 'sent', now)
    const { log } = this.#parts
    if (how === 'drop') log.record('dropped', message, { reason: 'lost in transit' })
    else if (how === 'outOfOrder') {
      log.record('delayed', message, { reason: 'the next one overtakes it' })
      this.#outOfOrder.push(item)
    } else {
      if (item.due > now) log.record('delayed', message, { until: new Date(item.due).toISOString() })
      this.#inTransit.push(item, ...this.#releaseOutOfOrder(message.to, item.due))
    }
  }

  /** The messages to `to` that wait for this one: due right after it. */
  #releaseOutOfOrder(to: string, due: Instant): PendingSms[] {
    const released = this.#outOfOrder.filter((item) => item.message.to === to)
    for (const item of released) this.#outOfOrder.splice(this.#outOfOrder.indexOf(item), 1)
    return released.map((item) => ({ ...item, due }))
  }

  async #retryHeld(now: Instant): Promise<void> {
    const held = this.#held
    this.#held = []
    for (const item of held) if (!(await this.#isFinished(item, now))) this.#held.push(item)
  }

  async #arrive(item: PendingSms, now: Instant): Promise<void> {
    if (await this.#isFinished(item, now)) return
    const reason = this.#receivers.get(item.message.to)?.obstacle()
    this.#parts.log.record('held', item.message, reason === undefined ? {} : { reason })
    this.#held.push(item)
  }

  /** Delivers or gives up. False: the phone is unreachable, and the message has not expired. */
  async #isFinished({ message, how, plannedError }: PendingSms, now: Instant): Promise<boolean> {
    const receiver = this.#receivers.get(message.to)
    if (plannedError !== undefined) await this.#giveUp(message, plannedError, now)
    else if (receiver === undefined) await this.#giveUp(message, unknownHandset, now)
    else if (now >= message.expiresAt) await this.#giveUp(message, unreachableHandset, now)
    else if (receiver.obstacle() === undefined)
      await this.#deliver(message, receiver, how === 'duplicate' ? 2 : 1, now)
    else return false
    return true
  }

  async #deliver(message: SmsMessage, receiver: SmsReceiver, copies: number, now: Instant): Promise<void> {
    const { from, to, body } = message
    for (let copy = 0; copy < copies; copy++) receiver.receive({ from, to, body, at: now })
    await this.#progress(message, 'delivered', now)
  }

  async #giveUp(message: SmsMessage, code: DeliveryErrorCode, now: Instant): Promise<void> {
    message.progress.errorCode = code
    await this.#progress(message, deliveryErrors[code][0], now)
  }

  async #progress(message: SmsMessage, status: SmsStatus, now: Instant): Promise<void> {
    const { progress } = message
    progress.status = status
    progress.updatedAt = now
    const { errorCode } = progress
    const why = errorCode && { reason: String(errorCode), message: deliveryErrors[errorCode][1] }
    this.#parts.log.record(status, message, why)
    await this.#parts.report(message)
  }

  #nextDue(): Instant | undefined {
    const instants = [
      ...this.#inTransit.map((item) => item.due),
      ...this.#held.map((item) => item.message.expiresAt),
    ]
    return instants.length === 0 ? undefined : Math.min(...instants)
  }
}

const unreachableHandset = 30003
const unknownHandset = 30005
