/** @module What copies of the app send in place of the app: elements of other phones, other phones' requests, copied keys. */

import { requestOpen } from '../../model/approvals.ts'
import { enterResponse, responseIsRight } from '../../model/challenges.ts'
import { expectation, expectedRefusal } from '../../model/expectation.ts'
import { mayCountWrongAnswer, secondFactorLocked } from '../../model/failures.ts'
import { type Model, newestWindow, type Person } from '../../model/person.ts'
import { hasAppPin } from '../../model/phone/app.ts'
import { newestRequest } from '../../model/phone/display.ts'
import { usesIbKeyPhone } from '../../model/phone/ib-key.ts'
import { observation, type WalkAction, type WalkActionsOf } from '../action.ts'
import { canForeseeWrongAnswer } from '../foresight.ts'

export const copies: WalkActionsOf = (model, person) => [
  // How many copies have approved is counted over all of them.
  ...(person.copyHasApproved ? [] : [...approvals(model, person), ...ofFirstPhone(model, person)]),
  ...copiedKeys(model, person),
]

/** Elements that phones of the other system have. */
const foreignElements = {
  android: ['Touch ID', 'Face ID', 'the Passcode'],
  iphone: ['the fingerprint', 'the PIN'],
}

const refused = (
  model: Model,
  person: Person,
  row: string,
  sentence: string,
  weight: number,
): WalkAction => ({
  sentence,
  person,
  weight,
  happen: () => {
    mayCountWrongAnswer(model, person)
    return [expectation(row, `none of the approvals for ${person.name} has been accepted`)]
  },
})

/** Whether the newest notification to the phone in use is about a request that can be answered. */
const isAnswerable = (model: Model, person: Person): boolean => {
  const request = newestRequest(person)
  return (
    request !== undefined &&
    !person.display.endsWithOrder &&
    requestOpen(model, request) === true &&
    secondFactorLocked(model, person) === false &&
    canForeseeWrongAnswer(model, person)
  )
}

function approvals(model: Model, person: Person): WalkAction[] {
  if (!person.hasKeysToCopy || !usesIbKeyPhone(person) || !isAnswerable(model, person)) return []
  const { name, app } = person
  const hasIntegrity = model.capabilities.has('integrity')
  const copy = `a modified copy of ${name}'s app`
  return [
    ...(hasAppPin(person) ? foreignElements.android : foreignElements.iphone).map((element) =>
      refused(model, person, 'SEC-ELEMENT-01', `${copy} approves the login with ${element}`, 0.1),
    ),
    ...(app.isTampered && hasIntegrity
      ? [
          ['NOTIF-37', 'with the attestation of the phone'],
          ['SEC-CLAIM-01', 'with a forged attestation'],
        ].map(([row = '', how]) => refused(model, person, row, `${copy} approves the login ${how}`, 0.6))
      : []),
  ]
}

/** Its keys are worth nothing any more (MIG-06), least of all for what went to another phone (SEC-BIND-08). */
function ofFirstPhone(model: Model, person: Person): WalkAction[] {
  const { name, app, phone } = person
  if (!app.hadKeysBefore || phone === 0 || !usesIbKeyPhone(person) || !isAnswerable(model, person)) return []
  const old = `a copy of the app on ${name}'s old phone`
  return [
    refused(model, person, 'SEC-BIND-08', `${old} answers the approval request of ${name}'s new phone`, 0.7),
    observation('SEC-BIND-08', `${old} does not receive the approval request of ${name}'s new phone`, person),
  ]
}

function copiedKeys(model: Model, person: Person): WalkAction[] {
  const { name, app, seen } = person
  if (!app.copied) return keysToCopy(person)
  const window = newestWindow(person)
  const login = window?.login
  const challenge = seen && seen.login === login ? seen.challenge : undefined
  if (!window || !login || challenge?.device !== 'ibKey' || secondFactorLocked(model, person) !== false)
    return []
  const response = { challenge, right: app.copied === app.binding && person.ibKey }
  const right = responseIsRight(model, login, response)
  if (right === undefined || !(right || canForeseeWrongAnswer(model, person))) return []
  return [
    {
      sentence: `${name}'s challenge is answered with the copied keys`,
      person,
      happen: () => {
        const isRight = enterResponse(model, person, window, response)
        person.seen = isRight ? { login, challenge: undefined } : undefined
        return [
          isRight
            ? expectation('CR-AND-07', `${name} is logged in`)
            : expectedRefusal('SEC-BIND-15', `${name} is refused`),
        ]
      },
    },
  ]
}

function keysToCopy(person: Person): WalkAction[] {
  const { name, app } = person
  if (!person.hasKeysToCopy || !usesIbKeyPhone(person)) return []
  return [
    {
      sentence: `the keys of ${name}'s phone are copied`,
      weight: 0.15,
      happen: () => {
        app.copied = app.binding
        return []
      },
    },
  ]
}
