/** @module Activations of which the phone does not hear the end, and those that are left behind on another phone. */

import { beginActivation } from '../../model/activations.ts'
import { expectation } from '../../model/expectation.ts'
import { mayCountWrongAnswer } from '../../model/failures.ts'
import type { Model, Person } from '../../model/person.ts'
import { hasAppPin } from '../../model/phone/app.ts'
import { activationOffered, finishUnheard, phoneAnswers } from '../../model/phone/ib-key.ts'
import type { WalkAction, WalkActionsOf } from '../action.ts'
import { canUseProcedure } from '../activating.ts'
import { canBeginActivation } from '../foresight.ts'

export const unheardActivations: WalkActionsOf = (model, person) => [
  ...lostAnswer(model, person),
  ...leftBehind(model, person),
]

/** IB Key has moved, though the new phone does not know it. */
function lostAnswer(model: Model, person: Person): WalkAction[] {
  if (activationOffered(person) !== 'migration' || person.app.hasKeys) return []
  if (!canUseProcedure(person, 'migration') || !canBeginActivation(model, person)) return []
  const { name } = person
  return [
    {
      sentence: `${name} loses the answer to Activate during the migration`,
      person,
      weight: 0.3,
      happen: () => {
        beginActivation(model, person)
        finishUnheard(person)
        const row = hasAppPin(person) ? 'MIG-AND-13' : 'MIG-IOS-09'
        return [expectation(row, `IBKR Mobile cannot be used on ${name}'s phone`)]
      },
    },
  ]
}

/** The first of two activations to be completed has ended the other. */
function leftBehind(model: Model, person: Person): WalkAction[] {
  const { name, app } = person
  if (!app.leftBehind || !phoneAnswers(person)) return []
  return [
    {
      sentence: `${name} continues the migration on the previous phone`,
      person,
      weight: 2,
      happen: () => {
        app.leftBehind = undefined
        mayCountWrongAnswer(model, person)
        return app.isLoggedIn ? [] : [expectation('MIG-02', `IBKR Mobile can be used on ${name}'s phone`)]
      },
    },
  ]
}
