/** @module The notification that is tapped, what IB Key shows and asks for, and who gives it what. */

import { usesIbKeyPhone } from '../model/activations.ts'
import { newestRequest, noteApproval, requestOpen } from '../model/approvals.ts'
import { expectation } from '../model/expectation.ts'
import { secondFactorLocked } from '../model/failures.ts'
import { type ApprovalRequest, type Model, newestWindow, type Person } from '../model/person.ts'
import type { WalkAction, WalkActionsOf } from './action.ts'
import { canForeseeWrongAnswer } from './foresight.ts'

export const prompts: WalkActionsOf = (model, person) => {
  const request = newestRequest(person)
  if (!request || !person.online || !usesIbKeyPhone(person)) return []
  if (!requestOpen(model, request) || secondFactorLocked(model, person) !== false) return []
  if (model.prompt?.request === request) return answers(model, person, request)
  return request.onPhone && canForeseeWrongAnswer(model, person) ? taps(model, person, request) : []
}

/** Which row says what a phone with this security element asks for. */
const rowsOfElements: Readonly<Record<Person['element'], string>> = {
  'the fingerprint': 'PUSH-AND-05',
  'the PIN': 'PUSH-AND-05',
  'Touch ID': 'PUSH-TID-04',
  'Face ID': 'PUSH-FID-04',
  'the Passcode': 'PUSH-TID-05',
}

/** A tapped notification is gone from the phone. */
function taps(model: Model, person: Person, request: ApprovalRequest): WalkAction[] {
  const { name, windows, element } = person
  const window = windows.find(({ login }) => login === request.login)
  if (!window) return []
  return [
    {
      sentence: `${name} taps the notification`,
      person,
      happen: () => {
        request.onPhone = false
        model.prompt = { request }
        return [
          expectation('NOTIF-EN-04', `IBKR Mobile shows ${name} the login to "${window.platform}"`),
          expectation(rowsOfElements[element], `IB Key asks ${name} for ${element}`),
        ]
      },
    },
  ]
}

/** What the phone takes for a wrong one. */
const wrongOnes: Readonly<Record<Person['element'], (name: string) => string>> = {
  'the fingerprint': (name) => `somebody else holds a finger against ${name}'s phone`,
  'the PIN': (name) => `${name} mistypes the PIN`,
  'Touch ID': (name) => `somebody else holds a finger against ${name}'s phone`,
  'Face ID': (name) => `somebody else looks at ${name}'s phone`,
  'the Passcode': (name) => `${name} mistypes the Passcode`,
}

function answers(model: Model, person: Person, request: ApprovalRequest): WalkAction[] {
  const { name, element } = person
  const window = newestWindow(person)
  return [
    {
      sentence: `${name} gives the security element`,
      person,
      weight: 3,
      happen: () => {
        noteApproval(model, person, request)
        return []
      },
    },
    ...(window?.login === request.login
      ? [
          {
            sentence: wrongOnes[element](name),
            person,
            weight: 2,
            happen: () => {
              person.seen = { login: request.login, challenge: undefined }
              return [
                expectation(rowsOfElements[element], `${name}'s login is still waiting for the approval`),
              ]
            },
          },
        ]
      : []),
    { sentence: `${name} dismisses the prompt`, person, weight: 0.5, happen: () => [] },
  ]
}
