/** @module Delivery of SMS codes to the carrier: their results and retries. */

import type { Account } from '../../model/account.ts'
import type { SendResult } from '../../model/delivery.ts'
import type { SendSms } from '../../model/effects.ts'
import { accepted, type Step } from '../../model/outcome.ts'
import type { SmsCode } from '../../model/sms-code.ts'
import type { Context } from '../../rules/context.ts'
import { type MessageToResend, resendDue, withSendResult } from './delivery.ts'

export const smsMessage = (code: SmsCode): SendSms => ({
  kind: 'sendSms',
  codeId: code.id,
  purpose: code.purpose,
  number: code.number,
  code: code.text,
  locale: code.locale,
})

/** A retry has the same code, so that either of two messages can be used. */
const smsToResend =
  ({ rules, profile }: Context): MessageToResend<SmsCode, SendSms> =>
  (code, at) =>
    rules.codeIsOpen(code) && rules.retryInTime(at, code.sentAt + profile.smsCodeLifetime)
      ? smsMessage(code)
      : undefined

/** Repeats the sends that are due. */
export function resendSmsCodes(account: Account, context: Context): Step<undefined> {
  const { entries, messages } = resendDue(account.smsCodes, smsToResend(context), context)
  return accepted({ ...account, smsCodes: entries }, undefined, messages)
}

/** Applies the carrier's result. */
export function smsDelivered(
  account: Account,
  { codeId }: SendSms,
  result: SendResult,
  context: Context,
): Step<undefined> {
  const smsCodes = account.smsCodes.map((code) =>
    code.id === codeId ? withSendResult(code, result, smsToResend(context), context) : code,
  )
  return accepted({ ...account, smsCodes }, undefined)
}
