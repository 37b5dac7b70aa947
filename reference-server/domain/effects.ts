/** @module What has to be done outside the account, after its change has been committed. */

import type { Instant, Locale, Os, SmsPurpose } from './words.ts'

export interface SendPush {
  readonly kind: 'sendPush'
  readonly requestId: string
  readonly deviceId: string
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

export type Effect = SendPush | SendSms
