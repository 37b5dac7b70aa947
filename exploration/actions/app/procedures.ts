/** @module Activations from the login to the app to the end, and proofs that come to nothing on the phone or too late. */

import { beginActivation, noteWrongProof } from '../../model/activations.ts'
import { type Expectation, expectation, expectedRefusal } from '../../model/expectation.ts'
import type { Activation, Model, Person } from '../../model/person.ts'
import { currentElement, hasAppPin, noteWrong } from '../../model/phone/app.ts'
import { activationOffered, finishActivation, phoneAnswers } from '../../model/phone/ib-key.ts'
import type { WalkAction } from '../action.ts'

const verbs = { activation: 'activates', migration: 'migrates', reactivation: 'reactivates' } as const

export type Procedure = keyof typeof verbs

/** As a sentence has it, wherever it ends. */
export const wholeSentence = ({ name }: Person, procedure: Procedure): string =>
  `${name} ${verbs[procedure]} IB Key`

/** Where it can be begun. */
export const wholeProcedure = (model: Model, person: Person, procedure: Procedure): WalkAction => ({
  sentence: wholeSentence(person, procedure),
  person,
  weight: 0.5,
  happen: () => {
    beginActivation(model, person)
    finishActivation(person)
    return [expectation('MIG-02', `IBKR Mobile can be used on ${person.name}'s phone`)]
  },
})

/** The look ends the procedure. */
export function unusable(person: Person, row: string): readonly Expectation[] {
  if (phoneAnswers(person) !== false) return []
  person.activation = undefined
  return [expectation(row, `IBKR Mobile cannot be used on ${person.name}'s phone`)]
}

/** An iPhone asks for its element before it sends the token: nothing is sent. */
export function proofWithWrongElement(person: Person, { byDevice }: Activation): readonly WalkAction[] {
  const element = currentElement(person)
  if (byDevice || !element || hasAppPin(person)) return []
  const row = activationOffered(person) === 'reactivation' ? 'REACT-A-03' : 'REACT-B-05'
  return [
    {
      sentence: `${person.name} enters the Activation Token and gives the wrong security element`,
      person,
      weight: 0.4,
      happen: () => {
        noteWrong(person.app, element)
        const expectations = unusable(person, row)
        person.activation = undefined
        return expectations
      },
    },
  ]
}

/** The right proof, too late for the server, whatever the app would have sent. */
export function lateProofByCopy(
  model: Model,
  person: Person,
  activation: Activation,
  row: string,
): WalkAction {
  const { name } = person
  const proof = activation.byDevice ? 'the response of the physical security device' : 'the Activation Token'
  return {
    sentence: `a modified copy of ${name}'s app sends ${proof}`,
    person,
    weight: 0.7,
    happen: () => {
      noteWrongProof(model, person, activation)
      person.seen = undefined
      return [expectedRefusal(row, `${name} is refused`)]
    },
  }
}
