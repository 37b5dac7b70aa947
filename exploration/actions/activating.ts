/** @module WalkActions of the app's procedure: another phone, beginning, token or response, and the end. */

import { activationOpen, beginActivation, noteWrongProof } from '../model/activations.ts'
import { expectation } from '../model/expectation.ts'
import {
  mayCountWrongAnswer,
  mayCountWrongPassword,
  mayResetWrongPasswords,
  secondFactorLocked,
} from '../model/failures.ts'
import type { Activation, Model, Person } from '../model/person.ts'
import { appOnNextPhone, hasAppPin } from '../model/phone/app.ts'
import { newDisplay } from '../model/phone/display-state.ts'
import {
  activationOffered,
  finishActivation,
  isFirstBound,
  noteUnfinishedActivation,
  phoneAnswers,
} from '../model/phone/ib-key.ts'
import { observation, type WalkAction, type WalkActionsOf } from './action.ts'
import { lateProofByCopy, proofWithWrongElement, unusable, wholeProcedure } from './app/procedures.ts'
import { rowOfSilence } from './app/typing.ts'
import { elementOn } from './beginnings.ts'
import { proofForms } from './exact-forms.ts'
import { canBeginActivation, canForeseeWrongAnswer } from './foresight.ts'

export const activatingActions: WalkActionsOf = (model, person) => [
  ...phones(model, person),
  ...beginning(model, person),
  ...proofs(model, person),
  ...looks(person),
]

/** More phones than this no short scenario needs. */
const mostPhones = 3

const models = ['an iPhone with Face ID', 'an Android phone with a fingerprint sensor'] as const

/** The SIM card goes into the new phone, and IB Key stays on the old one. */
function phones({ capabilities }: Model, person: Person): WalkAction[] {
  if (!person.hasPhone || person.phone + 1 >= mostPhones || !capabilities.has('ibKey')) return []
  return models.map((phone) => ({
    sentence: `${person.name} buys ${phone}`,
    weight: 0.12,
    happen: () => {
      person.app = appOnNextPhone(person.app, person.activation, isFirstBound(person))
      person.phone += 1
      person.element = elementOn[phone]
      person.inbox = []
      person.online = true
      person.display = newDisplay(person.element)
      person.activation = undefined
      return []
    },
  }))
}

function beginning(model: Model, person: Person): WalkAction[] {
  const procedure = activationOffered(person)
  if (!procedure || !canUseProcedure(person, procedure) || !canBeginActivation(model, person)) return []
  const { name } = person
  if (model.secondPasswordOf === person) return secondPasswords(model, person)
  return [
    wholeProcedure(model, person, procedure),
    {
      sentence: `${name} goes as far as the second password prompt`,
      weight: 0.4,
      happen: () => {
        mayResetWrongPasswords(person)
        person.activation = undefined
        model.secondPasswordOf = person
        return []
      },
    },
    {
      sentence: `${name} begins the ${procedure}`,
      person,
      weight: 1.5,
      happen: () => {
        beginActivation(model, person)
        return person.physical
          ? [expectation('MIG-12', `IBKR Mobile asks ${name} to operate the physical security device`)]
          : []
      },
    },
  ]
}

/** Whether the app leads there, and its owner knows the PIN that is asked for on the same phone. */
export function canUseProcedure(person: Person, procedure: string): boolean {
  const { isTampered, isLoggedIn, isPinForeign } = person.app
  return !isTampered && !isLoggedIn && !(isPinForeign && procedure === 'reactivation' && hasAppPin(person))
}

