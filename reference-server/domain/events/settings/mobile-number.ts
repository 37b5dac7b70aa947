/** @module The mobile number on record: changing it, verifying it, and enrolment in SMS. */

import type { Account, MobileNumber } from '../../model/account.ts'
import { added } from '../../model/entries.ts'
import { accepted, refusal, refused, type Step } from '../../model/outcome.ts'
import type { Locale } from '../../model/primitives.ts'
import type { Session } from '../../model/session.ts'
import type { Context } from '../../rules/context.ts'
import { lockRefusal } from '../account/failures.ts'
import { voidProven } from '../activation/activation-proof.ts'
import { notify } from '../delivery/notices.ts'
import { enterCode, sendCode } from '../delivery/sms-codes.ts'

/** Sets the number, and schedules the enrolment that follows from it. One that is due already is not put off. */
function withNumber(account: Account, mobileNumber: MobileNumber, context: Context): Account {
  const { now, rules, profile } = context
  const dueAt = rules.autoEnrolmentAt(mobileNumber, now, profile)
  const enrolmentDueAt = dueAt && Math.min(dueAt, account.enrolmentDueAt ?? dueAt)
  return { ...account, mobileNumber, enrolmentDueAt }
}

export function changeMobileNumber(account: Account, number: string, context: Context): Step<undefined> {
  const changed = context.rules.changedNumber(account.mobileNumber, number)
  return accepted(withNumber(account, changed, context), undefined)
}

/** VERIFY: sends a Confirm Code to the number on record. */
export function verifyMobileNumber(account: Account, session: Session, context: Context): Step<undefined> {
  const { mobileNumber } = account
  if (!mobileNumber || !context.rules.verificationOffered(mobileNumber)) {
    return refused(account, refusal('wrong_state', 'there is no number to verify'))
  }
  const number = context.rules.numberToVerify(mobileNumber)
  const sent = sendCode(
    account,
    {
      purpose: 'verifyNumber',
      number,
      subject: mobileNumber.onRecord,
      askedBy: session.id,
      locale: session.locale,
    },
    context,
  )
  if (!sent.ok) return refused(account, sent)
  return accepted(withNumber(sent.value.account, mobileNumber, context), undefined, sent.value.effects)
}

/** Ends what the former number has proven, or was to prove. */
function voidProofs(account: Account, confirmed: MobileNumber, { rules }: Context): Account {
  const smsCodes = account.smsCodes.map((code) =>
    code.state === 'open' && rules.verificationVoidsCode(code, confirmed)
      ? { ...code, state: 'void' as const }
      : code,
  )
  return voidProven({ ...account, smsCodes }, (proof) => rules.verificationVoidsProof(proof, confirmed))
}

/** Verifies the Confirm Code, and with it the number. Only a login resets the count of failures (RFC 4226 section 7.3). */
export function confirmMobileNumber(
  account: Account,
  given: string,
  locale: Locale,
  context: Context,
): Step<undefined> {
  const locked = lockRefusal(account, 'number', context)
  if (locked) return refused(account, locked)
  const { mobileNumber } = account
  if (!mobileNumber) return refused(account, refusal('wrong_state', 'there is no number to confirm'))
  const entered = enterCode(account, 'verifyNumber', mobileNumber.onRecord, given, context)
  if (!entered.outcome.ok) return refused(entered.account, entered.outcome)
  const confirmed = context.rules.confirmedNumber(mobileNumber)
  const verified = withNumber(voidProofs(entered.account, confirmed, context), confirmed, context)
  const recipient = context.rules.numberNoticeTo(mobileNumber, confirmed)
  const notified = notify(verified, recipient, 'number', locale, context)
  return accepted(notified.account, undefined, notified.effects)
}

/** A person without an active SLS device is enrolled in SMS (SMS-10). */
export function enrolInSmsWhenDue(account: Account, { now, rules, random }: Context): Step<undefined> {
  const { enrolmentDueAt, mobileNumber, ...rest } = account
  if (enrolmentDueAt === undefined || now < enrolmentDueAt) return accepted(account, undefined)
  const done: Account = { ...rest, mobileNumber }
  if (!mobileNumber || !rules.autoEnrolmentDue(account.devices, mobileNumber))
    return accepted(done, undefined)
  return accepted(
    added(done, 'devices', {
      id: rules.newId(random),
      type: 'sms',
      name: 'SMS',
      status: 'active',
      enrolled: 'automatically',
    }),
    undefined,
  )
}
