/** @module What became of SMS codes that were handed to the carrier, and sending them again. */

import type { Account } from '../../model/account.ts'
import type { Handed } from '../../model/delivery.ts'
import type { SendSms } from '../../model/effects.ts'
import { accepted, type Step } from '../../model/outcome.ts'
import type { SmsCode } from '../../model/sms-code.ts'
import type { Context } from '../../rules/context.ts'
import { type Again, handed, resent } from './delivery.ts'

export const messageWith = (code: SmsCode): SendSms => ({
  kind: 'sendSms',
  codeId: code.id,
  purpose: code.purpose,
  number: code.number,
  code: code.text,
  locale: code.locale,
})

/** The same code, so that it does not matter which of two messages is read. */
const messageAgain =
  ({ rules, profile }: Context): Again<SmsCode, SendSms> =>
  (code, at) =>
    rules.codeStandsOpen(code) && rules.retryInTime(at, code.sentAt + profile.smsCodeLifetime)
      ? messageWith(code)
      : undefined

/** Sends again what is due. */
export function resendCodes(account: Account, context: Context): Step<undefined> {
  const { entries, messages } = resent(account.smsCodes, messageAgain(context), context)
  return accepted({ ...account, smsCodes: entries }, undefined, messages)
}

/** What the carrier said of an SMS. */
export function smsDelivered(
  account: Account,
  { codeId }: SendSms,
  answer: Handed,
  context: Context,
): Step<undefined> {
  const smsCodes = account.smsCodes.map((code) =>
    code.id === codeId ? handed(code, answer, messageAgain(context), context) : code,
  )
  return accepted({ ...account, smsCodes }, undefined)
}
