/** @module What has to be done outside the account, after its change has been committed. */

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

/** Tells somebody what has changed, so that they can object where it was not them. */
export interface SendNotice {
  readonly kind: 'sendNotice'
  readonly noticeId: string
  readonly about: NoticeSubject
  readonly number: string
  readonly locale: Locale
}

export type Effect = SendPush | SendSms | SendNotice
