/** @module Right responses and codes in a form that is not theirs: a text with the same value is a wrong one (SEC-EXACT). */

import { mayCountMalformed, responseIsRight } from '../model/challenges.ts'
import { expectedRefusal } from '../model/expectation.ts'
import { secondFactorLocked } from '../model/failures.ts'
import { type Chance, type Model, newestWindow, type Person } from '../model/person.ts'
import { noteResponse } from '../model/phone/app.ts'
import { readableCode } from '../model/phone/display.ts'
import { phoneAnswers } from '../model/phone/ib-key.ts'
import { loginCodeOpen } from '../model/text-messages.ts'
import type { WalkAction, WalkActionsOf } from './action.ts'

/** Whether blanks are ignored is the system's choice (AMB-39). */
const forms = [
  'with a plus in front',
  'with a zero in front',
  'with a point behind',
  'with a point and a zero behind',
  'with a null character behind',
  'in full-width digits',
  'in Arabic digits',
  'as an empty text',
  'as the word null',
]

/** All forms together weigh as much as one action. */
const weight = 0.6 / forms.length

export const exactForms: WalkActionsOf = (model, person) => {
  const login = newestWindow(person)?.login
  if (!login || secondFactorLocked(model, person) !== false) return []
  const { name, seen } = person
  const challenge = seen?.login === login ? seen.challenge : undefined
  const isRight =
    challenge !== undefined && responseIsRight(model, login, { challenge, right: true }) === true
  const code = readableCode(person)
  return [
    ...(challenge?.device === 'ibKey' && phoneAnswers(person) && isRight
      ? refusedForms(model, person, challenge, `${name}'s response is sent`, 'SEC-EXACT-01', person)
      : []),
    ...(code !== undefined && code === login.code && loginCodeOpen(model, login)
      ? refusedForms(model, person, code, `${name}'s security code is sent`, 'SEC-EXACT-02')
      : []),
  ]
}

const refusedForms = (
  model: Model,
  person: Person,
  chance: Chance,
  sentence: string,
  row: string,
  by?: Person,
): WalkAction[] =>
  forms.map((form) => ({
    sentence: `${sentence} "${form}"`,
    person,
    weight,
    happen: () => {
      if (by) noteResponse(by)
      mayCountMalformed(model, person, chance)
      person.seen = undefined
      return [expectedRefusal(row, `${person.name} is refused`)]
    },
  }))
