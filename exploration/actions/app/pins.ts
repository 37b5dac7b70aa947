/** @module The page for the PIN of an Android phone, between the proof and the end of an activation. */

import { activationOpen, noteWrongProof } from '../../model/activations.ts'
import { expectation } from '../../model/expectation.ts'
import { mayCountWrongAnswer, secondFactorLocked } from '../../model/failures.ts'
import type { Activation, Model, Person } from '../../model/person.ts'
import { hasAppPin } from '../../model/phone/app.ts'
import {
  activationOffered,
  finishActivation,
  noteUnfinishedActivation,
  waitsForPin,
} from '../../model/phone/ib-key.ts'
import type { WalkAction, WalkActionsOf } from '../action.ts'
import { canForeseeWrongAnswer } from '../foresight.ts'
import { unusable } from './procedures.ts'

export const pins: WalkActionsOf = (model, person) => {
  const { activation, app } = person
  if (!activation || !hasAppPin(person) || app.isTampered || !person.online) return []
  if (secondFactorLocked(model, person) !== false || !canForeseeWrongAnswer(model, person)) return []
  return app.proven === activation ? choices(model, person, activation) : proofs(model, person, activation)
}

const keepsPin = (person: Person): boolean => activationOffered(person) === 'reactivation'

/** Each of these is the right one. */
function proofs(model: Model, person: Person, activation: Activation): WalkAction[] {
  const { name, app, inbox } = person
  const { byDevice } = activation
  if (!activationOpen(model, activation)) return []
  if (!byDevice && inbox.at(-1)?.purpose !== 'activation') return []
  const own = byDevice ? 'enters the response of the physical security device' : 'enters the Activation Token'
  return [own, 'proves the activation'].map((words) => ({
    sentence: `${name} ${words}`,
    person,
    happen: () => {
      app.proven = activation
      return [
        keepsPin(person)
          ? expectation('REACT-A-02', `IBKR Mobile asks ${name} for "IBKR Mobile PIN"`)
          : expectation('MIG-AND-07', `IBKR Mobile asks ${name} for "Repeat PIN"`),
      ]
    },
  }))
}

/** What may be chosen, and the rule that says so. */
const right = [
  ['MIG-AND-08', '1234'],
  ['MIG-AND-08', '9Zz8Yy'],
  ['MIG-AND-09', 'abcd1'],
  ['MIG-AND-10', 'abc1'],
] as const

const repetitions = ['aB13', 'Ab12', 'aB12x', 'aB1', ''] as const

function choices(model: Model, person: Person, activation: Activation): WalkAction[] {
  const { name } = person
  const open = waitsForPin(model, activation)
  const rows = keepsPin(person) ? ([['REACT-A-02', '']] as const) : right
  if (open === undefined) return []
  const chosen = rows.map(([row, pin]) => ({
    sentence: pin === '' ? `${name} gives the previous PIN` : `${name} chooses the PIN "${pin}"`,
    person,
    weight: 2 / rows.length,
    happen: () => {
      if (open) {
        finishActivation(person)
        return [expectation(row, `IBKR Mobile can be used on ${name}'s phone`)]
      }
      mayCountWrongAnswer(model, person)
      noteUnfinishedActivation(person)
      return unusable(person, activation.isOutlived ? 'SEC-BIND-16' : 'SEC-EXPIRY-07')
    },
  }))
  if (!open) return chosen
  return [...chosen, ...(keepsPin(person) ? [otherPin(model, person, activation)] : mistyped(person))]
}

const mistyped = ({ name }: Person): WalkAction[] =>
  repetitions.map((repeated) => ({
    sentence: `${name} chooses the PIN "aB12" and repeats it as "${repeated}"`,
    weight: 0.2,
    happen: () => [expectation('MIG-AND-11', `IBKR Mobile asks ${name} for "Repeat PIN"`)],
  }))

/** It counts among wrong answers. */
const otherPin = (model: Model, person: Person, activation: Activation): WalkAction => ({
  sentence: `${person.name} gives another PIN than before`,
  person,
  happen: () => {
    noteWrongProof(model, person, activation)
    return [expectation('REACT-A-02', `IBKR Mobile asks ${person.name} for "IBKR Mobile PIN"`)]
  },
})
