/** @module The log of the carrier: accepted and rejected messages for steps, every event on the timeline. */

import type { Instant } from '../clock/clock.ts'
import type { Timeline } from '../clock/timeline.ts'
import { appendNewest } from '../newest.ts'
import type { SmsMessage } from './message.ts'
import type { MessageFields } from './twilio/checks.ts'
import { type TwilioErrorCode, twilioMessageOf } from './twilio/errors.ts'

/** A message that the server under test handed over successfully. */
export interface AcceptedSms {
  readonly at: Instant
  readonly message: SmsMessage
  /** As received: the form, and the headers without the credentials. */
  readonly fields: MessageFields
  readonly headers: Readonly<Record<string, string>>
}

/** A request that was refused. */
export interface RejectedSms {
  readonly at: Instant
  readonly status: number
  readonly code: TwilioErrorCode
  readonly to?: string
}

const who = 'SMS carrier'

export class SmsLog {
  readonly accepted: AcceptedSms[] = []
  readonly rejected: RejectedSms[] = []
  readonly #timeline: Timeline
  readonly #keep: number

  /** `keepNewest`: how many accepted and rejected ones are kept at least. */
  constructor(timeline: Timeline, keepNewest = Number.POSITIVE_INFINITY) {
    this.#timeline = timeline
    this.#keep = keepNewest
  }

  /** Takes away what it has of accepted and rejected messages; the timeline stays. */
  clear(): void {
    this.accepted.length = 0
    this.rejected.length = 0
  }

  accept(sms: AcceptedSms): void {
    appendNewest(this.accepted, sms, this.#keep)
    this.record('accepted', sms.message)
  }

  reject(sms: RejectedSms): void {
    appendNewest(this.rejected, sms, this.#keep)
    this.#timeline.record(who, 'rejected', {
      status: String(sms.status),
      reason: String(sms.code),
      message: twilioMessageOf(sms.code),
      ...(sms.to && { to: sms.to }),
    })
  }

  /** A request that was neither accepted nor answered, as ordered. */
  break(to: string, how: string): void {
    this.#timeline.record(who, 'not answered', { to, reason: how })
  }

  /** The text stays out: it holds a code. */
  record(what: string, { sid, to }: SmsMessage, detail: Readonly<Record<string, string>> = {}): void {
    this.#timeline.record(who, what, { sid, to, ...detail })
  }
}
