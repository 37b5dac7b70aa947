/** @module Right responses, codes and proofs in a form that is not theirs: what is not the same text is a wrong one (SEC-EXACT). */

import { challengeOpen, mayCountMalformed, responseIsRight } from '../model/challenges.ts'
import { expectedRefusal } from '../model/expectation.ts'
import { secondFactorLocked } from '../model/failures.ts'
import type { Activation, Chance, Model, ModelLogin, ModelWindow, Person } from '../model/person.ts'
import { newestWindow } from '../model/person.ts'
import { hasAppPin, noteResponse } from '../model/phone/app.ts'
import { readableCode } from '../model/phone/display.ts'
import { phoneAnswers } from '../model/phone/ib-key.ts'
import { noteSessionUse, sessionOpen } from '../model/sessions.ts'
import { confirmCodeOpen, loginCodeOpen, openConfirmCode } from '../model/text-messages.ts'
import type { WalkAction, WalkActionsOf } from './action.ts'

/** Whether blanks are ignored is the system's choice (AMB-39). */
const ofAnyText = [
  'with a plus in front',
  'with a zero in front',
  'with a point behind',
  'with a null character behind',
  'as an empty text',
  'as the word null',
] as const

const ofDigits = [
  ...ofAnyText,
  'with a point and a zero behind',
  'in full-width digits',
  'in Arabic digits',
  'with another last digit',
  'without its last digit',
  'with one more digit',
] as const

const ofTokens = [...ofAnyText, 'without its last sign', 'with one more sign'] as const

/** What is not a text is no code, whatever the text would be (SEC-EXACT-04). */
const otherValues = [
  'as a number',
  'in a list',
  'in a list of guesses',
  'inside something else',
  'as nothing',
  'as a yes',
] as const

/** A secret that would be accepted as it is. */
interface Secret {
  readonly sentence: string
  readonly row: string
  readonly chance: Chance
  /** What comes with any form of it. */
  readonly use?: () => void
}

export const exactForms: WalkActionsOf = (model, person) => {
  const window = newestWindow(person)
  if (!window || secondFactorLocked(model, person) !== false) return []
  return [
    ...(window.login ? ofLogin(model, person, window.login) : []),
    ...ofNumber(model, person, window),
  ].flatMap((secret) => refusedForms(model, person, secret))
}

function ofLogin(model: Model, person: Person, login: ModelLogin): Secret[] {
  const { name, seen, noted } = person
  const shown = seen?.login === login ? seen.challenge : undefined
  const isRight = (challenge: NonNullable<typeof shown>): boolean =>
    responseIsRight(model, login, { challenge, right: true }) === true
  const code = readableCode(person)
  const secrets: Secret[] = []
  if (shown?.device === 'ibKey' && phoneAnswers(person) && isRight(shown))
    secrets.push({
      sentence: `${name}'s response is sent`,
      row: 'SEC-EXACT-01',
      chance: shown,
      use: () => noteResponse(person),
    })
  if (shown?.device === 'physical' && isRight(shown))
    secrets.push({
      sentence: `${name}'s response of the physical security device is sent`,
      row: 'SEC-EXACT-01',
      chance: shown,
    })
  if (noted?.right && challengeOpen(model, login) && isRight(noted.challenge))
    secrets.push({
      sentence: `${name}'s noted response is sent`,
      row: 'SEC-EXACT-01',
      chance: noted.challenge,
    })
  if (code !== undefined && code === login.code && loginCodeOpen(model, login))
    secrets.push({ sentence: `${name}'s security code is sent`, row: 'SEC-EXACT-02', chance: code })
  return secrets
}

function ofNumber(model: Model, person: Person, window: ModelWindow): Secret[] {
  const code = readableCode(person)
  if (code === undefined || code !== openConfirmCode(person)) return []
  if (confirmCodeOpen(model, person) !== true || !sessionOpen(model, window)) return []
  return [
    {
      sentence: `${person.name}'s Confirm Code is sent`,
      row: 'SEC-EXACT-03',
      chance: code,
      use: () => noteSessionUse(model, window),
    },
  ]
}

function refusedForms(
  model: Model,
  person: Person,
  { sentence, row, chance, use = () => {} }: Secret,
): WalkAction[] {
  const form = (words: string, rowOfForm: string, weight: number): WalkAction => ({
    sentence: `${sentence} "${words}"`,
    person,
    weight,
    happen: () => {
      use()
      mayCountMalformed(model, person, chance)
      person.seen = undefined
      return [expectedRefusal(rowOfForm, `${person.name} is refused`)]
    },
  })
  return [
    ...ofDigits.map((words) => form(words, row, 0.6 / ofDigits.length)),
    ...otherValues.map((words) => form(words, 'SEC-EXACT-04', 0.3 / otherValues.length)),
  ]
}

/** What the app would not send, sent past it; `note` tells the model of a wrong proof. */
export function proofForms(
  person: Person,
  { byDevice }: Activation,
  note: () => void,
): readonly WalkAction[] {
  const forms = byDevice ? ofDigits : ofTokens
  const row = byDevice ? 'SEC-EXACT-01' : hasAppPin(person) ? 'MIG-AND-07' : 'MIG-IOS-07'
  return forms.map((words) => ({
    sentence: `${person.name}'s proof of the activation is sent "${words}"`,
    person,
    weight: 1 / forms.length,
    happen: () => {
      note()
      person.seen = undefined
      return [expectedRefusal(row, `${person.name} is refused`)]
    },
  }))
}
