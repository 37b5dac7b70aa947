/** @module WalkActions in Client Portal: the mobile number, SLS devices, the switch, opting out. */

import { type Expectation, expectation, expectedRefusal } from '../model/expectation.ts'
import {
  countWrongPassword,
  mayResetWrongPasswords,
  passwordLocked,
  resetWrongPasswords,
  secondFactorLocked,
} from '../model/failures.ts'
import { deviceTypes, type Model, type ModelWindow, newestWindow, type Person } from '../model/person.ts'
import { readableCode } from '../model/phone/display.ts'
import { noteSessionUse, sessionOpen } from '../model/sessions.ts'
import { changeNumber, confirmNumber, mayRemove, removeDevice } from '../model/settings.ts'
import {
  codeIsSent,
  confirmCodeOpen,
  noteCode,
  openConfirmCode,
  textsPaused,
} from '../model/text-messages.ts'
import { observation, type WalkAction, type WalkActionsOf } from './action.ts'
import { canForeseeWrongAnswer, canForeseeWrongPassword, pauseExpected } from './foresight.ts'

const nameOf = { ibKey: 'IB Key', physical: 'the physical device', sms: 'SMS' } as const

export const settingsActions: WalkActionsOf = (model, person) => {
  const window = newestWindow(person)
  if (!window || !sessionOpen(model, window)) return []
  return [
    ...numbers(model, person, window),
    ...devices(model, person, window),
    ...switches(model, person, window),
    ...observationsOf(model, person, window),
  ]
}

/** A request in the session of this window. */
export const inSession = (
  model: Model,
  person: Person,
  window: ModelWindow,
  sentence: string,
  happen: () => readonly Expectation[],
  weight = 0.6,
): WalkAction => ({
  sentence: `${person.name} ${sentence}`,
  person,
  weight,
  happen: () => {
    noteSessionUse(model, window)
    person.seen = undefined
    return happen()
  },
})

const accepted = (row: string, { name }: Person): readonly Expectation[] => [
  expectation(row, `the answer of ${name} is accepted`),
]
const refused = (row: string, { name }: Person): readonly Expectation[] => [
  expectedRefusal(row, `${name} is refused`),
]

function numbers(model: Model, person: Person, window: ModelWindow): WalkAction[] {
  const { number, name } = person
  if (!number || !model.capabilities.has('sms')) return []
  const action = (
    ...[sentence, happen, weight]: [string, () => readonly Expectation[], number?]
  ): WalkAction => inSession(model, person, window, sentence, happen, weight)
  const actions: WalkAction[] = [
    number.onRecord === 'own'
      ? action('changes the mobile number', () => {
          changeNumber(person, 'other')
          return accepted('SMS-02', person)
        })
      : action('changes the mobile number back', () => {
          changeNumber(person, 'own')
          return accepted('SMS-02', person)
        }),
  ]
  if (number.onRecord === 'own')
    actions.push(
      action(
        'changes the mobile number to one of another country that ends in the same digits',
        () => {
          changeNumber(person, 'abroad')
          return accepted('SMS-02', person)
        },
        0.3,
      ),
    )
  const isPaused = textsPaused(model, person) === true
  const sent = isPaused ? false : codeIsSent(model, person, 'number')
  if (sent !== undefined)
    actions.push(
      action(
        'asks for a Confirm Code',
        () => {
          if (!sent)
            return [
              expectedRefusal(isPaused ? 'SEC-CAP-01' : 'SMS-06', `the server asks ${name} to wait`),
              ...(isPaused ? [] : pauseExpected(model, person, 'number')),
            ]
          noteCode(model, person, 'number', number.onRecord)
          return accepted('SMS-04', person)
        },
        1,
      ),
    )
  // While the second factor is locked a system may confirm numbers or not (AMB-37).
  const open = confirmCodeOpen(model, person)
  if (
    secondFactorLocked(model, person) !== false ||
    open === undefined ||
    !canForeseeWrongAnswer(model, person)
  )
    return actions
  const code = openConfirmCode(person)
  const enter = (sentence: string, isRight: boolean, row: string): void => {
    actions.push(
      action(
        sentence,
        () => {
          const isConfirmed = confirmNumber(model, person, isRight)
          return isConfirmed
            ? accepted('SMS-07', person)
            : [expectedRefusal(row, `the server does not accept the code of ${name}`)]
        },
        1.5,
      ),
    )
  }
  const newest = readableCode(person)
  const row = newest?.used ? 'SEC-SINGLE-03' : newest?.purpose === 'login' ? 'SEC-BIND-06' : 'SEC-EXPIRY-06'
  if (newest) {
    enter('enters the Confirm Code', newest === code, newest.number === number.onRecord ? row : 'SEC-BIND-07')
    enter('enters a wrong Confirm Code', false, 'SMS-07')
  }
  if (person.notedCode)
    enter('enters the noted code as Confirm Code', person.notedCode === code, 'SEC-BIND-06')
  // A notice to that number would be the newest message there.
  if (code?.number === 'other' && number.lastVerified !== 'other')
    enter('enters the Confirm Code that was sent to the other number', true, 'SEC-BIND-07')
  return actions
}

