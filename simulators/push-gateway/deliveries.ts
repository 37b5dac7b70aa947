/**
 * @module Messages from the gateway to the phones: in transit, stored for a phone without network, delivered, expired or
 * lost. `message-storage.ts` decides which stored message a new one replaces.
 */

import type { Instant } from '../clock/clock.ts'
import { DueQueue } from '../clock/due-queue.ts'
import type { DeliveryPlan } from '../transport/delivery-plan.ts'
import type { PushMessage, PushReceiver } from './message.ts'
import { type Envelope, storeMessage } from './message-storage.ts'
import type { PushLog } from './push-log.ts'
import { carrierOf, type Registration, type Registrations } from './registrations.ts'

interface InTransit {
  readonly envelope: Envelope
  readonly registration: Registration
}

interface StoredQueue {
  kept: readonly Envelope[]
  overflow: boolean
}

/** Why a message is dropped that was stored for a phone. */
export const replacedByLater = 'replaced by a later message'

/** Valid while now is before the expiry; equal is expired. */
const isExpired = (message: PushMessage, now: Instant): boolean =>
  message.expiresAt !== undefined && now >= message.expiresAt

export class Deliveries {
  readonly #plan: DeliveryPlan<PushReceiver>
  readonly #registrations: Registrations
  readonly #log: PushLog
  readonly #queues = new Map<Registration, StoredQueue>()
  readonly #inTransit = new DueQueue<InTransit>()

  constructor(plan: DeliveryPlan<PushReceiver>, registrations: Registrations, log: PushLog) {
    this.#plan = plan
    this.#registrations = registrations
    this.#log = log
  }

  /** Puts an accepted message in transit. It arrives when the gateway settles, not before. */
  dispatch(message: PushMessage, registration: Registration, now: Instant): void {
    const how = this.#plan.take(registration.receiver)
    if (how === 'drop') {
      this.#log.record('dropped', message, registration, 'lost in transit')
      return
    }
    const envelope = { message, copies: how === 'duplicate' ? 2 : 1 }
    const due = typeof how === 'object' ? now + how.delayMs : now
    if (due > now) this.#log.record('delayed', message, registration, undefined, due)
    this.#inTransit.add({ envelope, registration }, due)
  }

  /** Takes away what is in transit and stored. */
  clear(): void {
    this.#inTransit.clear()
    this.#queues.clear()
  }

  /** Delivers everything that can be delivered at `now`; returns when the next message in transit is due. */
  settle(now: Instant): Instant | undefined {
    for (const registration of [...this.#queues.keys()]) this.#deliverStored(registration, now)
    for (const { envelope, registration } of this.#inTransit.takeDue(now))
      this.#arrive(envelope, registration, now)
    return this.#inTransit.next
  }

  /** Delivers what is stored for one phone, if it can be reached. */
  flush(receiver: PushReceiver, now: Instant): void {
    for (const registration of [...this.#queues.keys()]) {
      if (registration.receiver === receiver) this.#deliverStored(registration, now)
    }
  }

  #arrive(envelope: Envelope, registration: Registration, now: Instant): void {
    if (this.#isFinished(envelope, registration, now)) return
    if (envelope.message.expiresAt !== undefined) this.#store(envelope, registration)
    else
      this.#log.record(
        'dropped',
        envelope.message,
        registration,
        'unreachable, and the message is not to be stored',
      )
  }

  #store(envelope: Envelope, registration: Registration): void {
    const queue = this.#queues.get(registration) ?? { kept: [], overflow: false }
    const { kept, displaced, overflow } = storeMessage(queue.kept, envelope)
    this.#queues.set(registration, { kept, overflow: queue.overflow || overflow })
    const reason = overflow ? 'too many stored messages' : replacedByLater
    for (const old of displaced) this.#log.record('dropped', old.message, registration, reason)
    if (overflow) return
    const { receiver } = registration
    const obstacle = receiver.obstacle(carrierOf(registration), envelope.message.priority)
    this.#log.record('held', envelope.message, registration, obstacle)
  }

  #deliverStored(registration: Registration, now: Instant): void {
    const { receiver } = registration
    const queue = this.#queues.get(registration)
    if (queue === undefined) return
    this.#queues.delete(registration)
    const reachable = receiver.obstacle(carrierOf(registration), 'high') === undefined
    if (queue.overflow && reachable) receiver.messagesDeleted?.(now)
    const kept = queue.kept.filter(
      (envelope) =>
        !this.#canProgress(envelope, registration) || !this.#isFinished(envelope, registration, now),
    )
    const overflow = queue.overflow && !reachable
    if (kept.length > 0 || overflow) this.#queues.set(registration, { kept, overflow })
  }

  /** Whether a stored message can be delivered or dropped: expiry is noticed only when the phone is reachable. */
  #canProgress({ message }: Envelope, registration: Registration): boolean {
    return (
      !this.#registrations.has(registration) ||
      registration.receiver.obstacle(carrierOf(registration), message.priority) === undefined
    )
  }

  /** Delivers or drops the message. False: the phone is unreachable, and the message has not expired. */
  #isFinished({ message, copies }: Envelope, registration: Registration, now: Instant): boolean {
    const { receiver } = registration
    if (!this.#registrations.has(registration)) {
      this.#log.record('dropped', message, registration, 'the app was uninstalled')
      return true
    }
    if (isExpired(message, now)) {
      this.#log.record('expired', message, registration)
      return true
    }
    if (receiver.obstacle(carrierOf(registration), message.priority) !== undefined) return false
    for (let copy = 0; copy < copies; copy++) {
      this.#log.record('delivered', message, registration)
      receiver.receive(message, now)
    }
    return true
  }
}
