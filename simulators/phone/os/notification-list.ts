/** @module The notification drawer (Android) or panel (iPhone), and what waits to be shown in it. */

import type { Instant } from '../../clock.ts'
import type { PushMessage } from '../arrivals.ts'
import type { PhoneNotification } from '../screen.ts'
import { type Fate, fateOf, type Stage, type Surroundings } from './notification-stack.ts'

/** The name under which the app's notifications and its icon appear. */
export const appName = 'IBKR Mobile'

interface Entry {
  readonly message: PushMessage
  readonly banner: boolean
}

export class NotificationList {
  readonly #stages: readonly Stage[]
  #entries: readonly Entry[] = []
  #deferred: readonly PushMessage[] = []

  constructor(stages: readonly Stage[]) {
    this.#stages = stages
  }

  receive(message: PushMessage, phone: Surroundings): Fate {
    const fate = fateOf(this.#stages, message, phone)
    if (fate.kind === 'deferred') this.#deferred = [...this.#deferred, message]
    if (fate.kind === 'shown' && fate.listed) this.#list({ message, banner: fate.banner })
    return fate
  }

  /** Takes what waits and is still worth showing; it goes through the stages once more. */
  takeDeferred(now: Instant): readonly PushMessage[] {
    const waiting = this.#deferred
    this.#deferred = []
    return waiting.filter(({ expiresAt }) => expiresAt === undefined || now < expiresAt)
  }

  /** The newest first; the text only as far as Show Previews permits. */
  shown({ showPreviews, locked }: Surroundings): readonly PhoneNotification[] {
    const readable = showPreviews === 'always' || (showPreviews === 'whenUnlocked' && !locked)
    return this.#entries.map(({ message: { id, title = '', body = '' }, banner }) => ({
      id,
      app: appName,
      title: readable ? title : '',
      body: readable ? body : '',
      banner,
    }))
  }

  find(id: string): PushMessage | undefined {
    return this.#entries.find(({ message }) => message.id === id)?.message
  }

  remove(unwanted: (message: PushMessage) => boolean): void {
    this.#entries = this.#entries.filter(({ message }) => !unwanted(message))
  }

  clear(): void {
    this.#entries = []
    this.#deferred = []
  }

  #list(entry: Entry): void {
    this.remove((message) => message.id === entry.message.id || collapses(message, entry.message))
    this.#entries = [entry, ...this.#entries]
  }
}

const collapses = (older: PushMessage, newer: PushMessage): boolean =>
  newer.collapseId !== undefined && older.collapseId === newer.collapseId