function devices(model: Model, person: Person, window: ModelWindow): WalkAction[] {
  if (person.sms === undefined) return []
  const allowed = mayRemove(person)
  return deviceTypes(person).map((type) =>
    inSession(
      model,
      person,
      window,
      `removes ${nameOf[type]} from the SLS devices`,
      () => {
        if (!allowed) return refused('REG-HK-03', person)
        removeDevice(person, type)
        return accepted('SEC-BIND-15', person)
      },
      0.25,
    ),
  )
}

function switches(model: Model, person: Person, window: ModelWindow): WalkAction[] {
  const { name } = person
  const actions: WalkAction[] = []
  const action = (...[sentence, happen, weight]: [string, () => readonly Expectation[], number?]): void => {
    actions.push(inSession(model, person, window, sentence, happen, weight))
  }
  if (model.capabilities.has('seamless') && person.ibKey) {
    const next = !person.seamless
    action(
      next ? 'switches Seamless Authentication on again' : 'switches Seamless Authentication off',
      () => {
        person.seamless = next
        return accepted('NOTIF-12', person)
      },
    )
  }
  if (passwordLocked(model, person) !== false) return actions
  if (!person.optedOut)
    action(
      'opts out of the Secure Login System',
      () => {
        if (person.mandatory) {
          // Before or after the password was looked at.
          mayResetWrongPasswords(person)
          return refused('REG-HK-04', person)
        }
        // SEC-LIMIT-13: the right password, at this entry point as at any other.
        resetWrongPasswords(person)
        person.optedOut = true
        return accepted('REG-03', person)
      },
      1,
    )
  // Whether somebody who has moved to where it is forbidden is opted out still, no article says.
  else if (!person.mandatory)
    action(
      'opts in again',
      () => {
        // The password comes with it, and a system may look at it or not.
        mayResetWrongPasswords(person)
        person.optedOut = false
        return accepted('REG-03', person)
      },
      0.3,
    )
  if (!person.optedOut && canForeseeWrongPassword(model, person))
    action(
      'opts out with a wrong password',
      () => {
        countWrongPassword(model, person)
        return [expectedRefusal('REG-03', `${name} is refused`)]
      },
      0.2,
    )
  return actions
}

function observationsOf(model: Model, person: Person, window: ModelWindow): WalkAction[] {
  const { name, number } = person
  const seeing = (row: string, sentence: string): WalkAction =>
    observation(row, sentence, person, () => {
      noteSessionUse(model, window)
      person.seen = undefined
    })
  return [
    ...(number && model.capabilities.has('sms')
      ? [seeing('SMS-08', `the mobile number of ${name} is ${number.verified ? '' : 'not '}verified`)]
      : []),
    ...(person.sms === undefined || !model.capabilities.has('sms')
      ? []
      : [
          seeing(
            person.sms ? 'SMS-10' : 'SMS-11',
            `${name} is ${person.sms ? '' : 'not '}enrolled in SMS authentication`,
          ),
        ]),
    seeing(
      person.physical ? 'SEC-REFUSAL-01' : 'SEC-BIND-15',
      `${name} has ${person.physical ? 'the' : 'no'} physical device among the SLS devices`,
    ),
    ...(model.capabilities.has('seamless') && person.ibKey
      ? [seeing('NOTIF-11', `Seamless Authentication of ${name} is ${person.seamless ? 'on' : 'off'}`)]
      : []),
  ]
}
