/** @module The notification drawer (Android) or panel (iPhone), and what waits to be shown in it. */

import type { Instant } from '../../clock/clock.ts'
import type { PushMessage } from '../../push-gateway/message.ts'
import type { PhoneParts } from '../parts.ts'
import type { PhoneNotification } from '../screen.ts'
import { type NotificationContext, type NotificationOutcome, outcomeOf } from './notification-stages.ts'

/** The name under which the app's notifications and its icon appear. */
export const appName = 'IBKR Mobile'

/** A phone keeps no list without end; no system says how many in its documentation, and no flow of the articles comes near. */
const keptAtMost = 200

interface ReceivedNotification {
  readonly message: PushMessage
  readonly at: Instant
  /** How it announced itself when it came. */
  readonly announced: 'banner' | 'lock screen' | 'not'
  /** An iPhone may announce what its Notification Center does not keep. */
  readonly listed: boolean
}

/** The rules by which the list goes. */
type Rules = Pick<
  PhoneParts,
  'notificationStages' | 'showsDeferred' | 'bannerIsUp' | 'showsText' | 'replacesNotification'
>

export class NotificationList {
  readonly #rules: Rules
  /** The newest first. */
  readonly #entries: ReceivedNotification[] = []
  #deferred: readonly PushMessage[] = []

  constructor(rules: Rules) {
    this.#rules = rules
  }

  /** `isOnPhone`: it has been kept back until now (`takeDeferred`). */
  receive(
    message: PushMessage,
    phone: NotificationContext,
    at: Instant,
    isOnPhone = false,
  ): NotificationOutcome {
    const outcome = outcomeOf(this.#rules.notificationStages, message, phone, isOnPhone)
    if (outcome.kind === 'deferred') this.#deferred = [...this.#deferred, message]
    if (outcome.kind === 'shown')
      this.#keep({
        message,
        at,
        announced: announcement(outcome.banner, phone.locked),
        listed: outcome.listed,
      })
    return outcome
  }

  /** Takes what waits and is still worth showing; it goes through the stages once more. */
  takeDeferred(now: Instant): readonly PushMessage[] {
    const waiting = this.#deferred
    this.#deferred = []
    return waiting.filter((message) => this.#rules.showsDeferred(message, now))
  }

  /** The newest first; what is not listed can be seen as long as it announces itself. */
  shown(phone: NotificationContext, now: Instant): readonly PhoneNotification[] {
    return this.#entries
      .map((entry) => this.#seen(entry, phone, now))
      .filter(
        ({ listed, bannerUp, announcedOnLockScreen: onLockScreen }) =>
          listed || bannerUp || (onLockScreen && phone.locked),
      )
  }

  /** The text only as far as Show Previews permits. */
  #seen(
    { message, at, announced, listed }: ReceivedNotification,
    phone: NotificationContext,
    now: Instant,
  ): PhoneNotification {
    const { id, title = '', body = '' } = message
    const readable = this.#rules.showsText(phone)
    return {
      id,
      app: appName,
      title: readable ? title : '',
      body: readable ? body : '',
      announcedByBanner: announced === 'banner',
      bannerUp: announced === 'banner' && this.#rules.bannerIsUp(phone.persistentBanners, now - at),
      announcedOnLockScreen: announced === 'lock screen',
      listed,
    }
  }

  find(id: string): PushMessage | undefined {
    return this.#entries.find(({ message }) => message.id === id)?.message
  }

  remove(unwanted: (message: PushMessage) => boolean): void {
    for (let at = this.#entries.length - 1; at >= 0; at--) {
      const entry = this.#entries[at]
      if (entry && unwanted(entry.message)) this.#entries.splice(at, 1)
    }
  }

  clear(): void {
    this.#entries.length = 0
    this.#deferred = []
  }

  #keep(entry: ReceivedNotification): void {
    this.remove((message) => this.#rules.replacesNotification(entry.message, message))
    this.#entries.unshift(entry)
    if (this.#entries.length > keptAtMost) this.#entries.length = keptAtMost
  }
}

function announcement(announced: boolean, locked: boolean): ReceivedNotification['announced'] {
  if (!announced) return 'not'
  return locked ? 'lock screen' : 'banner'
}
