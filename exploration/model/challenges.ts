/** @module ModelChallenge and response: six digits for one login and one device, which one response completes. */

import { countWrongAnswer, mayCountWrongAnswer, resetWrongAnswers } from './failures.ts'
import { allOf, type Foreseen, lasts } from './numbers.ts'
import type {
  Chance,
  Model,
  ModelChallenge,
  ModelLogin,
  ModelWindow,
  Person,
  SavedResponse,
} from './person.ts'
import { beginSession } from './sessions.ts'

/** A new challenge ends the one before it (SEC-SINGLE-06). It may end the approval request of its login, too. */
export function showChallenge(
  { now }: Model,
  login: ModelLogin,
  device: 'ibKey' | 'physical',
): ModelChallenge {
  endChance(login.challenge)
  if (login.request?.open) login.request.open = undefined
  login.challenge = { since: now, open: true, wrong: 0, device }
  login.device = device
  login.stage = 'challenge'
  return login.challenge
}

export function endChance(chance: Chance | undefined): void {
  if (chance) chance.open = false
}

/** Whether the login still waits for its second factor (SEC-EXPIRY-03). */
export function stillWaits({ now, limits }: Model, { stage, begunAt }: ModelLogin): Foreseen {
  if (stage === 'open end') return undefined
  const isWaiting = ['chooseDevice', 'waitingForApproval', 'challenge', 'securityCode'].includes(stage)
  return isWaiting ? lasts(begunAt, now, limits.loginLifetime) : false
}

/** Whether a response to the challenge of this login can still be right (SEC-EXPIRY-04, SEC-LIMIT-01). */
export function challengeOpen(model: Model, login: ModelLogin): Foreseen {
  const { challenge } = login
  if (login.stage === 'open end') return undefined
  if (login.stage !== 'challenge' || !challenge) return false
  const { now, limits } = model
  return allOf(
    challenge.open,
    stillWaits(model, login),
    lasts(challenge.since, now, limits.challengeLifetime),
  )
}

/** Whether this response completes the login (SEC-SINGLE-01, SEC-BIND-03): undefined where the system may decide. */
export function responseIsRight(
  model: Model,
  login: ModelLogin,
  { challenge, right }: SavedResponse,
): Foreseen {
  const open = challengeOpen(model, login)
  return open && !(right && challenge === login.challenge) ? false : open
}

/** Counts a wrong entry: too many make what was tried void (SEC-LIMIT-01 to 03). */
export function countWrongEntry(model: Model, person: Person, chance: Chance): void {
  chance.wrong += 1
  const { least, most } = model.limits.triesPerCode
  if (chance.wrong >= most) chance.open = false
  else if (chance.wrong >= least) chance.open = undefined
  countWrongAnswer(model, person)
}

/** What is no response or code by its form may count as a wrong one, or not. */
export function mayCountMalformed(model: Model, person: Person, chance: Chance): void {
  if (chance.open) chance.open = undefined
  mayCountWrongAnswer(model, person)
}

/** The right second factor: the login is complete, its window has the session, and its other chances are over (CR-AND-08). */
export function completeLogin(model: Model, person: Person, window: ModelWindow): void {
  const { login } = window
  for (const chance of [login?.challenge, login?.code, login?.request]) endChance(chance)
  resetWrongAnswers(person)
  beginSession(model, person, window)
}

/** A response is submitted in a window; true if it completes the login. */
export function enterResponse(
  model: Model,
  person: Person,
  window: ModelWindow,
  response: SavedResponse,
): boolean {
  const { login } = window
  if (!login) return false
  if (responseIsRight(model, login, response)) {
    completeLogin(model, person, window)
    return true
  }
  if (challengeOpen(model, login) && login.challenge) countWrongEntry(model, person, login.challenge)
  else mayCountWrongAnswer(model, person)
  return false
}