/** Only the right one of this person has a token sent. */
function secondPasswords(model: Model, person: Person): WalkAction[] {
  const { name, password } = person
  const { least } = model.limits.passwordTries
  const right: WalkAction = {
    sentence: `${name} gives the right password the second time`,
    person,
    happen: () => {
      beginActivation(model, person)
      return []
    },
  }
  if (password.count.most + 1 >= least) return [right]
  const wrong = (sentence: string, other?: Person): WalkAction => ({
    sentence: `${name} gives ${sentence} the second time`,
    person,
    happen: () => {
      for (const one of other ? [person, other] : [person]) {
        mayResetWrongPasswords(one)
        mayCountWrongPassword(one)
      }
      return []
    },
  })
  const others = model.people.filter(
    (other) => other !== person && other.password.count.most + 1 < least && !other.password.lockedAt,
  )
  return [
    right,
    wrong('a wrong password'),
    ...others.flatMap((other) => [
      wrong(`username and password of ${other.name}`, other),
      wrong(`the right password with the user name of ${other.name}`, other),
    ]),
  ]
}

function proofs(model: Model, person: Person): WalkAction[] {
  const { activation, name } = person
  if (!activation || person.app.proven === activation) return []
  if (!person.online || secondFactorLocked(model, person) !== false) return []
  const open = activationOpen(model, activation)
  if (open === undefined || !canForeseeWrongAnswer(model, person)) return []
  // A code that came after it would be taken for the token.
  if (!activation.byDevice && person.inbox.at(-1)?.purpose !== 'activation') return []
  const byDevice = activation.byDevice
  const refused = (sentence: string, row: string, weight = 0.5): WalkAction => ({
    sentence: `${name} ${sentence}`,
    person,
    weight,
    happen: () => {
      noteWrongProof(model, person, activation)
      return unusable(person, row)
    },
  })
  const rightly = byDevice
    ? 'enters the response of the physical security device'
    : 'enters the Activation Token'
  // The attestation of the phone tells, whatever is entered (NOTIF-37).
  if (open && person.app.isTampered)
    return [
      {
        sentence: `${name} completes the activation`,
        person,
        happen: () => {
          mayCountWrongAnswer(model, person)
          noteUnfinishedActivation(person)
          return unusable(person, 'NOTIF-37')
        },
      },
    ]
  if (!open) {
    const row = activation.isOutlived ? 'SEC-BIND-16' : byDevice ? 'SEC-EXPIRY-08' : 'SEC-EXPIRY-07'
    return [refused(rightly, row, 1), lateProofByCopy(model, person, activation, row)]
  }
  const { notedToken } = person
  const others = model.people.filter((other) => other !== person && hasToken(other.activation))
  return [
    {
      sentence: `${name} completes the activation`,
      person,
      weight: 2,
      happen: () => {
        finishActivation(person)
        return [expectation('MIG-02', `IBKR Mobile can be used on ${name}'s phone`)]
      },
    },
    ...proofWithWrongElement(person, activation),
    ...proofForms(person, activation, () => noteWrongProof(model, person, activation)),
    ...(byDevice
      ? [refused('enters a wrong response of the physical security device', 'MIG-12')]
      : [
          refused('enters a wrong Activation Token', 'MIG-IOS-07'),
          refused('enters no Activation Token at all', 'MIG-10'),
          ...others.map((other) => refused(`enters the Activation Token of ${other.name}`, 'SEC-BIND-10')),
          ...(notedToken && notedToken !== activation
            ? [refused('enters the noted Activation Token', 'MIG-IOS-07')]
            : [
                {
                  sentence: `${name} notes the Activation Token down`,
                  person,
                  weight: 0.5,
                  happen: () => {
                    person.notedToken = activation
                    return []
                  },
                },
              ]),
        ]),
  ]
}

const hasToken = (activation: Activation | undefined): boolean => activation?.byDevice === false

/** Looks into the app, which ends the procedure that it shows. */
function looks(person: Person): WalkAction[] {
  const { name, hasPhone, app } = person
  const isUsable = phoneAnswers(person)
  // Who is logged in to the app goes another way.
  if (!hasPhone || app.isLoggedIn || isUsable === undefined) return []
  return [
    observation(
      isUsable
        ? 'MIG-02'
        : person.ibKey && person.keyPhone !== person.phone
          ? 'MIG-06'
          : rowOfSilence(person),
      `IBKR Mobile ${isUsable ? 'can' : 'cannot'} be used on ${name}'s phone`,
      person,
      () => {
        person.activation = undefined
      },
    ),
  ]
}
