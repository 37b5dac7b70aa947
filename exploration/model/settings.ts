/** @module What people change in Client Portal: the mobile number, the SLS devices, the switch, opting out. */

import { countWrongEntry, endChance } from './challenges.ts'
import { mayCountWrongAnswer } from './failures.ts'
import { type DeviceType, deviceTypes, type Model, type NumberSlot, type Person } from './person.ts'
import { confirmCodeOpen, openConfirmCode } from './text-messages.ts'

/** The new number is not verified; security codes go to the one verified last (SMS-08, SMS-01). */
export function changeNumber(person: Person, onRecord: NumberSlot): void {
  person.number = { onRecord, verified: false, lastVerified: person.number?.lastVerified }
  person.enrolmentSince = undefined
  leaveActivationOpen(person)
}

/** Whether an activation goes on after what it stands on has changed is the system's choice. */
function leaveActivationOpen({ activation }: Person): void {
  if (activation && !activation.isOutlived) activation.open = undefined
}

/** An activation does not outlive the number or the device that proves it (SEC-BIND-16). */
function outlive({ activation }: Person): void {
  if (!activation) return
  activation.open = false
  activation.isOutlived = true
}

/** Enters the newest Confirm Code, or a wrong one; true if it confirms the number (SMS-07, SEC-BIND-07, SEC-SINGLE-03). */
export function confirmNumber(model: Model, person: Person, isRight: boolean): boolean {
  const code = openConfirmCode(person)
  const open = confirmCodeOpen(model, person)
  if (!open || !code) {
    mayCountWrongAnswer(model, person)
    return false
  }
  if (!isRight) {
    countWrongEntry(model, person, code)
    return false
  }
  code.open = false
  code.used = true
  verify(model, person, code.number)
  return true
}

function verify({ now, capabilities }: Model, person: Person, number: NumberSlot): void {
  const before = person.number?.lastVerified
  if (number !== 'own' && person.activation?.byDevice === false) outlive(person)
  else leaveActivationOpen(person)
  person.number = { onRecord: number, verified: true, lastVerified: number }
  if (before === 'own') {
    // SEC-NOTICE-02: of another number. Whoever does not declare it, or sends one of the same number, may do so.
    const { least, most } = person.notices
    const isDue = number !== before && capabilities.has('notices')
    person.notices = { least: least + (isDue ? 1 : 0), most: most + 1 }
  }
  // SEC-BIND-14: what went to the former number opens nothing any more.
  for (const code of person.codes) if (code.purpose === 'login' && code.number !== number) endChance(code)
  if (deviceTypes(person).length > 0 || person.sms === undefined) return
  person.sms = undefined
  person.enrolmentSince = now
}

/** Within a minute of the verification whoever has no active SLS device is enrolled in SMS (SMS-10). */
export function enrol({ now }: Model, person: Person): void {
  if (person.enrolmentSince === undefined || now - person.enrolmentSince < 60_000) return
  person.sms = true
  person.smsIsAutomatic = true
  person.enrolmentSince = undefined
}

/** IB Key takes the place of SMS that nobody chose, or SMS stays: with it go or stay the logins that wait for a code (AMB-18). */
export function mayEndAutomaticSms(person: Person): void {
  if (!person.sms || !person.smsIsAutomatic) return
  person.sms = undefined
  for (const { login } of person.windows) {
    if (login?.stage !== 'securityCode') continue
    login.stage = 'open end'
    if (login.code?.open) login.code.open = undefined
  }
}

/** Whether this device may be removed: not the last one of somebody who has to have one (REG-HK-03, REG-IN-02). */
export const mayRemove = (person: Person): boolean => !person.mandatory || deviceTypes(person).length > 1

/** IB Key is active on another phone, or on this one with new keys: what waited for the old ones ends (MIG-06). */
export function rebindIbKey(person: Person): void {
  endWhatWaitsFor(person, 'ibKey')
  leaveActivationOpen(person)
  person.seen = undefined
  person.binding += 1
  for (const saved of [person.noted, person.given])
    if (saved?.challenge.device === 'ibKey') saved.challenge.open = false
  for (const request of person.requests) endChance(request)
}

function endWhatWaitsFor(person: Person, type: DeviceType): void {
  for (const { login } of person.windows) {
    if (login?.device !== type || login.stage === 'loggedIn' || login.stage === 'denied') continue
    for (const chance of [login.challenge, login.code, login.request]) endChance(chance)
    login.stage = 'open end'
  }
}

/** What waits for the device ends (SEC-BIND-15); whether such a login has ended as a whole is the system's choice. */
export function removeDevice(person: Person, type: DeviceType): void {
  person[type] = false
  if (type === 'physical' && person.activation?.byDevice) outlive(person)
  else leaveActivationOpen(person)
  endWhatWaitsFor(person, type)
  // Whether SMS takes the place of the last one that is removed, or the password is enough, no article says.
  if (deviceTypes(person).length === 0 && person.number?.lastVerified !== undefined) person.sms = undefined
}
