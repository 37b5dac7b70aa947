/** @module What arrives on the phones of a fleet, for whoever waits for it. */

import type { PhoneIndex, Phones } from '../phones/phones.ts'
import type { Activity } from '../time/activity.ts'
import type { FleetTime } from '../time/timers.ts'

export interface ArrivedNotification {
  readonly requestId: string
  /** Which phone of the person it came to. */
  readonly generation: number
  readonly at: number
}

export interface ArrivedText {
  readonly body: string
  readonly at: number
}

/** So long after a journey its messages may still come. */
const strayMs = 10_000

/** What came for one person since a journey of theirs began. */
export class Mailbox {
  readonly notifications: ArrivedNotification[] = []
  readonly texts: ArrivedText[] = []
  #wake: (() => void) | undefined

  arrived(): void {
    this.#wake?.()
    this.#wake = undefined
  }

  /** Resolves at the next arrival. */
  next(wake: () => void): void {
    this.#wake = wake
  }
}

export class Mailboxes {
  readonly #open = new Map<PhoneIndex, Mailbox>()
  readonly #phones: Pick<Phones, 'endedAt'>
  readonly #time: FleetTime
  readonly #activity: Activity
  #unexpected = 0

  constructor(phones: Pick<Phones, 'endedAt'>, time: FleetTime, activity: Activity) {
    this.#phones = phones
    this.#time = time
    this.#activity = activity
  }

  /** How many messages came to people who did nothing, and had done nothing for a while. */
  get unexpected(): number {
    return this.#unexpected
  }

  open(phone: PhoneIndex): Mailbox {
    const mailbox = new Mailbox()
    this.#open.set(phone, mailbox)
    return mailbox
  }

  close(phone: PhoneIndex): void {
    this.#open.delete(phone)
  }

  notify(phone: PhoneIndex, generation: number, requestId: string): void {
    const mailbox = this.#open.get(phone)
    if (mailbox === undefined) this.#noteStray(phone)
    mailbox?.notifications.push({ requestId, generation, at: this.#time.now() })
    mailbox?.arrived()
  }

  text(phone: PhoneIndex, body: string): void {
    const mailbox = this.#open.get(phone)
    if (mailbox === undefined) this.#noteStray(phone)
    mailbox?.texts.push({ body, at: this.#time.now() })
    mailbox?.arrived()
  }

  #noteStray(phone: PhoneIndex): void {
    if (this.#time.now() > this.#phones.endedAt(phone) + strayMs) this.#unexpected++
  }

  /** What `find` finds in the mailbox, as soon as it does; undefined after so many milliseconds. */
  async wait<Found>(
    mailbox: Mailbox,
    limitMs: number,
    find: () => Found | undefined,
  ): Promise<Found | undefined> {
    const now = find()
    if (now !== undefined) return now
    const until = this.#time.now() + limitMs
    let isOver = false
    return this.#activity.waitFor(
      new Promise<Found | undefined>((resolve) => {
        const look = () => {
          if (isOver) return
          const found = find()
          if (found === undefined && this.#time.now() < until) return mailbox.next(look)
          isOver = true
          resolve(found)
        }
        mailbox.next(look)
        this.#time.at(until, look)
      }),
    )
  }
}
