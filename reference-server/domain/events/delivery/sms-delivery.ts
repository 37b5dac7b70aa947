/** @module Delivery of SMS codes to the carrier: their results and retries. */

import { type Account, findLogin } from '../../model/account.ts'
import type { SendResult } from '../../model/delivery.ts'
import type { SendSms } from '../../model/effects.ts'
import { accepted, type Step } from '../../model/outcome.ts'
import type { SmsCode } from '../../model/sms-code.ts'
import type { Context } from '../../rules/context.ts'
import { canGoOn } from '../login/pending-login.ts'
import { type MessageToResend, resendDue, withSendResult } from './delivery.ts'

export const smsMessage = (code: SmsCode): SendSms => ({
  kind: 'sendSms',
  codeId: code.id,
  purpose: code.purpose,
  number: code.number,
  code: code.text,
  locale: code.locale,
})

/** Whether what the code was requested for still waits: the login, or the verification of this number. */
function isAwaited(account: Account, { purpose, subject }: SmsCode, context: Context): boolean {
  if (purpose === 'verifyNumber') return account.mobileNumber?.onRecord === subject
  const login = findLogin(account, subject)
  return purpose === 'activation' || (login !== undefined && canGoOn(account, login, context))
}

/** A retry has the same code, so that either of two messages can be used. */
const smsToResend =
  (account: Account, context: Context): MessageToResend<SmsCode, SendSms> =>
  (code, at) =>
    context.rules.codeIsOpen(code) &&
    isAwaited(account, code, context) &&
    context.rules.retryInTime(at, code.sentAt + context.profile.smsCodeLifetime)
      ? smsMessage(code)
      : undefined

/** Repeats the sends that are due. */
export function resendSmsCodes(account: Account, context: Context): Step<undefined> {
  const { entries, messages } = resendDue(account.smsCodes, smsToResend(account, context), context)
  return accepted({ ...account, smsCodes: entries }, undefined, messages)
}

/** Applies the carrier's result. */
export function smsDelivered(
  account: Account,
  { codeId }: SendSms,
  result: SendResult,
  context: Context,
): Step<undefined> {
  const messageToResend = smsToResend(account, context)
  const smsCodes = account.smsCodes.map((code) =>
    code.id === codeId ? withSendResult(code, result, messageToResend, context) : code,
  )
  return accepted({ ...account, smsCodes }, undefined)
}
