/** @module IB Key on the phone in use: whether it answers, which procedure activates it there, and what that leaves. */

import { activationOpen, completeActivation } from '../activations.ts'
import { allOf, type Foreseen, lasts } from '../numbers.ts'
import type { Activation, Model, Person } from '../person.ts'
import { appAnswers, isOutOfUse, noteDataLoss, noteKeys } from './app.ts'
import { isAppPaused, noteNewest } from './display.ts'

/** Whether the phone in use is the one on which IB Key is active (MIG-02). */
export const usesIbKeyPhone = ({ ibKey, keyPhone, phone }: Person): boolean => ibKey && keyPhone === phone

/** Whether the lab face has bound IB Key to the first phone, so that copies of its keys outlive a migration. */
export const isFirstBound = (person: Person): boolean =>
  person.phone === 0 && person.hasKeysToCopy && usesIbKeyPhone(person)

/**
 * Whether the phone in use gives responses that are accepted, and asks about logins. An app whose IB Key was removed or moved
 * need not know of it. One that is paused cannot be opened (NOTIF-22).
 */
export function phoneAnswers(person: Person): Foreseen {
  if (isAppPaused(person.display)) return undefined
  const answers = appAnswers(person.app)
  return answers && !usesIbKeyPhone(person) ? undefined : answers
}

/** Which procedure the app offers (MIG-IOS-02, REACT-A-01): none on the phone that has IB Key and can use it. */
export function activationOffered({
  ibKey,
  keyPhone,
  phone,
  app,
}: Person): 'activation' | 'migration' | 'reactivation' | undefined {
  if (!ibKey) return 'activation'
  if (keyPhone !== phone) return 'migration'
  return !app.hasKeys || isOutOfUse(app) ? 'reactivation' : undefined
}

/** Whether a PIN completes the activation that is proven: how long it waits after its token has expired is the system's choice. */
export function waitsForPin(model: Model, activation: Activation): Foreseen {
  const { now, limits } = model
  const lives = allOf(activation.open, lasts(activation.since, now, limits.activationLifetime))
  return lives && (activationOpen(model, activation) || undefined)
}

/** A PIN was chosen for this phone, whatever comes of it: on the same phone it stays as it was (AMB-22). */
export function noteUnfinishedActivation(person: Person): void {
  if (activationOffered(person) !== 'reactivation') person.app.hasChosenPin = true
}

/** The procedure has come to its end. */
export function finishActivation(person: Person): void {
  noteUnfinishedActivation(person)
  completeActivation(person)
  noteKeys(person.app)
  person.app.isRegistered = true
}

/** The server has ended the procedure, and the phone never heard of it: it is active without its keys (MIG-AND-13). */
export function finishUnheard(person: Person): void {
  noteUnfinishedActivation(person)
  completeActivation(person)
  person.app.binding = {}
  person.app.isRegistered = true
}

/** A copy of the app has ended the procedure: IB Key is on this phone, whose app has no keys, and no registration was told. */
export function finishByCopy(person: Person): void {
  completeActivation(person)
  person.app.isPinForeign = true
  person.app.binding = {}
  person.app.isRegistered = false
}

/** With the keys go the registration with the push service and the notifications on the phone. */
export function loseData(person: Person): void {
  noteDataLoss(person.app)
  if (usesIbKeyPhone(person)) person.app.isRegistered = false
  person.display.list = []
  person.display.waiting = []
  person.display.row = undefined
  noteNewest(person)
}
