/** @module What is another person's: their SLS devices, their opting out, their logins, their codes. */

import { stillWaits } from '../../model/challenges.ts'
import { type Expectation, expectedRefusal } from '../../model/expectation.ts'
import {
  countWrongPassword,
  mayCountWrongAnswer,
  mayCountWrongPassword,
  mayResetWrongPasswords,
  passwordLocked,
  secondFactorLocked,
} from '../../model/failures.ts'
import { deviceTypes, type Model, type ModelWindow, newestWindow, type Person } from '../../model/person.ts'
import { readableCode } from '../../model/phone/display.ts'
import { noteSessionUse, sessionOpen } from '../../model/sessions.ts'
import { confirmCodeOpen } from '../../model/text-messages.ts'
import { observation, type WalkAction, type WalkActionsOf } from '../action.ts'
import { canForeseeWrongAnswer, choiceIsSeen } from '../foresight.ts'
import { inSession } from '../settings.ts'

export const strangersActions: WalkActionsOf = (model, person) => {
  const window = newestWindow(person)
  if (!window) return []
  const isInside = sessionOpen(model, window) === true
  const actions = isInside ? confirmCodes(model, person, window) : []
  for (const other of model.people) {
    const others = newestWindow(other)
    if (other === person || !others) continue
    if (isInside) actions.push(...settings(model, person, window, other, others))
    actions.push(...logins(model, person, other, others))
  }
  return actions
}

const nameOf = { ibKey: 'IB Key', physical: 'physical device', sms: 'SMS' } as const

const refused = (row: string, { name }: Person): readonly Expectation[] => [
  expectedRefusal(row, `${name} is refused`),
]

function settings(
  model: Model,
  person: Person,
  window: ModelWindow,
  other: Person,
  others: ModelWindow,
): WalkAction[] {
  const actions: WalkAction[] = []
  if (sessionOpen(model, others) && other.sms !== undefined)
    for (const type of deviceTypes(other))
      actions.push(
        inSession(
          model,
          person,
          window,
          `removes the ${nameOf[type]} of ${other.name} from the SLS devices`,
          () => {
            noteSessionUse(model, others)
            other.seen = undefined
            return refused('SEC-BIND-13', person)
          },
          1,
        ),
      )
  const { least } = model.limits.passwordTries
  const isNear = [person, other].some(
    (one) => passwordLocked(model, one) !== false || one.password.count.most + 1 >= least,
  )
  if (isNear || person.optedOut) return actions
  actions.push(
    inSession(
      model,
      person,
      window,
      `opts out with the password of ${other.name}`,
      () => {
        countWrongPassword(model, person)
        return refused('REG-03', person)
      },
      1,
    ),
    inSession(
      model,
      person,
      window,
      `opts out in the name of ${other.name}`,
      () => {
        for (const one of [person, other]) {
          mayResetWrongPasswords(one)
          mayCountWrongPassword(one)
        }
        return refused('REG-03', person)
      },
      1,
    ),
  )
  return actions
}

const foreignKeys = ['no key', 'a made-up key', 'the key of another login'] as const

const keyBefore = 'the key of the login before'

/** Their login and the devices that it offers. */
function logins(model: Model, person: Person, other: Person, others: ModelWindow): WalkAction[] {
  const login = newestWindow(person)?.login
  if (!login) return []
  const canChoose =
    choiceIsSeen(person) &&
    choiceIsSeen(other) &&
    other.ibKey &&
    stillWaits(model, login) === true &&
    secondFactorLocked(model, person) === false
  return [
    ...(others.login && !others.session
      ? [...foreignKeys, ...(other.windows.at(-2)?.login ? [keyBefore] : [])].map((key) => ({
          ...observation(
            'SEC-BIND-01',
            `the login of ${other.name} does not open to ${person.name} with "${key}"`,
            person,
          ),
          weight: 0.1,
        }))
      : []),
    ...(canChoose
      ? [
          {
            sentence: `${person.name} chooses the "IB Key" of ${other.name}`,
            person,
            weight: 1.5,
            happen: () => {
              person.seen = undefined
              return refused('SYNC-06', person)
            },
          },
        ]
      : []),
  ]
}

/** A code that is nobody's, or somebody else's, where none is open. */
function confirmCodes(model: Model, person: Person, window: ModelWindow): WalkAction[] {
  const { number, codes } = person
  if (!number || !model.capabilities.has('sms')) return []
  if (secondFactorLocked(model, person) !== false || !canForeseeWrongAnswer(model, person)) return []
  if (confirmCodeOpen(model, person) !== false) return []
  const enter = (sentence: string, row: string): WalkAction => ({
    ...inSession(model, person, window, sentence, () => {
      mayCountWrongAnswer(model, person)
      return refused(row, person)
    }),
    weight: 0.3,
  })
  const isFresh = !codes.some(({ purpose }) => purpose === 'number')
  return [
    ...(isFresh ? [enter('enters a Confirm Code although none was sent', 'SMS-07')] : []),
    ...model.people
      .filter((other) => other !== person && readableCode(other))
      .map((other) => enter(`enters the Confirm Code of ${other.name}`, 'SEC-BIND-04')),
  ]
}
