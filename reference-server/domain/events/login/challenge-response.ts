/** @module Manual challenge/response: shows a Challenge code, and verifies the Response String. */

import type { Account } from '../../model/account.ts'
import type { Challenge } from '../../model/challenge.ts'
import { added, replaced } from '../../model/entries.ts'
import type { Login } from '../../model/login.ts'
import { accepted, refusal, refused, type Step } from '../../model/outcome.ts'
import type { Context } from '../../rules/context.ts'
import { countFailure } from '../account/failures.ts'
import { adoptOfferedPushToken } from '../devices/push-token.ts'
import { completeSecondFactor } from './complete-login.ts'
import { pendingLogin } from './pending-login.ts'
import { openSession } from './sessions.ts'

/** Bounds the loop for a deterministic source that repeats itself. */
const maximumDraws = 10

/** A challenge that differs from all others of the person: a response is valid for one login only. */
function freshChallenge({ challenges }: Account, { rules, random }: Context): string {
  let text = rules.newChallenge(random)
  for (let draws = 1; draws < maximumDraws && challenges.some((other) => other.text === text); draws++)
    text = rules.newChallenge(random)
  return text
}

/** Creates a challenge for the login, which supersedes older ones. */
export function showChallenge(account: Account, login: Login, deviceId: string, context: Context): Account {
  const { now, rules, random } = context
  const challenge: Challenge = {
    id: rules.newId(random),
    loginId: login.id,
    deviceId,
    text: freshChallenge(account, context),
    shownAt: now,
    state: 'open',
    failures: 0,
  }
  const challenges = account.challenges.filter(
    (older) => older.loginId !== login.id || !rules.newChallengeSupersedes(older),
  )
  const shown = added({ ...account, challenges }, 'challenges', challenge)
  return replaced(shown, 'logins', { ...login, deviceId, stage: { at: 'challenge' } })
}

export function askForChallenge(account: Account, loginId: string, context: Context): Step<undefined> {
  const found = pendingLogin(account, loginId, context)
  if (!found.ok) return refused(account, found)
  const login = found.value
  const device = account.devices.find(({ id }) => id === login.deviceId)
  if (!device || !context.rules.challengeOffered(login, device)) {
    return refused(account, refusal('wrong_state', 'no device of this login answers challenges'))
  }
  return accepted(showChallenge(account, login, device.id, context), undefined)
}

export const openChallenges = (
  account: Account,
  login: Login,
  { now, rules, profile }: Context,
): readonly Challenge[] =>
  account.challenges.filter(
    (challenge) =>
      rules.challengeIsFor(challenge, login) &&
      rules.challengeIsOpen(challenge) &&
      rules.challengeInTime(challenge, now, profile),
  )

const matchesResponse =
  (account: Account, given: string, { rules }: Context) =>
  (challenge: Challenge): boolean =>
    account.devices.some(
      (device) =>
        device.type !== 'sms' &&
        rules.deviceMayRespond(challenge, device) &&
        rules.responseMatches(given, rules.expectedResponse(device.secret, challenge.text)),
    )

function wrongResponse(account: Account, challenge: Challenge, context: Context): Step<never> {
  const failures = challenge.failures + 1
  const state = context.rules.attemptsExhausted(failures, context.profile) ? 'void' : challenge.state
  const counted = replaced(account, 'challenges', { ...challenge, failures, state })
  return refused(countFailure(counted, context), refusal('invalid_code', 'wrong response'))
}

/** A right response opens the session at once, for the window that submitted it. */
export function giveResponse(
  account: Account,
  loginId: string,
  given: string,
  context: Context,
): Step<{ session: string }> {
  const found = pendingLogin(account, loginId, context)
  if (!found.ok) return refused(account, found)
  const login = found.value
  const open = openChallenges(account, login, context)
  const newest = open.at(-1)
  if (!newest) return refused(account, refusal('invalid_code', 'no open challenge'))
  const answered = open.find(matchesResponse(account, given, context))
  if (!answered) return wrongResponse(account, newest, context)
  const used = replaced(account, 'challenges', { ...answered, state: 'answered' })
  const adopted = adoptOfferedPushToken(used, answered.deviceId, context)
  const opened = openSession(completeSecondFactor(adopted, login, context), login, context)
  return accepted(opened.account, { session: opened.token })
}
