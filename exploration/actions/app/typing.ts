/** @module Challenges that are typed into IBKR Mobile, whoever types them, and with which PIN. */

import { type Expectation, expectation } from '../../model/expectation.ts'
import type { Model, Person } from '../../model/person.ts'
import { currentElement, hasAppPin, isOutOfUse, noteResponse, noteWrong } from '../../model/phone/app.ts'
import { isAppPaused } from '../../model/phone/display.ts'
import { phoneAnswers } from '../../model/phone/ib-key.ts'
import { observation, type WalkAction, type WalkActionsOf } from '../action.ts'
import { rowOfElement } from '../prompts.ts'

/** What is no challenge, and one that is. */
const malformed = ['12345', '1234567', '12a456', ' 123456', '١٢٣٤٥٦'] as const
const challenges = ['012345', '000123'] as const

/** Without any network (CR-AND-02). */
export const typing: WalkActionsOf = (model, person) => {
  if (!person.hasPhone || isAppPaused(person.display)) return []
  const answers = phoneAnswers(person)
  if (answers === undefined) return person.app.hasKeys && hasAppPin(person) ? locking(person) : []
  return answers
    ? [...typed(model, person), ...(hasAppPin(person) ? wrongPins(person) : []), answering(person)]
    : [silent(person)]
}

/** The app is opened anew, and shows nothing of before. */
export const opens = (
  person: Person,
  sentence: string,
  weight: number,
  happen: () => readonly Expectation[],
): WalkAction => ({
  sentence,
  person,
  weight,
  happen: () => {
    person.activation = undefined
    person.app.isAsking = false
    return happen()
  },
})

function typed(model: Model, person: Person): WalkAction[] {
  const { name } = person
  const element = currentElement(person)
  const rightly = challenges.map((challenge) =>
    opens(person, `${name} types the challenge "${challenge}" into IBKR Mobile`, 0.25, () => {
      if (hasAppPin(person)) {
        noteResponse(person)
        return [expectation('XDEV-AND-06', `${name}'s phone shows a Response String of eight digits`)]
      }
      if (!element) return []
      model.prompt = { of: person, request: undefined }
      person.app.isAsking = true
      return [expectation(rowOfElement(person, element), `IB Key asks ${name} for ${element}`)]
    }),
  )
  const wrongly = malformed.map((text) =>
    opens(person, `${name} types the challenge "${text}" into IBKR Mobile`, 0.05, () => [
      expectation('SYNC-10', `${name}'s phone shows no Response String`),
    ]),
  )
  return [...rightly, ...wrongly]
}

function wrongPins(person: Person): WalkAction[] {
  const { name, app } = person
  return [
    opens(person, `${name} types the challenge "012345" and a wrong PIN into IBKR Mobile`, 0.3, () => {
      noteWrong(app, 'the PIN')
      return [expectation('CR-AND-05', `${name}'s phone shows no Response String`)]
    }),
    ...trying(person, 2, 0.15),
    ...locking(person),
  ]
}

/** However many there were before, these are too many. */
const locking = (person: Person): WalkAction[] =>
  person.app.isTampered || isOutOfUse(person.app) ? [] : trying(person, 10, 0.1)

/** Wrong PINs by somebody who has found the phone. */
const trying = (person: Person, times: number, weight: number): WalkAction[] =>
  ['', ', and restarts it after each'].map((then) =>
    opens(
      person,
      `somebody tries ${times} wrong PINs for a challenge on ${person.name}'s phone${then}`,
      weight,
      () => {
        noteWrong(person.app, 'the PIN', times)
        return []
      },
    ),
  )

const answering = (person: Person): WalkAction =>
  observation('SEC-PIN-01', `${person.name}'s phone answers a challenge`, person, () => {
    person.activation = undefined
    noteResponse(person)
  })

const silent = (person: Person): WalkAction => ({
  ...observation(rowOfSilence(person), `${person.name}'s phone answers no challenge any more`, person, () => {
    person.activation = undefined
  }),
  weight: isOutOfUse(person.app) ? 1 : 0.3,
})

/** Why a phone gives no response. */
export function rowOfSilence({ app }: Person): string {
  if (app.isTampered) return 'NOTIF-37'
  return app.hasKeys ? 'SEC-PIN-01' : 'REACT-A-01'
}
