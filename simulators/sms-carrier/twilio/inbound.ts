/** @module Texts of phones to numbers of the account, and the webhook that hears of them ("Twilio's request to your webhook URL"). */

import type { Instant } from '../../clock/clock.ts'
import type { Random } from '../../random.ts'
import type { SmsAccount } from '../credentials.ts'
import type { SmsDeliveries } from '../deliveries.ts'
import type { SmsMessage } from '../message.ts'
import type { OptOuts } from '../opt-outs.ts'
import type { SmsLog } from '../sms-log.ts'
import type { StoredMessages } from '../stored-messages.ts'
import { isNumber } from './checks.ts'
import { apiVersion } from './resource.ts'
import { segmentCount } from './segments.ts'
import { postWebhook, signedRequest } from './status-callback.ts'

/** What a person sends from a phone: both numbers as E.164, `to` perhaps a short code. */
export interface PhoneText {
  readonly from: string
  readonly to: string
  readonly body: string
}

export interface InboundParts {
  readonly account: SmsAccount
  readonly messages: StoredMessages
  readonly optOuts: OptOuts
  readonly log: SmsLog
  readonly deliveries: Pick<SmsDeliveries, 'dispatch'>
  readonly random: Random
  /** Absent: nobody is told. */
  readonly callback?: typeof fetch
}

/** Kept for an unreachable phone: Twilio's default, ten hours. */
const validityMs = 36_000 * 1000

export class InboundMessages {
  readonly #parts: InboundParts
  readonly #underWay = new Set<Promise<void>>()

  constructor(parts: InboundParts) {
    this.#parts = parts
  }

  take({ from, to, body }: PhoneText, now: Instant): void {
    const { account, messages, optOuts, log, callback } = this.#parts
    if (!isNumber(to)) throw new RangeError(`a phone cannot send to ${to}: it is a name, not a number`)
    if (account.senders !== undefined && !account.senders.includes(to))
      throw new RangeError(`a phone cannot send to ${to}: it is no number of the account`)
    const message = this.#newMessage({ from, to, body }, 'inbound', now)
    messages.add(message)
    log.record('received', message)
    const reply = optOuts.heed(body, to, from)
    if (reply) this.#send({ from: to, to: from, body: reply }, now, false)
    const url = account.smsUrl
    if (callback === undefined || url === undefined) return
    const told = this.#tell(callback, url, message, now).finally(() => this.#underWay.delete(told))
    this.#underWay.add(told)
  }

  async ended(): Promise<void> {
    await Promise.all(this.#underWay)
  }

  async #tell(callback: typeof fetch, url: string, message: SmsMessage, now: Instant): Promise<void> {
    const { account, random, log, optOuts } = this.#parts
    const request = signedRequest(account, url, inboundFields(account, message), random)
    const { text, problem } = await postWebhook(callback, url, request)
    if (problem !== undefined) log.record('could not report', message, { reason: problem })
    if (optOuts.has(message.to, message.from)) return
    for (const body of repliesIn(text)) this.#send({ from: message.to, to: message.from, body }, now, true)
  }

  /** What Twilio itself replies to keywords is in no list of messages. */
  #send(text: PhoneText, now: Instant, isListed: boolean): void {
    const message = this.#newMessage(text, 'outbound-reply', now)
    if (isListed) this.#parts.messages.add(message)
    this.#parts.deliveries.dispatch(message, now)
  }

  #newMessage(
    { from, to, body }: PhoneText,
    direction: NonNullable<SmsMessage['direction']>,
    now: Instant,
  ): SmsMessage {
    const isInbound = direction === 'inbound'
    return {
      sid: `SM${Buffer.from(this.#parts.random.bytes(16)).toString('hex')}`,
      ...{ from, to, body, direction },
      createdAt: now,
      expiresAt: now + validityMs,
      progress: {
        status: isInbound ? 'received' : 'queued',
        updatedAt: now,
        ...(isInbound && { sentAt: now }),
      },
    }
  }
}

const inboundFields = (account: SmsAccount, { sid, from, to, body }: SmsMessage): Record<string, string> => ({
  SmsMessageSid: sid,
  NumMedia: '0',
  SmsSid: sid,
  SmsStatus: 'received',
  Body: body,
  To: to,
  NumSegments: String(segmentCount(body)),
  MessageSid: sid,
  AccountSid: account.sid,
  From: from,
  ApiVersion: apiVersion,
})

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The texts of TwiML's `<Message>`, with or without `<Body>`. */
const repliesIn = (twiml: string): readonly string[] =>
  [...twiml.matchAll(/<Message(?:\s[^>]*)?>(.*?)<\/Message>/gs)].map(([, inner = '']) =>
    (/<Body>(.*?)<\/Body>/s.exec(inner)?.[1] ?? inner)
      .trim()
      .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? ''),
  )
