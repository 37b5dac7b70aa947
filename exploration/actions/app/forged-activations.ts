/** @module Activations that a modified copy of the app ends, or tries to end, in place of the app (SEC-BIND-10). */

import { activationOpen } from '../../model/activations.ts'
import { type Expectation, expectation, expectedRefusal } from '../../model/expectation.ts'
import { mayCountWrongAnswer, secondFactorLocked } from '../../model/failures.ts'
import type { Activation, Model, Person } from '../../model/person.ts'
import { hasAppPin } from '../../model/phone/app.ts'
import { activationOffered, finishByCopy, waitsForPin } from '../../model/phone/ib-key.ts'
import type { WalkAction, WalkActionsOf } from '../action.ts'
import { attestationsTo } from '../answering.ts'
import { canForeseeWrongAnswer } from '../foresight.ts'

export const forgedActivations: WalkActionsOf = (model, person) => {
  const { activation, app } = person
  if (!activation || secondFactorLocked(model, person) !== false || !canForeseeWrongAnswer(model, person))
    return []
  if (app.proven === activation) return waitsForPin(model, activation) ? pins(model, person, activation) : []
  if (!activationOpen(model, activation)) return []
  if (!activation.byDevice && person.inbox.at(-1)?.purpose !== 'activation') return []
  return beforeProof(model, person, activation)
}

/** Elements that phones of the other system have. */
const foreignElements = { android: ['Touch ID', 'the Passcode'], iphone: ['the fingerprint', 'the PIN'] }

/** What becomes of a procedure in which a copy has meddled is open, but for what it has achieved. */
const meddling =
  (model: Model, person: Person, activation: Activation) =>
  (sentence: string, weight: number, outcome: readonly Expectation[]): WalkAction => ({
    sentence: `a modified copy of ${person.name}'s app ${sentence}`,
    person,
    weight,
    happen: () => {
      mayCountWrongAnswer(model, person)
      activation.open = undefined
      person.activation = undefined
      person.seen = undefined
      return outcome
    },
  })

function beforeProof(model: Model, person: Person, activation: Activation): WalkAction[] {
  const { name, app } = person
  const isOnAndroid = hasAppPin(person)
  const meddles = meddling(model, person, activation)
  const refused = (row: string, how: string): WalkAction =>
    meddles(`activates IB Key ${how}`, 0.15, [expectedRefusal(row, `${name} is refused`)])
  const elements = isOnAndroid ? foreignElements.android : foreignElements.iphone
  const hasIntegrity = model.capabilities.has('integrity')
  return [
    ...elements.map((element) => refused('SEC-ELEMENT-01', `with ${element}`)),
    ...(hasIntegrity ? attestationsTo(model).map(([row, attestation]) => refused(row, attestation)) : []),
    // What a clean phone is attested needs no forgery.
    ...(hasIntegrity && app.isTampered
      ? [
          refused('NOTIF-37', 'with the attestation of the phone'),
          refused('SEC-CLAIM-01', 'with a forged attestation'),
        ]
      : []),
    ...(activation.byDevice
      ? [meddles('taps Activate without any response', 0.3, [])]
      : [meddles('taps Activate without any Activation Token', 0.3, [])]),
    ...(app.isTampered || app.hasKeys || activationOffered(person) === 'reactivation'
      ? []
      : [accepted(person, `activates IB Key with ${isOnAndroid ? 'the PIN' : 'the Passcode'}`)]),
  ]
}

/** The server cannot tell it from the app. */
const accepted = (person: Person, sentence: string): WalkAction => ({
  sentence: `a modified copy of ${person.name}'s app ${sentence}`,
  person,
  weight: 0.3,
  happen: () => {
    finishByCopy(person)
    person.seen = undefined
    return [expectation('SEC-ELEMENT-01', `the answer of ${person.name} is accepted`)]
  },
})

/** What is no PIN, past the page that would say so. */
const unfit = ['abcd', 'abcdef', '12 4', '12#4', 'ab1', 'abcdef1', '1234567', ''] as const

function pins(model: Model, person: Person, activation: Activation): WalkAction[] {
  if (activationOffered(person) === 'reactivation') return []
  const meddles = meddling(model, person, activation)
  return unfit.map((pin) => meddles(`submits the PIN "${pin}"`, 0.15, []))
}
