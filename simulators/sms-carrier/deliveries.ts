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
  /** Tells the sender of a new status, without waiting for an answer. */
  readonly report: (message: SmsMessage) => void
}

export class SmsDeliveries {
  readonly #parts: SmsDeliveriesParts
  readonly #receivers = new Map<string, SmsReceiver>()
  #queued: PendingSms[] = []
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

  /** Takes away what is queued, in transit and held. */
  clear(): void {
    this.#outOfOrder.length = 0
    this.#queued = []
    this.#inTransit = []
    this.#held = []
  }

  /** Queues an accepted message. It is sent when the carrier settles, not before its time, and arrives when it is due. */
  readonly dispatch = (message: SmsMessage, now: Instant, plannedError?: DeliveryErrorCode): void => {
    const how = this.#parts.plan.take(message.to)
    const delayMs = typeof how === 'object' ? how.delayMs : this.#parts.latencyMs
    this.#queued.push({ message, how, due: (message.sendAt ?? now) + delayMs, plannedError })
  }

  /** A scheduled message is not sent any more. */
  readonly cancel = (message: SmsMessage, now: Instant): void => {
    this.#queued = this.#queued.filter((item) => item.message !== message)
    this.#progress(message, 'canceled', now)
  }

  /** Sends, delivers and gives up whatever is due at `now`; returns the next due instant. */
  settle(now: Instant): Instant | undefined {
    if (this.#queued.length > 0) {
      const queued = this.#queued
      this.#queued = queued.filter(({ message }) => (message.sendAt ?? now) > now)
      for (const item of queued) if ((item.message.sendAt ?? now) <= now) this.#send(item, now)
    }
    if (this.#held.length > 0) this.#retryHeld(now)
    if (this.#inTransit.length > 0) {
      const due = this.#inTransit.filter((item) => item.due <= now).toSorted((a, b) => a.due - b.due)
      this.#inTransit = this.#inTransit.filter((item) => item.due > now)
      for (const item of due) this.#arrive(item, now)
    }
    return this.#nextDue()
  }

  /** A message that fails at once is never sent; every other is, even where it is lost afterwards. */
  #send(item: PendingSms, now: Instant): void {
    const { message, how, plannedError } = item
    this.#parts.report(message)
    if (plannedError !== undefined && deliveryErrors[plannedError][0] === 'failed') {
      this.#giveUp(message, plannedError, now)
      return
    }
    message.progress.sentAt = now
    this.#progress(message, 'sent', now)
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
  #releaseOutOfOrder(to: string, due: Instant): readonly PendingSms[] {
    if (this.#outOfOrder.length === 0) return this.#outOfOrder
    const released = this.#outOfOrder.filter((item) => item.message.to === to)
    for (const item of released) this.#outOfOrder.splice(this.#outOfOrder.indexOf(item), 1)
    return released.map((item) => ({ ...item, due }))
  }

  #retryHeld(now: Instant): void {
    const held = this.#held
    this.#held = []
    for (const item of held) if (!this.#isFinished(item, now)) this.#held.push(item)
  }

  #arrive(item: PendingSms, now: Instant): void {
    if (this.#isFinished(item, now)) return
    const reason = this.#receivers.get(item.message.to)?.obstacle()
    this.#parts.log.record('held', item.message, reason === undefined ? {} : { reason })
    this.#held.push(item)
  }

  /** Delivers or gives up. False: the phone is unreachable, and the message has not expired. */
  #isFinished({ message, how, plannedError }: PendingSms, now: Instant): boolean {
    const receiver = this.#receivers.get(message.to)
    if (plannedError !== undefined) this.#giveUp(message, plannedError, now)
    else if (receiver === undefined) this.#giveUp(message, unknownHandset, now)
    else if (now >= message.expiresAt) this.#giveUp(message, unreachableHandset, now)
    else if (receiver.obstacle() === undefined)
      this.#deliver(message, receiver, how === 'duplicate' ? 2 : 1, now)
    else return false
    return true
  }

  #deliver(message: SmsMessage, receiver: SmsReceiver, copies: number, now: Instant): void {
    const { from, to, body } = message
    const media = message.media?.map(({ url }) => url)
    const sms = { from, to, body, at: now, ...(media && { media }) }
    for (let copy = 0; copy < copies; copy++) receiver.receive(sms)
    this.#progress(message, 'delivered', now)
  }

  #giveUp(message: SmsMessage, code: DeliveryErrorCode, now: Instant): void {
    message.progress.errorCode = code
    this.#progress(message, deliveryErrors[code][0], now)
  }

  #progress(message: SmsMessage, status: SmsStatus, now: Instant): void {
    const { progress } = message
    progress.status = status
    progress.updatedAt = now
    const { errorCode } = progress
    const why = errorCode && { reason: String(errorCode), message: deliveryErrors[errorCode][1] }
    this.#parts.log.record(status, message, why)
    this.#parts.report(message)
  }

  #nextDue(): Instant | undefined {
    let next = Number.POSITIVE_INFINITY
    for (const { message } of this.#queued) next = Math.min(next, message.sendAt ?? next)
    for (const { due } of this.#inTransit) next = Math.min(next, due)
    for (const { message } of this.#held) next = Math.min(next, message.expiresAt)
    return next === Number.POSITIVE_INFINITY ? undefined : next
  }
}

const unreachableHandset = 30003
const unknownHandset = 30005
