/** @module The log of the gateway: accepted and rejected notifications for steps, every event on the timeline. */

import type { Instant } from '../clock/clock.ts'
import type { Timeline } from '../clock/timeline.ts'
import { appendNewest } from '../newest.ts'
import type { PushMessage, PushService } from './message.ts'
import type { Registration } from './registrations.ts'

/** A notification that a provider handed over successfully. */
export interface AcceptedPush {
  readonly at: Instant
  readonly message: PushMessage
  /** As received: the device token, the headers without the credentials, and the whole JSON body. */
  readonly token: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload: unknown
  /** Absent where the message went to a topic, to which nobody subscribes here. */
  readonly registration?: Registration
}

/** A request of a provider that was refused. */
export interface RejectedPush {
  readonly at: Instant
  readonly service: PushService | 'oauth'
  readonly status: number
  /** The reason of APNs, the error code of FCM (or the status where it has none), or the error of OAuth. */
  readonly reason: string
  /** The phone that it was for, where the service knew. */
  readonly to?: string | undefined
  /** What the answer says in words, where the service says anything. */
  readonly message?: string
  readonly path: string
}

const who = 'push gateway'

export class PushLog {
  readonly accepted: AcceptedPush[] = []
  readonly rejected: RejectedPush[] = []
  readonly #timeline: Timeline
  readonly #keep: number

  /** `keepNewest`: how many accepted and rejected ones are kept at least. */
  constructor(timeline: Timeline, keepNewest = Number.POSITIVE_INFINITY) {
    this.#timeline = timeline
    this.#keep = keepNewest
  }

  /** Takes away what it has of accepted and rejected notifications; the timeline stays. */
  clear(): void {
    this.accepted.length = 0
    this.rejected.length = 0
  }

  accept(push: AcceptedPush): void {
    appendNewest(this.accepted, push, this.#keep)
    this.record('accepted', push.message, push.registration)
  }

  reject(push: RejectedPush): void {
    appendNewest(this.rejected, push, this.#keep)
    this.#timeline.record(who, 'rejected', {
      service: push.service,
      status: String(push.status),
      reason: push.reason,
      ...(push.to !== undefined && { to: push.to }),
      ...(push.message !== undefined && { message: push.message }),
    })
  }

  /** A request that was neither accepted nor answered, as ordered. */
  break(service: PushService, how: string, registration?: Registration): void {
    this.#timeline.record(who, 'not answered', {
      service,
      reason: how,
      ...(registration && { to: registration.receiver.name }),
    })
  }

  /**
   * The text of a message stays out: it is the server's, and a faulty server may put secrets there. `until`: when what was
   * done ends.
   */
  record(
    what: string,
    message: PushMessage,
    registration?: Registration,
    reason?: string,
    until?: Instant,
  ): void {
    this.#timeline.record(who, what, {
      service: message.service,
      id: message.id,
      ...(registration && { to: registration.receiver.name }),
      ...(reason && { reason }),
      ...(until !== undefined && { until: new Date(until).toISOString() }),
    })
  }
}

/** Headers without the provider's credentials, which must not appear in reports. */
export function withoutCredentials(
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { authorization: _, ...rest } = headers
  return rest
}
