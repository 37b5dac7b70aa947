/** @module Activating IB Key in the app, on the first phone, on another one (a migration) or on the same one again. */

import { endChance } from './challenges.ts'
import { mayCountWrongAnswer, mayResetWrongPasswords } from './failures.ts'
import { allOf, type Foreseen, lasts } from './numbers.ts'
import type { Activation, Model, Person } from './person.ts'
import { mayEndAutomaticSms, rebindIbKey } from './settings.ts'
import { noteCode } from './text-messages.ts'

/** A new one ends the one before it. Its proof is a response of the physical security device (MIG-12), or a token by SMS (MIG-11). */
export function beginActivation(model: Model, person: Person): void {
  mayResetWrongPasswords(person)
  endChance(person.activation)
  person.activation = {
    since: model.now,
    open: true,
    wrong: 0,
    byDevice: person.physical,
    isOutlived: false,
  }
  if (!person.physical) noteCode(model, person, 'activation', 'own')
}

/** Whether its proof completes the activation (SEC-EXPIRY-07, SEC-EXPIRY-08). */
export function activationOpen({ now, limits }: Model, { open, since, byDevice }: Activation): Foreseen {
  const { activationLifetime, challengeLifetime, smsCodeLifetime } = limits
  // Whether the challenge of an activation has a time of its own is the system's choice.
  const ofProof = byDevice
    ? lasts(since, now, challengeLifetime) || undefined
    : lasts(since, now, smsCodeLifetime)
  return allOf(open, lasts(since, now, activationLifetime), ofProof)
}

/** Too many wrong proofs make it void, and count as wrong answers or not (AMB-37). */
export function noteWrongProof(model: Model, person: Person, activation: Activation): void {
  activation.wrong += 1
  const { least, most } = model.limits.triesPerCode
  if (activation.wrong >= most) activation.open = false
  else if (activation.wrong >= least) activation.open = undefined
  mayCountWrongAnswer(model, person)
}

/** IB Key is active on the phone in use, and on no other (MIG-02, MIG-06). A notice of it may come by SMS (SEC-NOTICE-01). */
export function completeActivation(person: Person): void {
  rebindIbKey(person)
  mayEndAutomaticSms(person)
  person.ibKey = true
  person.keyPhone = person.phone
  person.hasKeysToCopy = false
  person.activation = undefined
  person.notices = { ...person.notices, most: person.notices.most + 1 }
}
