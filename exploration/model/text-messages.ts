/** @module Codes by SMS: when one is sent, to which number, how long it is good, and for what alone. */

import { completeLogin, countWrongEntry, endChance, stillWaits } from './challenges.ts'
import { mayCountWrongAnswer } from './failures.ts'
import { allOf, type Foreseen, lasts, reaches, smsPause } from './numbers.ts'
import type { Code, CodePurpose, Model, ModelLogin, ModelWindow, NumberSlot, Person } from './person.ts'

/** Whether a limit keeps the next one back (SEC-CAP-01, SEC-CAP-02). Whether an Activation Token that was entered begins the row anew is left open. */
export function textsPaused({ now, limits }: Model, { codes }: Person): Foreseen {
  const ofDay = codes.filter(({ since }) => now - since < 24 * 60 * 60_000).length
  let [least, most] = [0, 0]
  for (const { since, purpose } of codes.slice(codes.findLastIndex(({ used }) => used) + 1)) {
    const counts = lasts(since, now, limits.smsCapWindow)
    if (counts !== false) most += 1
    if (counts && purpose !== 'activation') least += 1
  }
  const inRow = reaches({ least, most }, limits.smsCap)
  return inRow || reaches({ least: ofDay, most: ofDay }, limits.smsDailyCap) || inRow
}

/** Whether one for this purpose is sent: two minutes after the last (SMS-06), which a used one may end. One that cannot reach the phone may be sent again. */
export function codeIsSent(model: Model, person: Person, purpose: CodePurpose): Foreseen {
  const last = person.codes.findLast((code) => code.purpose === purpose)
  if (last && lasts(last.since, model.now, smsPause)) return last.used ? undefined : false
  return !person.display.isInAirplaneMode && textsPaused(model, person) === false ? true : undefined
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
