/** @module How many messages one app on one phone may be sent in a time. */

import type { Instant } from '../clock/clock.ts'
import type { Registration } from './registrations.ts'

/** At most so many messages within this time, in milliseconds. */
export interface DeviceLimit {
  readonly messages: number
  readonly withinMs: number
}

/**
 * "You can send up to 240 messages/minute and 5,000 messages/hour to a single device"
 * (firebase.google.com/docs/cloud-messaging/throttling-and-quotas).
 */
export const fcmDeviceLimits: readonly DeviceLimit[] = [
  { messages: 240, withinMs: 60_000 },
  { messages: 5000, withinMs: 3_600_000 },
]

interface Window {
  readonly since: Instant
  sent: number
}

/** Counts in windows that begin with a message: a phone that gets none costs nothing, and each limit holds at its ends. */
export class DeviceLimits {
  readonly #limits: readonly DeviceLimit[]
  readonly #windows = new Map<Registration, Window[]>()

  constructor(limits: readonly DeviceLimit[] = []) {
    this.#limits = limits
  }

  /** Counts a message, or, where it is one too many, says in how many milliseconds the next may follow. */
  take(registration: Registration, now: Instant): number | undefined {
    if (this.#limits.length === 0) return undefined
    const before = this.#windows.get(registration)
    const windows = this.#limits.map(({ withinMs }, at): Window => {
      const window = before?.[at]
      return window !== undefined && now < window.since + withinMs ? window : { since: now, sent: 0 }
    })
    const waits = this.#limits.flatMap(({ messages, withinMs }, at) => {
      const window = windows[at]
      return window !== undefined && window.sent >= messages ? [window.since + withinMs - now] : []
    })
    if (waits.length > 0) return Math.max(...waits)
    for (const window of windows) window.sent++
    this.#windows.set(registration, windows)
    return undefined
  }

  clear(): void {
    this.#windows.clear()
  }
}
