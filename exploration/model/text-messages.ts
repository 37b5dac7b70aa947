/** @module Codes by SMS: when one is sent, to which number, how long it is good, and for what alone. */

import { completeLogin, countWrongEntry, endChance, stillWaits } from './challenges.ts'
import { mayCountWrongAnswer } from './failures.ts'
import { allOf, type Foreseen, lasts, smsPause } from './numbers.ts'
import type { Code, CodePurpose, Model, ModelLogin, ModelWindow, NumberSlot, Person } from './person.ts'

/**
 * Whether a code for this purpose is sent now: two minutes after the last (SMS-06), which a used code may end, and while
 * neither limit is near (SEC-CAP-01, SEC-CAP-02). One that cannot reach the phone may be sent again.
 */
export function codeIsSent({ now, limits }: Model, { codes, display }: Person, kind: CodePurpose): Foreseen {
  const last = codes.findLast(({ purpose }) => purpose === kind)
  if (last && lasts(last.since, now, smsPause)) return last.used ? undefined : false
  const lastUsed = codes.findLastIndex(({ used }) => used)
  const unanswered = codes
    .slice(lastUsed + 1)
    .filter(({ since }) => lasts(since, now, limits.smsCapWindow) !== false)
  const ofDay = codes.filter(({ since }) => now - since < 24 * 60 * 60_000)
  const isFarFromLimits =
    !display.isInAirplaneMode &&
    unanswered.length < limits.smsCap.least &&
    ofDay.length < limits.smsDailyCap.least
  return isFarFromLimits ? true : undefined
}

/** A newer code for the same login or number ends the older one; whether one for another number does is the system's choice. */
export function noteCode(
  { now }: Model,
  person: Person,
  purpose: CodePurpose,
  number: NumberSlot,
  login?: ModelLogin,
): void {
  for (const older of person.codes) {
    if (older.purpose !== purpose || older.login !== login) continue
    if (older.number === number) endChance(older)
    else if (older.open) older.open = undefined
  }
  const code: Code = { since: now, open: true, wrong: 0, purpose, login, number, used: false }
  person.codes.push(code)
  if (number === 'own') person.inbox.push(code)
  if (login) login.code = code
}

/** The code that the system waits for in a window: that of its login. */
export function loginCodeOpen(model: Model, { code, stage, ...login }: ModelLogin): Foreseen {
  if (stage === 'open end') return undefined
  if (stage !== 'securityCode' || !code) return false
  return allOf(
    code.open,
    stillWaits(model, { stage, code, ...login }),
    lasts(code.since, model.now, model.limits.smsCodeLifetime),
  )
}

/** The code by which the number on record can be confirmed. */
export const openConfirmCode = (person: Person): Code | undefined =>
  person.codes.findLast(({ purpose, number }) => purpose === 'number' && number === person.number?.onRecord)

export function confirmCodeOpen({ now, limits }: Model, person: Person): Foreseen {
  const code = openConfirmCode(person)
  if (!code) return false
  return allOf(code.open, lasts(code.since, now, limits.smsCodeLifetime))
}

/** Whether this code completes the login (SEC-BIND-05, SEC-BIND-06, SEC-SINGLE-02). */
export function securityCodeIsRight(model: Model, login: ModelLogin, code: Code | undefined): Foreseen {
  const open = loginCodeOpen(model, login)
  return open && code !== login.code ? false : open
}

/** A security code is entered in a window; `undefined` is a wrong one. True if it completes the login. */
export function enterSecurityCode(
  model: Model,
  person: Person,
  window: ModelWindow,
  code: Code | undefined,
): boolean {
  const { login } = window
  if (!login) return false
  if (securityCodeIsRight(model, login, code)) {
    if (login.code) login.code.used = true
    completeLogin(model, person, window)
    return true
  }
  if (loginCodeOpen(model, login) && login.code) countWrongEntry(model, person, login.code)
  else mayCountWrongAnswer(model, person)
  return false
}
