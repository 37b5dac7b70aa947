/**
 * @module Text messages: the Twilio Messages API. It has no key by which it would know a message again: where its answer
 * is lost after it took the message, trying again sends a second SMS. It holds the same code, so that either will do.
 */

import type { Instant } from '../domain/model/primitives.ts'
import type { SmsSender } from './ports.ts'
import { retryOrFail } from './try-later.ts'

export interface TwilioCredentials {
  readonly accountSid: string
  readonly authToken: string
  /** The number or name that messages come from. */
  readonly from: string
}

export function twilioSender(
  { accountSid, authToken, from }: TwilioCredentials,
  baseUrl: string,
  fetch: typeof globalThis.fetch,
  now: () => Instant,
): SmsSender {
  const address = `${baseUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`

  return async ({ to, body }) => {
    const form = new URLSearchParams({ To: to, From: from, Body: body })
    const answer = await fetch(address, { method: 'POST', headers: { authorization }, body: form })
    // Not read to its end: one that broke off would be sent again, although the carrier has it.
    await answer.body?.cancel()
    return answer.ok ? 'sent' : retryOrFail(answer.status, answer.headers.get('retry-after'), now())
  }
}
