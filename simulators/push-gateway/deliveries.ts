/** @module The way from the gateway to the phones: in transit, stored, delivered, or lost. */

import type { Instant } from '../clock/clock.ts'
import type { DeliveryPlan } from '../transport/delivery-plan.ts'
import type { PushMessage, PushReceiver } from './message.ts'
import { type Envelope, storeMessage } from './message-storage.ts'
import type { PushLog } from './push-log.ts'
import type { Registration, Registrations } from './registrations.ts'

interface InTransit {
  readonly envelope: Envelope
  readonly registration: Registration
  readonly due: Instant
}

interface StoredQueue {
  kept: readonly Envelope[]
  overflow: boolean
}

/** Valid while now is before the expiry; equal is expired. */
const isExpired = (message: PushMessage, now: Instant): boolean =>
  message.expiresAt !== undefined && now >= message.expiresAt

export class Deliveries {
  readonly #plan: DeliveryPlan<PushReceiver>
  readonly #registrations: Registrations
  readonly #log: PushLog
  readonly #shelves = new Map<Registration, StoredQueue>()
  #inTransit: InTransit[] = []

  constructor(plan: DeliveryPlan<PushReceiver>, registrations: Registrations, log: PushLog) {
    this.#plan = plan
    this.#registrations = registrations
    this.#log = log
  }

  /** Takes an accepted message on. It arrives when the gateway settles, not before. */
  dispatch(message: PushMessage, registration: Registration, now: Instant): void {
    const how = this.#plan.take(registration.receiver)
    if (how === 'drop') {
      this.#log.record('dropped', message, registration, 'lost on the way')
      return
    }
    const envelope = { message, copies: how === 'duplicate' ? 2 : 1 }
    const due = typeof how === 'object' ? now + how.delayMs : now
    this.#inTransit.push({ envelope, registration, due })
  }

  /** Delivers everything that can be delivered at `now`; returns when the next message in transit is due. */
  settle(now: Instant): Instant | undefined {
    for (const registration of [...this.#shelves.keys()]) this.#clearShelf(registration, now)
    const due = this.#inTransit.filter((item) => item.due <= now).toSorted((a, b) => a.due - b.due)
    this.#inTransit = this.#inTransit.filter((item) => item.due > now)
    for (const { envelope, registration } of due) this.#arrive(envelope, registration, now)
    return this.#inTransit.reduce<Instant | undefined>(
      (next, item) => (next === undefined ? item.due : Math.min(next, item.due)),
      undefined,
    )
  }

  /** Delivers what is stored for one phone, if it can be reached. */
  flush(receiver: PushReceiver, now: Instant): void {
    for (const registration of [...this.#shelves.keys()]) {
      if (registration.receiver === receiver) this.#clearShelf(registration, now)
    }
  }

  #arrive(envelope: Envelope, registration: Registration, now: Instant): void {
    if (this.#goesOut(envelope, registration, now)) return
    if (envelope.message.expiresAt !== undefined) this.#hold(envelope, registration)
    else
      this.#log.record('dropped', envelope.message, registration, 'not reachable, and meant for now or never')
  }

  #hold(envelope: Envelope, registration: Registration): void {
    const shelf = this.#shelves.get(registration) ?? { kept: [], overflow: false }
    const { kept, displaced, overflow } = storeMessage(shelf.kept, envelope)
    this.#shelves.set(registration, { kept, overflow: shelf.overflow || overflow })
    const reason = overflow ? 'too many stored messages' : 'replaced by a later message'
    for (const old of displaced) this.#log.record('dropped', old.message, registration, reason)
    if (!overflow) this.#log.record('held', envelope.message, registration)
  }

  #clearShelf(registration: Registration, now: Instant): void {
    const { receiver, service } = registration
    const shelf = this.#shelves.get(registration)
    if (shelf === undefined) return
    this.#shelves.delete(registration)
    const reachable = receiver.reachable(service, 'high')
    if (shelf.overflow && reachable) receiver.messagesDeleted?.(now)
    const kept = shelf.kept.filter(
      (envelope) => !this.#canMove(envelope, registration) || !this.#goesOut(envelope, registration, now),
    )
    const overflow = shelf.overflow && !reachable
    if (kept.length > 0 || overflow) this.#shelves.set(registration, { kept, overflow })
  }

  /** Whether a stored message has somewhere to go: expiry alone is noticed only when the phone is back. */
  #canMove({ message }: Envelope, registration: Registration): boolean {
    return (
      !this.#registrations.has(registration) ||
      registration.receiver.reachable(registration.service, message.priority)
    )
  }

  /** Delivers or drops for good. False: the phone cannot be reached, and the message is still worth delivering. */
  #goesOut({ message, copies }: Envelope, registration: Registration, now: Instant): boolean {
    const { receiver, service } = registration
    if (!this.#registrations.has(registration)) {
      this.#log.record('dropped', message, registration, 'the app is gone')
      return true
    }
    if (isExpired(message, now)) {
      this.#log.record('expired', message, registration)
      return true
    }
    if (!receiver.reachable(service, message.priority)) return false
    for (let copy = 0; copy < copies; copy++) {
      this.#log.record('delivered', message, registration)
      receiver.receive(message, now)
    }
    return true
  }
}
