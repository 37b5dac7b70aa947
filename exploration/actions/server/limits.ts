/** @module Many times the same, up to a limit that the system publishes, or once less: what comes next shows whether it holds. */

import { notificationIsSent } from '../../model/approvals.ts'
import { countWrongEntry, showChallenge, stillWaits } from '../../model/challenges.ts'
import { passwordLocked, secondFactorLocked } from '../../model/failures.ts'
import { logIn } from '../../model/logins.ts'
import { deviceTypes, type Model, type ModelWindow, newestWindow, type Person } from '../../model/person.ts'
import { noteSessionUse, sessionOpen } from '../../model/sessions.ts'
import { codeIsSent, noteCode } from '../../model/text-messages.ts'
import type { WalkAction, WalkActionsOf } from '../action.ts'
import { seeNothingNew } from '../foresight.ts'
import { pass } from '../surroundings.ts'

export const limitsActions: WalkActionsOf = (model, person) => {
  const window = newestWindow(person)
  return [
    ...(window ? challenges(model, person, window) : []),
    ...notifications(model, person),
    ...(window ? confirmCodes(model, person, window) : []),
    ...sessions(model, person, window),
  ]
}

const shortfalls = [
  [0, 'as often as'],
  [1, 'once less than'],
] as const

/** As the sentences say it. */
const twoMinutes = 120_000

/** A new challenge does not make wrong answers forgotten (SEC-LIMIT-05). */
function challenges(model: Model, person: Person, { login }: ModelWindow): WalkAction[] {
  const { secondFactor, name } = person
  const device = login?.device
  if (!login || (device !== 'ibKey' && device !== 'physical') || login.stage === 'approved') return []
  if (stillWaits(model, login) !== true || secondFactor.count.most > 0) return []
  if (secondFactorLocked(model, person) !== false || !model.published.has('secondFactorTries')) return []
  return shortfalls.map(([shortfall, words]) => ({
    sentence: `${name} is wrong with challenge after challenge, ${words} the server allows`,
    person,
    weight: 0.3,
    happen: () => {
      for (let left = model.limits.secondFactorTries.least - shortfall; left > 0; left--)
        countWrongEntry(model, person, showChallenge(model, login, device))
      person.seen = undefined
      return []
    },
  }))
}

/** SEC-CAP-03: logins that nobody answers. */
function notifications(model: Model, person: Person): WalkAction[] {
  const { pushCap } = model.limits
  const isPlain = deviceTypes(person).length === 1 && person.ibKey && !(person.optedOut && !person.mandatory)
  if (!isPlain || person.windows.length > 1 || !model.published.has('pushCap')) return []
  if (passwordLocked(model, person) !== false || secondFactorLocked(model, person) !== false) return []
  if (person.requests.length > 0 || person.display.refused !== 'none') return []
  if (notificationIsSent(model, person) !== true) return []
  return (['TWS', 'IBKR Mobile'] as const).flatMap((platform) =>
    shortfalls.map(([shortfall, words]) => ({
      sentence: `${person.name} leaves logins to ${platform} unanswered, ${words} the server sends notifications in a row`,
      person,
      weight: 0.06,
      happen: () => {
        for (let left = pushCap.least - shortfall; left > 0; left--) logIn(model, person, { platform })
        return []
      },
    })),
  )
}

/** SEC-CAP-01: codes that nobody enters. */
function confirmCodes(model: Model, person: Person, window: ModelWindow): WalkAction[] {
  const { number, name, codes } = person
  const { limits, published } = model
  const isKnown = (['smsCap', 'sessionIdleLifetime', 'sessionLifetime'] as const).every((one) =>
    published.has(one),
  )
  const { session } = window
  if (!number || !isKnown || !session || !sessionOpen(model, window) || codes.length > 0) return []
  const left = session.begunAt + limits.sessionLifetime.least - model.now
  if (left <= limits.smsCap.least * twoMinutes || limits.sessionIdleLifetime.least <= twoMinutes) return []
  if (!model.capabilities.has('sms') || codeIsSent(model, person, 'number') !== true) return []
  return shortfalls.map(([shortfall, words]) => ({
    sentence: `${name} asks for Confirm Codes every two minutes, ${words} the server sends them in a row`,
    person,
    weight: 0.3,
    happen: () => {
      for (let time = 0; time < limits.smsCap.least - shortfall; time++) {
        noteSessionUse(model, window)
        noteCode(model, person, 'number', number.onRecord)
        pass(model, twoMinutes)
      }
      person.seen = undefined
      return []
    },
  }))
}

/** SEC-SESSION-05: a session in use all the time. */
function sessions(model: Model, person: Person, window: ModelWindow | undefined): WalkAction[] {
  const session = window?.session
  if (!window || !session || session.begunAt !== model.now || !sessionOpen(model, window)) return []
  const { sessionLifetime, sessionIdleLifetime } = model.limits
  if (!model.published.has('sessionLifetime') || !model.published.has('sessionIdleLifetime')) return []
  const pause = Math.floor(sessionIdleLifetime.least / 2)
  return (['is about to end', 'has just ended'] as const).map((edge, at) => ({
    sentence: `${person.name} uses the session until it ${edge}`,
    person,
    weight: 0.1,
    happen: () => {
      let left = sessionLifetime.least - 1 + at
      for (; left > pause; left -= pause) {
        pass(model, pause)
        noteSessionUse(model, window)
      }
      pass(model, left)
      seeNothingNew(person)
      return []
    },
  }))
}
