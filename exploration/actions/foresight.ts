/** @module Whether it is certain what comes of something: where the contract leaves it to the system, nothing is offered. */

import { notificationIsSent } from '../model/approvals.ts'
import { type Expectation, expectation } from '../model/expectation.ts'
import { oneMore, passwordLocked, secondFactorLocked } from '../model/failures.ts'
import { type Bounds, reaches } from '../model/numbers.ts'
import {
  type CodePurpose,
  type DeviceType,
  deviceTypes,
  type FailureCount,
  type Model,
  type ModelWindow,
  type Person,
} from '../model/person.ts'
import { isAppPaused } from '../model/phone/display.ts'
import { codeIsSent } from '../model/text-messages.ts'

/** Whether it is certain what beginning with this device does. */
export function canForeseeDevice(model: Model, person: Person, device: DeviceType): boolean {
  if (device === 'ibKey') return notificationIsSent(model, person) !== undefined
  if (device === 'sms')
    return person.number?.lastVerified !== undefined && codeIsSent(model, person, 'login') !== undefined
  return true
}

const bringsMessage = (model: Model, person: Person, device: DeviceType | undefined): boolean =>
  device === 'sms' || (device === 'ibKey' && notificationIsSent(model, person) !== false)

/** Whether it is certain what the right password leads to. */
export function canForeseeLogin(
  model: Model,
  person: Person,
  { platform }: Pick<ModelWindow, 'platform'>,
): boolean {
  if (passwordLocked(model, person) === undefined || secondFactorLocked(model, person) === undefined)
    return false
  if (passwordLocked(model, person)) return true
  if (person.sms === undefined) return false
  const devices = deviceTypes(person)
  // Whoever has to have a second factor may be let in to Client Portal to be enrolled, or not (AMB-34).
  if (devices.length === 0) return !person.mandatory || platform !== 'Client Portal'
  const [only] = devices
  // The lock may stop the login itself, or a later step of it: then a message comes.
  if (secondFactorLocked(model, person) && devices.length === 1 && bringsMessage(model, person, only))
    return false
  return devices.length > 1 || only === undefined || canForeseeDevice(model, person, only)
}

/**
 * An Activation Token goes to the number that was verified last or to that of the activation before (MIG-11): both are the own one,
 * and one that has been entered since receives nothing.
 */
const hasOneNumber = ({ number, codes }: Person): boolean =>
  number?.lastVerified === 'own' && !codes.some((code) => code.number === 'other' && code.used)

/** Whether it is certain what begins an activation. */
export function canBeginActivation(model: Model, person: Person): boolean {
  if (
    !person.hasPhone ||
    !person.online ||
    isAppPaused(person.display) ||
    person.optedOut ||
    person.sms === undefined
  )
    return false
  if (!model.capabilities.has('ibKey') || !model.capabilities.has('sms')) return false
  if (passwordLocked(model, person) !== false || secondFactorLocked(model, person) !== false) return false
  return person.physical || (hasOneNumber(person) && codeIsSent(model, person, 'activation') === true)
}

/** Whether one more wrong answer is certain to lock, or certain not to. */
const canForesee = ({ count }: FailureCount, tries: Bounds): boolean =>
  reaches(oneMore(count), tries) !== undefined

export const canForeseeWrongAnswer = ({ limits }: Model, { secondFactor }: Person): boolean =>
  canForesee(secondFactor, limits.secondFactorTries)

export const canForeseeWrongPassword = ({ limits }: Model, { password }: Person): boolean =>
  canForesee(password, limits.passwordTries)

/** Who asks again at the instant of the last SMS is told the whole pause (SEC-LIMIT-18). */
export const pauseExpected = (
  { now }: Model,
  { name, codes }: Person,
  purpose: CodePurpose,
): readonly Expectation[] =>
  codes.findLast((code) => code.purpose === purpose)?.since === now
    ? [expectation('SEC-LIMIT-18', `${name} is told how long the pause between two SMS lasts`)]
    : []

/** What was last answered may be about another window: only that somebody was let in is still to be told apart from no answer. */
export function seeNothingNew(person: Person): void {
  if (person.seen?.login?.stage !== 'loggedIn') person.seen = undefined
}

/** Whether the login of the newest window offers its devices to choose from. */
export const choiceIsSeen = ({ seen }: Person): boolean => seen?.login?.stage === 'chooseDevice'
