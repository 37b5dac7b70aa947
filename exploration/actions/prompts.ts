/** @module What IB Key asks for, at a notification that was tapped or for a response, and who gives it what. */

import { noteApproval, requestOpen } from '../model/approvals.ts'
import { type Expectation, expectation } from '../model/expectation.ts'
import { mayCountWrongAnswer, secondFactorLocked } from '../model/failures.ts'
import { type ApprovalRequest, type Model, newestWindow, type Person } from '../model/person.ts'
import { currentElement, isOutOfUse, noteRight, noteWrong } from '../model/phone/app.ts'
import { disturb, isAbout, leaveOpen, newestRequest } from '../model/phone/display.ts'
import { phoneAnswers } from '../model/phone/ib-key.ts'
import type { WalkAction, WalkActionsOf } from './action.ts'
import { canForeseeWrongAnswer } from './foresight.ts'

type Element = Person['element']

export const prompts: WalkActionsOf = (model, person) => {
  if (model.prompt) return model.prompt.of === person ? answers(model, person, model.prompt) : []
  const request = newestRequest(person)
  if (!request?.onPhone || !canTap(model, person, request)) return []
  return tapped(model, person, request, `${person.name} taps the notification`)
}

const isAnswerable = (model: Model, person: Person, request: ApprovalRequest): boolean =>
  requestOpen(model, request) === true && secondFactorLocked(model, person) === false

/** Whether a tap on the notification of this request is certain to open it. */
export const canTap = (model: Model, person: Person, request: ApprovalRequest): boolean =>
  person.online &&
  phoneAnswers(person) === true &&
  isAnswerable(model, person, request) &&
  canForeseeWrongAnswer(model, person)

/** Which row says what a phone with this security element asks for. */
const rowsOfElements: Readonly<Record<Element, string>> = {
  'the fingerprint': 'PUSH-AND-05',
  'the PIN': 'PUSH-AND-05',
  'Touch ID': 'PUSH-TID-04',
  'Face ID': 'PUSH-FID-04',
  'the Passcode': 'PUSH-TID-05',
}

/** A secret in place of finger or face is asked for after too many wrong ones. */
export const rowOfElement = ({ element }: Person, asked: Element): string =>
  asked === element ? rowsOfElements[asked] : 'SEC-PIN-04'

/** A tap approves nothing: another one asks again (NOTIF-EN-04). */
export function tapped(
  model: Model,
  person: Person,
  request: ApprovalRequest,
  sentence: string,
): WalkAction[] {
  const { name, windows } = person
  const element = currentElement(person)
  const window = windows.find(({ login }) => login === request.login)
  if (!window || !element) return []
  return [
    {
      sentence,
      person,
      happen: () => {
        disturb(person)
        model.prompt = { of: person, request }
        person.app.isAsking = true
        return [
          expectation('NOTIF-EN-04', `IBKR Mobile shows ${name} the login to "${window.platform}"`),
          expectation(rowOfElement(person, element), `IB Key asks ${name} for ${element}`),
        ]
      },
    },
  ]
}

/** What the phone takes for a wrong one. */
const wrongOnes: Readonly<Record<Element, (name: string) => string>> = {
  'the fingerprint': (name) => `somebody else holds a finger against ${name}'s phone`,
  'the PIN': (name) => `${name} mistypes the PIN`,
  'Touch ID': (name) => `somebody else holds a finger against ${name}'s phone`,
  'Face ID': (name) => `somebody else looks at ${name}'s phone`,
  'the Passcode': (name) => `${name} mistypes the Passcode`,
}

function answers(model: Model, person: Person, prompt: NonNullable<Model['prompt']>): WalkAction[] {
  const { name, app } = person
  const { request } = prompt
  const element = currentElement(person)
  if (!element || (request && !isAnswerable(model, person, request))) return []
  const unanswered = (row: string): Expectation[] => {
    if (!request) return [expectation(row, `${name}'s phone shows no Response String`)]
    if (newestWindow(person)?.login !== request.login) return []
    person.seen = { login: request.login, challenge: undefined }
    return [expectation(row, `${name}'s login is still waiting for the approval`)]
  }
  /** The phone asks once more; after a few wrong ones it is not certain for what. */
  const asksAgain = (): Expectation[] => {
    const next = isOutOfUse(app) === false ? currentElement(person) : undefined
    if (!next || next === 'the Passcode') return []
    model.prompt = prompt
    return [expectation(rowOfElement(person, next), `IB Key asks ${name} for ${next}`)]
  }
  /** A refused approval may count as a wrong answer, and end what waits. */
  const refused = (): Expectation[] => {
    if (request) mayCountWrongAnswer(model, person)
    return request && !requestOpen(model, request) ? [] : unanswered('NOTIF-37')
  }
  const wrong = (sentence: string, times: number, weight: number): WalkAction => ({
    sentence,
    person,
    weight,
    happen: () => {
      noteWrong(app, element, times)
      return [...unanswered(request ? 'PUSH-AND-06' : 'CR-IOS-05'), ...asksAgain()]
    },
  })
  const isTouch = (!app.isTampered && element === 'the fingerprint') || element === 'Touch ID'
  return [
    {
      sentence: `${name} gives ${element === person.element ? 'the security element' : element}`,
      person,
      weight: 3,
      happen: () => {
        app.isAsking = false
        if (app.isTampered) return refused()
        noteRight(app, element)
        if (request) {
          noteApproval(model, person, request)
          leaveOpen(person, isAbout(request))
        }
        return request
          ? []
          : [expectation('CR-IOS-05', `${name}'s phone shows a Response String of eight digits`)]
      },
    },
    ...(app.isTampered ? [] : [wrong(wrongOnes[element](name), 1, 2)]),
    ...(isTouch ? [wrong(`somebody else holds a finger against ${name}'s phone 10 times`, 10, 0.5)] : []),
    {
      sentence: `${name} dismisses the prompt`,
      person,
      weight: 0.5,
      happen: () => {
        app.isAsking = false
        return request ? [] : unanswered('CR-IOS-05')
      },
    },
  ]
}
