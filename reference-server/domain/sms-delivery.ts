/** @module What became of SMS codes that were handed to the carrier, and sending them again. */

import type { Account } from './account.ts'
import type { Context } from './context.ts'
import { type Handed, handed, resent } from './delivery.ts'
import type { SendSms } from './effects.ts'
import { accepted, type Step } from './outcome.ts'
import type { SmsCode } from './sms-code.ts'
import type { Instant } from './words.ts'

const endOf = ({ sentAt }: SmsCode, { profile }: Context): Instant => sentAt + profile.smsCodeLifetime

export const messageWith = (code: SmsCode): SendSms => ({
  kind: 'sendSms',
  codeId: code.id,
  purpose: code.purpose,
  number: code.number,
  code: code.text,
  locale: code.locale,
})

/** Sends again what is due: the same code, so that it does not matter which of two messages is read. */
export function resendCodes(account: Account, context: Context): Step<undefined> {
  const message = (code: SmsCode) => (context.rules.codeStandsOpen(code) ? messageWith(code) : undefined)
  const { entries, messages } = resent(account.smsCodes, endOf, message, context)
  return accepted({ ...account, smsCodes: entries }, undefined, messages)
}

/** What the carrier said of an SMS. */
export function smsDelivered(
  account: Account,
  sent: SendSms,
  answer: Handed,
  context: Context,
): Step<undefined> {
  const smsCodes = account.smsCodes.map((code) => {
    if (code.id !== sent.codeId) return code
    const wanted = typeof answer === 'string' || context.rules.codeStandsOpen(code)
    return handed(code, wanted ? answer : 'failed', endOf(code, context), context)
  })
  return accepted({ ...account, smsCodes }, undefined)
}
