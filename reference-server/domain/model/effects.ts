/** @module Effects: messages to send after the change of an account has been committed. */

import type { Instant, Locale, NoticeSubject, Os, SmsPurpose } from './primitives.ts'

export interface SendPush {
  readonly kind: 'sendPush'
  readonly requestId: string
  readonly os: Os
  readonly pushToken: string
  readonly locale: Locale
  readonly expiresAt: Instant
}

export interface SendSms {
  readonly kind: 'sendSms'
  readonly codeId: string
  readonly purpose: SmsPurpose
  readonly number: string
  readonly code: string
  readonly locale: Locale
}

/** Informs a person of a change, so that they can object to it. */
export interface SendNotice {
  readonly kind: 'sendNotice'
  readonly noticeId: string
  readonly about: NoticeSubject
  readonly number: string
  readonly locale: Locale
}

export type Effect = SendPush | SendSms | SendNotice
