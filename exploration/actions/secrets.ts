/** @module What nobody may read or guess: secrets in messages and answers, keys of another kind, names that nobody has. */

import { expectation } from '../model/expectation.ts'
import { countWrongPassword, passwordLocked } from '../model/failures.ts'
import { type Model, newestWindow, type Person } from '../model/person.ts'
import { readableCode, requestsToPhone } from '../model/phone/display.ts'
import { sessionOpen } from '../model/sessions.ts'
import { observation, type WalkAction, type WalkActions, type WalkActionsOf } from './action.ts'

/** They change nothing, and each is worth as little as it is likely to find something. */
const weight = 0.25

export const secretsOf: WalkActionsOf = (model, person) =>
  [...inMessages(person), ...inAnswers(person), ...ofSession(model, person)].map((look) => ({
    ...look,
    weight,
  }))

/** Only of a login that went on after the password there is a secret to look for. */
function inMessages(person: Person): WalkAction[] {
  const { name, windows, codes } = person
  if (!windows.some(({ login }) => login)) return []
  return [
    ...(requestsToPhone(person).some(({ sent }) => sent)
      ? [observation('SEC-SECRET-01', `no notification to ${name} holds a secret or a name`, person)]
      : []),
    ...(codes.some(({ number }) => number === 'own')
      ? [observation('SEC-SECRET-02', `no SMS to ${name} holds a secret but its code`, person)]
      : []),
  ]
}

function inAnswers(person: Person): WalkAction[] {
  const { name, windows, activation, inbox, notices, noted } = person
  const look = (what: string): WalkAction =>
    observation(
      'SEC-SECRET-03',
      `no answer of the server to ${name} contains the ${what} in any form`,
      person,
    )
  if (windows.length === 0) return []
  // A notice may be the newest message.
  const hasCode = notices.most === 0 && readableCode(person) !== undefined
  const hasToken = activation?.byDevice === false && inbox.at(-1)?.purpose === 'activation'
  return [
    ...(hasCode ? [look('code')] : []),
    ...(hasToken ? [look('Activation Token')] : []),
    ...(noted ? [look('noted response')] : []),
  ]
}

/** The key of a session, and that of a login in place of it. Whether one is accepted cannot be looked at without using it up. */
function ofSession(model: Model, person: Person): WalkAction[] {
  const { name, windows } = person
  const window = newestWindow(person)
  if (!window?.login) return []
  const look = (row: string, sentence: string): WalkAction => observation(row, sentence, person)
  const isOver = window.session !== undefined && sessionOpen(model, window) === false
  const endedBy = window.session?.open === false ? 'SEC-SESSION-02' : 'SEC-SESSION-06'
  return [
    look('SEC-SESSION-03', `the key of ${name}'s login is not accepted as a session`),
    ...(windows.every(({ session }) => session)
      ? [look('SEC-SESSION-01', `${name}'s session differs from all earlier secrets`)]
      : []),
    ...(isOver ? [look(endedBy, `${name}'s session is not accepted`)] : []),
  ]
}

const doors = ['login window', 'app'] as const

/** Once in a walk: what was tried before is compared as well. Nobody may be nearer to a lock than others. */
export const namesProbed: WalkActions = (model) => {
  const { people, limits } = model
  const [one, other] = people
  const isFresh = ({ password }: Person): boolean =>
    password.count.most === 0 && password.lockedAt === undefined && 1 < limits.passwordTries.least
  if (!one || !other || model.namesWereProbed || !isFresh(one) || !isFresh(other)) return []
  return doors.map((door) => ({
    sentence: `somebody tries a wrong password in the "${door}" for ${one.name}, for ${other.name} and for nobody, 1 time`,
    weight: 0.5,
    happen: () => {
      model.namesWereProbed = true
      for (const person of [one, other]) if (!passwordLocked(model, person)) countWrongPassword(model, person)
      return [expectation('SEC-ENUM-01', 'the answers cannot be told apart')]
    },
  }))
}
