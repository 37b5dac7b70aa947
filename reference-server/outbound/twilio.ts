/**
 * @module SMS: the Twilio Messages API. It has no idempotency key: where the response to an accepted message is lost, the
 * retry sends a second SMS. Both contain the same code.
 */

import type { Instant } from '../domain/model/primitives.ts'
import type { SmsSender } from './ports.ts'
import { retryOrFail } from './retry-after.ts'

export interface TwilioCredentials {
  readonly accountSid: string
  readonly authToken: string
  /** The number or alphanumeric sender ID of the sender. */
  readonly from: string
}

export function twilioSender(
  { accountSid, authToken, from }: TwilioCredentials,
  baseUrl: string,
  fetch: typeof globalThis.fetch,
  now: () => Instant,
): SmsSender {
  const url = `${baseUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`

  return async ({ to, body }) => {
    const form = new URLSearchParams({ To: to, From: from, Body: body })
    const response = await fetch(url, { method: 'POST', headers: { authorization }, body: form })
    // The body is not read: if it broke off, an accepted message would be sent again.
    await response.body?.cancel()
    return response.ok ? 'sent' : retryOrFail(response.status, response.headers.get('retry-after'), now())
  }
}
