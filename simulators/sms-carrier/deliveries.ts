/** @module Messages from the carrier to the phones, and the status reports about them. */

import type { Instant } from '../clock/clock.ts'
import { DueQueue } from '../clock/due-queue.ts'
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

/** What waits for one number to be reached, in the order in which it came. */
interface HeldSms {
  readonly items: PendingSms[]
  /** When the first of them expires. */
  expiry: Instant
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
  readonly #queued = new DueQueue<PendingSms>()
  readonly #outOfOrder: PendingSms[] = []
  readonly #inTransit = new DueQueue<PendingSms>()
  readonly #held = new Map<string, HeldSms>()

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
    this.#queued.clear()
    this.#inTransit.clear()
    this.#held.clear()
  }

  /** Queues an accepted message. It is sent when the carrier settles, not before its time, and arrives when it is due. */
  readonly dispatch = (message: SmsMessage, now: Instant, plannedError?: DeliveryErrorCode): void => {
    const how = this.#parts.plan.take(message.to)
    const delayMs = typeof how === 'object' ? how.delayMs : this.#parts.latencyMs
    const sendAt = message.sendAt ?? now
    this.#queued.add({ message, how, due: sendAt + delayMs, plannedError }, sendAt)
  }

  /** A scheduled message is not sent any more. */
  readonly cancel = (message: SmsMessage, now: Instant): void => {
    this.#queued.clear((item) => item.message === message)
    this.#progress(message, 'canceled', now)
  }

  /** Sends, delivers and gives up whatever is due at `now`; returns the next due instant. */
  settle(now: Instant): Instant | undefined {
    for (const item of this.#queued.takeDue(now)) this.#send(item, now)
    if (this.#held.size > 0) for (const [to, held] of [...this.#held]) this.#retryHeld(to, held, now)
    for (const item of this.#inTransit.takeDue(now)) this.#arrive(item, now)
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
      this.#inTransit.add(item, item.due)
      for (const overtaken of this.#releaseOutOfOrder(message.to, item.due))
        this.#inTransit.add(overtaken, overtaken.due)
    }
  }

  /** The messages to `to` that wait for this one: due right after it. */
  #releaseOutOfOrder(to: string, due: Instant): readonly PendingSms[] {
    if (this.#outOfOrder.length === 0) return this.#outOfOrder
    const released = this.#outOfOrder.filter((item) => item.message.to === to)
    for (const item of released) this.#outOfOrder.splice(this.#outOfOrder.indexOf(item), 1)
    return released.map((item) => ({ ...item, due }))
  }

  /** Looks at each message only where something can have changed for one. */
  #retryHeld(to: string, { items, expiry }: HeldSms, now: Instant): void {
    const receiver = this.#receivers.get(to)
    if (now < expiry && receiver?.obstacle() !== undefined) return
    this.#held.delete(to)
    for (const item of items) if (!this.#isFinished(item, now)) this.#hold(item)
  }

  #hold(item: PendingSms): void {
    const { to, expiresAt } = item.message
    const held = this.#held.get(to)
    if (held === undefined) this.#held.set(to, { items: [item], expiry: expiresAt })
    else {
      held.items.push(item)
      held.expiry = Math.min(held.expiry, expiresAt)
    }
  }

  #arrive(item: PendingSms, now: Instant): void {
    if (this.#isFinished(item, now)) return
    const reason = this.#receivers.get(item.message.to)?.obstacle()
    this.#parts.log.record('held', item.message, reason === undefined ? {} : { reason })
    this.#hold(item)
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
    let next = Math.min(
      this.#queued.next ?? Number.POSITIVE_INFINITY,
      this.#inTransit.next ?? Number.POSITIVE_INFINITY,
    )
    for (const { expiry } of this.#held.values()) next = Math.min(next, expiry)
    return next === Number.POSITIVE_INFINITY ? undefined : next
  }
}

const unreachableHandset = 30003
const unknownHandset = 30005
