/** @module Changing a message that exists: cancelling and redacting it (`POST .../Messages/<sid>.json`), and deleting it. */

import type { Instant } from '../../clock/clock.ts'
import { json, noContent, type ServiceResponse } from '../../transport/service.ts'
import type { SmsMessage, SmsStatus } from '../message.ts'
import type { StoredMessages } from '../stored-messages.ts'
import type { MessageFields } from './checks.ts'
import type { TwilioErrorCode } from './errors.ts'
import { resource } from './resource.ts'

type Answer = ServiceResponse | { readonly code: TwilioErrorCode }

const ended: ReadonlySet<SmsStatus> = new Set(['delivered', 'undelivered', 'failed', 'canceled', 'received'])

export interface ChangeParts {
  readonly accountSid: string
  readonly messages: StoredMessages
  /** Tells of a message that will not be sent. */
  readonly canceled: (message: SmsMessage, now: Instant) => void
}

/** Error 30400: neither of `Body` and `Status`, both, another status than `canceled`, or a body that is not empty. */
export function updateMessage(
  message: SmsMessage,
  { Body, Status }: MessageFields,
  { accountSid, canceled }: ChangeParts,
  now: Instant,
): Answer {
  const { progress } = message
  if ((Body === undefined) === (Status === undefined)) return { code: 30400 }
  if (Status !== undefined) {
    if (Status !== 'canceled') return { code: 30400 }
    if (progress.status !== 'scheduled') return { code: 30409 }
    canceled(message, now)
  } else {
    if (Body !== '') return { code: 30400 }
    if (!ended.has(progress.status)) return { code: 20009 }
    progress.isRedacted = true
    progress.updatedAt = now
  }
  return json(200, resource(accountSid, message))
}

/** One that is still under way cannot be deleted. */
export function deleteMessage(message: SmsMessage, { messages }: ChangeParts): Answer {
  if (!ended.has(message.progress.status)) return { code: 20009 }
  messages.delete(message.sid)
  return noContent
}
