/** @module Phones that are jailbroken or rooted: IB Key does not work on them, and works again once they are clean (NOTIF-37). */

import { requestOpen } from '../../model/approvals.ts'
import { expectation } from '../../model/expectation.ts'
import { mayResetWrongPasswords, secondFactorLocked } from '../../model/failures.ts'
import { type Model, newestWindow, type Person } from '../../model/person.ts'
import { newestRequest } from '../../model/phone/display.ts'
import { activationOffered, noteUnfinishedActivation } from '../../model/phone/ib-key.ts'
import type { WalkAction, WalkActionsOf } from '../action.ts'
import { canBeginActivation } from '../foresight.ts'
import { wholeSentence } from './procedures.ts'

export const jailbreaks: WalkActionsOf = (model, person) => {
  if (!person.hasPhone || !model.capabilities.has('integrity')) return []
  const { name, app } = person
  const { prompt } = model
  const change: WalkAction = {
    sentence: `${name}'s phone is ${app.isTampered ? 'no longer ' : ''}jailbroken or rooted`,
    weight: app.isTampered ? 0.3 : 0.2,
    happen: () => {
      app.isTampered = !app.isTampered
      // What the phone asks for it goes on asking for.
      model.prompt = prompt
      return []
    },
  }
  return app.isTampered ? [change, ...activations(model, person), ...approvals(model, person)] : [change]
}

/** The whole procedure, as far as it comes. */
function activations(model: Model, person: Person): WalkAction[] {
  const procedure = activationOffered(person)
  const { hasKeys, isLoggedIn } = person.app
  if (!procedure || hasKeys || isLoggedIn || !canBeginActivation(model, person)) return []
  // A notice in the inbox would be taken for the SMS with the token.
  if (person.notices.most > 0) return []
  const { name } = person
  return [
    {
      sentence: wholeSentence(person, procedure),
      person,
      happen: () => {
        mayResetWrongPasswords(person)
        noteUnfinishedActivation(person)
        person.activation = undefined
        return [expectation('NOTIF-37', `IBKR Mobile cannot be used on ${name}'s phone`)]
      },
    },
  ]
}

function approvals(model: Model, person: Person): WalkAction[] {
  const request = newestRequest(person)
  if (!request?.onPhone || !person.online || !requestOpen(model, request)) return []
  if (newestWindow(person)?.login !== request.login || secondFactorLocked(model, person) !== false) return []
  const { name } = person
  return [
    {
      sentence: `${name} tries to approve the login`,
      person,
      happen: () => {
        request.onPhone = false
        person.activation = undefined
        person.seen = { login: request.login, challenge: undefined }
        return [expectation('NOTIF-37', `${name}'s login is still waiting for the approval`)]
      },
    },
  ]
}
