/** @module Status callbacks, signed as Twilio signs them (www.twilio.com/docs/usage/webhooks/webhooks-security). */

import { createHmac } from 'node:crypto'
import type { Instant } from '../../clock/clock.ts'
import type { SmsAccount } from '../credentials.ts'
import type { SmsMessage } from '../message.ts'
import { apiVersion } from './resource.ts'

/** Base64 of HMAC-SHA1 over the URL and every name and value, sorted by name. */
export function signature(authToken: string, url: string, fields: Readonly<Record<string, string>>): string {
  const names = Object.keys(fields).toSorted()
  const signed = url + names.map((name) => name + fields[name]).join('')
  return createHmac('sha1', authToken).update(signed).digest('base64')
}

/** Posts the status of a message to the URL that it came with. Resolves to what a person should know, if it failed. */
export async function postStatus(
  callback: typeof fetch,
  account: SmsAccount,
  message: SmsMessage,
  url: string,
): Promise<string | undefined> {
  const fields = statusFields(account, message)
  try {
    const answer = await callback(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        'x-twilio-signature': signature(account.authToken, url, fields),
        'user-agent': 'TwilioProxy/1.1',
      },
      body: new URLSearchParams(fields).toString(),
    })
    return answer.ok ? undefined : `answered with ${answer.status}`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
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
