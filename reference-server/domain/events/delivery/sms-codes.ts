/** @module SMS codes: limits on sending them, and verification of what is entered, the same for every purpose. */

import type { Account } from '../../model/account.ts'
import type { SendSms } from '../../model/effects.ts'
import { added, replaced } from '../../model/entries.ts'
import { accepted, type Outcome, refusal, refused, type Step, success } from '../../model/outcome.ts'
import type { SmsPurpose } from '../../model/primitives.ts'
import type { SmsCode, SmsRequest } from '../../model/sms-code.ts'
import { within } from '../../model/time.ts'
import type { Context } from '../../rules/context.ts'
import { countFailure } from '../account/failures.ts'
import { firstAttempt } from './delivery.ts'
import { smsMessage } from './sms-delivery.ts'

export interface SentCode {
  readonly account: Account
  readonly effects: readonly SendSms[]
}

/** Creates a code and its SMS, unless a cooldown or cap refuses it. */
export function sendCode(account: Account, request: SmsRequest, context: Context): Outcome<SentCode> {
  const { now, rules, random, profile } = context
  const retained = account.smsCodes.filter(({ sentAt }) => within(sentAt, profile.retention, now))
  const retryAfterMs = rules.smsCooldownLeft(retained, request, now, profile)
  if (retryAfterMs > 0)
    return refusal('too_soon', 'an SMS was sent less than 2 minutes ago', { retryAfterMs })
  if (rules.smsCapReached(retained, now, profile)) return refusal('too_many', 'SMS cap reached')
  const code: SmsCode = {
    ...request,
    id: rules.newId(random),
    text: rules.newCode(random, request.purpose),
    sentAt: now,
    state: 'open',
    failures: 0,
    ...firstAttempt(context),
  }
  const smsCodes = retained.map((older) =>
    older.state === 'open' && older.subject === request.subject && rules.newCodeSupersedes(older)
      ? { ...older, state: 'superseded' as const }
      : older,
  )
  return success({
    account: added({ ...account, smsCodes }, 'smsCodes', code),
    effects: Array.from({ length: rules.smsPerRequest(code.purpose) }, () => smsMessage(code)),
  })
}

/** The newest code of a subject, in any state. */
export const newestCode = (account: Account, subject: string): SmsCode | undefined =>
  account.smsCodes.findLast((code) => code.subject === subject)

/** Verifies what was entered for `subject`; a code can be used once. */
export function enterCode(
  account: Account,
  purpose: SmsPurpose,
  subject: string,
  given: string,
  context: Context,
): Step<SmsCode> {
  const { now, rules, profile } = context
  const open = account.smsCodes.filter(
    (code) =>
      rules.codeIsFor(code, purpose, subject) &&
      rules.codeIsOpen(code) &&
      rules.codeInTime(code, now, profile),
  )
  const newest = open.at(-1)
  if (!newest) return refused(account, refusal('invalid_code', 'no open code'))
  const entered = open.find((code) => rules.codeMatches(given, code))
  if (entered) return accepted(replaced(account, 'smsCodes', { ...entered, state: 'used' }), entered)
  const failures = newest.failures + 1
  const state = rules.attemptsExhausted(failures, profile) ? 'void' : newest.state
  const counted = replaced(account, 'smsCodes', { ...newest, failures, state })
  return refused(countFailure(counted, context), refusal('invalid_code', 'wrong code'))
}
