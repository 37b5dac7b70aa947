/** @module What became of SMS codes that were handed to the carrier, and sending them again. */

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

/** The same code, so that it does not matter which of two messages is read. */
const smsToResend =
  ({ rules, profile }: Context): MessageToResend<SmsCode, SendSms> =>
  (code, at) =>
    rules.codeIsOpen(code) && rules.retryInTime(at, code.sentAt + profile.smsCodeLifetime)
      ? smsMessage(code)
      : undefined

/** Sends again what is due. */
export function resendSmsCodes(account: Account, context: Context): Step<undefined> {
  const { entries, messages } = resendDue(account.smsCodes, smsToResend(context), context)
  return accepted({ ...account, smsCodes: entries }, undefined, messages)
}

/** What the carrier said of an SMS. */
export function smsDelivered(
  account: Account,
  { codeId }: SendSms,
  answer: SendResult,
  context: Context,
): Step<undefined> {
  const smsCodes = account.smsCodes.map((code) =>
    code.id === codeId ? withSendResult(code, answer, smsToResend(context), context) : code,
  )
  return accepted({ ...account, smsCodes }, undefined)
}
