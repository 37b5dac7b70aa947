/** @module The simulated SMS carrier: Twilio's Messages API for the server, a mobile network for phones. */

import type { Instant, TimeParticipant } from '../clock/clock.ts'
import type { Timeline } from '../clock/timeline.ts'
import type { Random } from '../random.ts'
import type { ConnectionFailure } from '../transport/connection-failure.ts'
import { DeliveryPlan } from '../transport/delivery-plan.ts'
import { Failures } from '../transport/failures.ts'
import type { Service } from '../transport/service.ts'
import type { SmsAccount } from './credentials.ts'
import { SmsDeliveries, type SmsDeliveryMode } from './deliveries.ts'
import type { SmsReceiver } from './message.ts'
import { OptOuts } from './opt-outs.ts'
import { type AcceptedSms, type RejectedSms, SmsLog } from './sms-log.ts'
import { StoredMessages } from './stored-messages.ts'
import { InboundMessages, type PhoneText } from './twilio/inbound.ts'
import { messagesService, type SmsFailure } from './twilio/service.ts'
import { StatusCallbacks } from './twilio/status-callback.ts'

export interface SmsCarrierOptions {
  readonly random: Random
  readonly timeline: Timeline
  readonly account: SmsAccount
  /**
   * Posts status callbacks, and rejects where no answer comes in time (15 s, by Twilio's default). Absent: none are posted,
   * whatever the server asks for.
   */
  readonly callback?: typeof fetch
  /** From acceptance to arrival, in milliseconds; 0 by default: at the same instant, when the carrier settles. */
  readonly latencyMs?: number
  /** How many of the newest accepted and rejected messages are kept at least; all by default. */
  readonly keepNewest?: number | undefined
}

/** Conditions that a test sets, by phone number (E.164). Failures apply only to requests that would have been accepted. */
export interface SmsConditions
  extends Pick<DeliveryPlan<string, SmsDeliveryMode>, 'deliver' | 'deliverNext'>,
    Pick<Failures<SmsFailure | ConnectionFailure, string>, 'failNext' | 'failWith' | 'clear' | 'planned'> {
  /** How messages that were accepted are delivered. */
  readonly network: DeliveryPlan<string, SmsDeliveryMode>
}

export interface SmsCarrier extends TimeParticipant {
  readonly messages: Service
  /** Assigns a number (E.164) to a phone, in place of its previous one. */
  attach(number: string, receiver: SmsReceiver): void
  detach(number: string): void
  /**
   * A person sends a text from a phone to a number of the account, at `now`: it is told to the account's `smsUrl`, whose answer may
   * hold a reply (TwiML); STOP, START and HELP alone in it are answered, and heeded, by the carrier. A `RangeError` where
   * nobody can be reached at that number.
   */
  sendFromPhone(text: PhoneText, now: Instant): void
  /** Takes away every message, and every failure and delivery mode that was ordered. Numbers stay. */
  reset(): void
  readonly conditions: SmsConditions
  /** Resolves when no status callback, and no text of a phone, is on its way to the account any more. */
  reported(): Promise<void>
  readonly accepted: readonly AcceptedSms[]
  readonly rejected: readonly RejectedSms[]
}

export function createSmsCarrier(options: SmsCarrierOptions): SmsCarrier {
  const { timeline, account, callback, latencyMs = 0 } = options
  const plan = new DeliveryPlan<string, SmsDeliveryMode>('normal')
  const failures = new Failures<SmsFailure | ConnectionFailure, string>()
  const log = new SmsLog(timeline, options.keepNewest)
  const random = options.random.fork('SMS carrier')
  const callbacks = new StatusCallbacks({
    account,
    random: random.fork('callbacks'),
    ...(callback && { callback }),
    onFailure: (message, reason) => log.record('could not report', message, { reason }),
  })
  const deliveries = new SmsDeliveries({ plan, log, latencyMs, report: callbacks.report })
  const messages = new StoredMessages(options.keepNewest)
  const optOuts = new OptOuts(account)
  const inbound = new InboundMessages({
    ...{ account, messages, optOuts, log, deliveries, random: random.fork('texts of phones') },
    ...(callback && { callback }),
  })
  return {
    name: 'SMS carrier',
    messages: messagesService({ account, messages, optOuts, log, failures, random, deliveries }),
    attach: (number, receiver) => deliveries.attach(number, receiver),
    detach: (number) => deliveries.detach(number),
    sendFromPhone: (text, now) => inbound.take(text, now),
    reset() {
      for (const one of [failures, plan, deliveries, messages, optOuts, log]) one.clear()
    },
    settle: async (now) => deliveries.settle(now),
    async reported() {
      await inbound.ended()
      await callbacks.ended()
    },
    conditions: {
      deliver: (how, to) => plan.deliver(how, to),
      deliverNext: (how, to) => plan.deliverNext(how, to),
      failNext: (failure, to) => failures.failNext(failure, to),
      failWith: (failure, to) => failures.failWith(failure, to),
      clear: (to) => failures.clear(to),
      planned: () => failures.planned(),
      network: plan,
    },
    accepted: log.accepted,
    rejected: log.rejected,
  }
}
