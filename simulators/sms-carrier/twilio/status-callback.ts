/** @module Status callbacks, signed as Twilio signs them (www.twilio.com/docs/usage/webhooks/webhooks-security). */

import { createHmac } from 'node:crypto'
import type { Instant } from '../../clock/clock.ts'
import { type Random, randomUuid } from '../../random.ts'
import type { SmsAccount } from '../credentials.ts'
import type { SmsMessage } from '../message.ts'
import { apiVersion } from './resource.ts'

/** Base64 of HMAC-SHA1 over the URL and every name and value, sorted by name. */
export function signature(authToken: string, url: string, fields: Readonly<Record<string, string>>): string {
  const names = Object.keys(fields).toSorted()
  const signed = url + names.map((name) => name + fields[name]).join('')
  return createHmac('sha1', authToken).update(signed).digest('base64')
}

/** What is known of a failure where no answer came: it is tried once more, which is what Twilio does by default. */
const triesAtMost = 2

export interface StatusCallbackParts {
  readonly account: SmsAccount
  readonly random: Random
  /** Posts, and rejects where no answer comes in time (15 s, by Twilio's default). Absent: nothing is reported. */
  readonly callback?: typeof fetch
  readonly onFailure: (message: SmsMessage, reason: string) => void
}

/** The reports of one message come in order; one that hangs holds up no other message. */
export class StatusCallbacks {
  readonly #parts: StatusCallbackParts
  readonly #underWay = new Map<SmsMessage, Promise<void>>()

  constructor(parts: StatusCallbackParts) {
    this.#parts = parts
  }

  /** Posts the status of a message as it is now to the URL that it came with. */
  readonly report = (message: SmsMessage): void => {
    const { callback, account, random, onFailure } = this.#parts
    const { statusCallback: url } = message
    if (callback === undefined || url === undefined) return
    const fields = statusFields(account, message)
    const request = signedRequest(account, url, fields, random)
    const before = this.#underWay.get(message) ?? Promise.resolve()
    const posted = before
      .then(() => postWebhook(callback, url, request))
      .then(({ problem }) => {
        if (problem !== undefined) onFailure(message, problem)
        if (this.#underWay.get(message) === posted) this.#underWay.delete(message)
      })
    this.#underWay.set(message, posted)
  }

  async ended(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay.values())
  }
}

/** A form that is signed. The idempotency token is the same each time that this request is tried. */
export function signedRequest(
  { authToken }: SmsAccount,
  url: string,
  fields: Readonly<Record<string, string>>,
  random: Random,
): RequestInit {
  return {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      'x-twilio-signature': signature(authToken, url, fields),
      'i-twilio-idempotency-token': randomUuid(random),
      'user-agent': 'TwilioProxy/1.1',
    },
    body: new URLSearchParams(fields).toString(),
  }
}

/**
 * Resolves to the text of a good answer, or to what a person should know. Where an answer came, whatever it is, it is not
 * repeated.
 */
export async function postWebhook(
  callback: typeof fetch,
  url: string,
  request: RequestInit,
): Promise<{ readonly text: string; readonly problem?: string }> {
  let problem = ''
  for (let tries = 0; tries < triesAtMost; tries++) {
    try {
      const answer = await callback(url, request)
      const text = await answer.text()
      return answer.ok ? { text } : { text: '', problem: `answered with ${answer.status}` }
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error)
    }
  }
  return { text: '', problem }
}

function statusFields(account: SmsAccount, message: SmsMessage): Record<string, string> {
  const { sid, from, to, progress } = message
  const { status, errorCode, updatedAt } = progress
  return {
    AccountSid: account.sid,
    ApiVersion: apiVersion,
    From: from,
    To: to,
    MessageSid: sid,
    MessageStatus: status,
    SmsSid: sid,
    SmsStatus: status,
    ...(errorCode !== undefined && { ErrorCode: String(errorCode) }),
    ...((status === 'delivered' || status === 'undelivered') && { RawDlrDoneDate: compactDate(updatedAt) }),
  }
}

/** YYMMDDhhmm. */
const compactDate = (instant: Instant): string =>
  new Date(instant).toISOString().replace(/\D/g, '').slice(2, 12)
