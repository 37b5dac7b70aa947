/** @module Login by SMS: a code is sent to the verified number and entered in the window of the login. */

import type { Account } from '../../model/account.ts'
import { replaced } from '../../model/entries.ts'
import type { Login } from '../../model/login.ts'
import { accepted, type Outcome, refusal, refused, type Step } from '../../model/outcome.ts'
import type { SmsDevice } from '../../model/sls-device.ts'
import type { Context } from '../../rules/context.ts'
import { enterCode, type SentCode, sendCode } from '../delivery/sms-codes.ts'
import { completeSecondFactor } from './complete-login.ts'
import { pendingLogin } from './pending-login.ts'
import { openSession } from './sessions.ts'

export function sendLoginCode(account: Account, login: Login, context: Context): Outcome<SentCode> {
  const number = context.rules.numberForLogin(account.mobileNumber)
  if (number === undefined) return refusal('wrong_state', 'no verified mobile number')
  return sendCode(
    account,
    { purpose: 'login', number, subject: login.id, askedBy: login.id, locale: login.locale },
    context,
  )
}

export const awaitSecurityCode = (account: Account, login: Login, device: SmsDevice): Account =>
  replaced(account, 'logins', { ...login, deviceId: device.id, stage: { at: 'securityCode' } })

function loginAwaitingCode(account: Account, loginId: string, context: Context): Outcome<Login> {
  const found = pendingLogin(account, loginId, context)
  if (!found.ok || context.rules.securityCodeExpected(found.value)) return found
  return refusal('wrong_state', 'login does not expect a code')
}

export function askForAnotherSms(account: Account, loginId: string, context: Context): Step<undefined> {
  const found = loginAwaitingCode(account, loginId, context)
  if (!found.ok) return refused(account, found)
  const sent = sendLoginCode(account, found.value, context)
  return sent.ok ? accepted(sent.value.account, undefined, sent.value.effects) : refused(account, sent)
}

/** A right code opens the session at once, for the window that submitted it. */
export function giveSecurityCode(
  account: Account,
  loginId: string,
  given: string,
  context: Context,
): Step<{ session: string }> {
  const found = loginAwaitingCode(account, loginId, context)
  if (!found.ok) return refused(account, found)
  const login = found.value
  const entered = enterCode(account, 'login', login.id, given, context)
  if (!entered.outcome.ok) return refused(entered.account, entered.outcome)
  const opened = openSession(completeSecondFactor(entered.account, login, context), login, context)
  return accepted(opened.account, { session: opened.token })
}
