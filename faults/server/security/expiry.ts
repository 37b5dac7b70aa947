/** @module Lifetimes that are not kept. */

import type { Account } from '../../../reference-server/domain/model/account.ts'
import type { Instant } from '../../../reference-server/domain/model/primitives.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import { fault, type ServerFault } from '../fault.ts'
import { replies, rules } from '../support/parts.ts'
import { afterwards } from '../support/store.ts'

type Timed =
  | 'sessionInTime'
  | 'sessionInUse'
  | 'pushInTime'
  | 'loginInTime'
  | 'challengeInTime'
  | 'activationInTime'

const always = (rule: Timed) => rules(() => ({ [rule]: () => true }))

/** One millisecond too long, everywhere: equal counts as in time. */
const equalIsInTime = rules((right) => ({
  pushInTime: (request, now, profile) => right.pushInTime(request, now - 1, profile),
  loginInTime: (login, now, profile) => right.loginInTime(login, now - 1, profile),
  challengeInTime: (shown, now, profile) => right.challengeInTime(shown, now - 1, profile),
  loginGivesSession: (login, now, profile) => right.loginGivesSession(login, now - 1, profile),
  codeInTime: (code, now, profile) => right.codeInTime(code, now - 1, profile),
  activationInTime: (activation, now, profile) => right.activationInTime(activation, now - 1, profile),
  sessionInTime: (session, now, profile) => right.sessionInTime(session, now - 1, profile),
  sessionInUse: (session, now, profile) => right.sessionInUse(session, now - 1, profile),
}))

/** A code lives from the last time at which somebody has entered anything for it. */
const prolongedByTrying = rules((right) => {
  const tried = new Map<string, Instant>()
  return {
    codeInTime(code, now, profile) {
      const inTime = right.codeInTime({ ...code, sentAt: tried.get(code.id) ?? code.sentAt }, now, profile)
      if (inTime) tried.set(code.id, now)
      return inTime
    },
  }
})

/** The answer says that the login has expired, and brings its session. */
function expiredInWordsAlone(parts: ServerParts): ServerParts {
  let late = false
  const told = replies((reply) => ('session' in reply && late ? { ...reply, state: 'expired' } : reply))
  return rules((right) => ({
    loginInTime(login, now, profile) {
      late = !right.loginInTime(login, now, profile)
      return true
    },
  }))(told(parts))
}

/** When something was asked for, and for which login. */
interface Asked {
  readonly id: string
  readonly loginId: string
  readonly at: Instant
}

/** A login begins again with whatever it is asked for. */
const renewedBy = (asked: (account: Account) => readonly Asked[]) =>
  afterwards((before, after) => {
    const known = new Set(asked(before).map(({ id }) => id))
    const fresh = new Map(
      asked(after).flatMap(({ id, loginId, at }) => (known.has(id) ? [] : [[loginId, at] as const])),
    )
    return {
      ...after,
      logins: after.logins.map((login) => ({ ...login, begunAt: fresh.get(login.id) ?? login.begunAt })),
    }
  })

export const securityLifetimeFaults: readonly ServerFault[] = [
  fault(
    'wrong-code-prolongs-the-right-one',
    'Whoever enters a wrong code has the whole time for the right one again.',
    ['SEC-EXPIRY-06'],
    prolongedByTrying,
  ),
  fault(
    'question-never-ends',
    'A question on the phone can be answered for ever.',
    ['SEC-EXPIRY-01'],
    always('pushInTime'),
  ),
  fault(
    'session-never-ends',
    'A session lasts until the logout.',
    ['SEC-SESSION-05'],
    always('sessionInTime'),
  ),
  fault(
    'unused-session-goes-on',
    'A session that nobody uses lasts as long as one in use.',
    ['SEC-SESSION-06'],
    always('sessionInUse'),
  ),
  fault(
    'use-goes-unnoticed',
    'A session ends in the middle of its use.',
    ['SEC-SESSION-06'],
    rules(() => ({ useIsNoted: () => false })),
  ),
  fault(
    'session-in-tws-never-ends',
    'A session in TWS lasts until the logout.',
    ['SEC-SESSION-05'],
    rules((right) => ({
      sessionInTime: (session, now, profile) =>
        session.platform === 'tws' || right.sessionInTime(session, now, profile),
    })),
  ),
  fault(
    'unused-session-ends-in-client-portal-alone',
    'A session that nobody uses ends in Client Portal, and goes on elsewhere.',
    ['SEC-SESSION-06'],
    rules((right) => ({
      sessionInUse: (session, now, profile) =>
        session.platform !== 'clientPortal' || right.sessionInUse(session, now, profile),
    })),
  ),
  fault(
    'use-of-tws-goes-unnoticed',
    'A session in TWS ends in the middle of its use.',
    ['SEC-SESSION-06'],
    rules((right) => ({
      useIsNoted: (session, now, profile) =>
        session.platform !== 'tws' && right.useIsNoted(session, now, profile),
    })),
  ),
  fault(
    'challenge-makes-its-login-longer',
    'A login begins again with each challenge.',
    ['SEC-EXPIRY-03'],
    renewedBy(({ challenges }) => challenges.map(({ shownAt: at, ...challenge }) => ({ ...challenge, at }))),
  ),
  fault(
    'sms-makes-its-login-longer',
    'A login begins again with each SMS.',
    ['SEC-EXPIRY-03'],
    renewedBy(({ smsCodes }) =>
      smsCodes.map(({ id, subject: loginId, sentAt: at }) => ({ id, loginId, at })),
    ),
  ),
  fault(
    'approval-waits-for-ever',
    'An approved login waits for ever.',
    ['SEC-EXPIRY-02'],
    rules(() => ({ loginGivesSession: ({ stage }) => stage.at === 'approved' })),
  ),
  fault(
    'login-never-ends',
    'The password stays good for its login for ever.',
    ['SEC-EXPIRY-03'],
    always('loginInTime'),
  ),
  fault(
    'login-expires-in-words-alone',
    'A login that is called expired opens all the same.',
    ['SEC-EXPIRY-03'],
    expiredInWordsAlone,
  ),
  fault(
    'activation-never-ends',
    'What a physical security device proves an activation with is good for ever.',
    ['SEC-EXPIRY-08'],
    always('activationInTime'),
  ),
  fault(
    'challenge-never-ends',
    'A challenge can be answered for ever.',
    ['SEC-EXPIRY-04'],
    always('challengeInTime'),
  ),
  fault(
    'equal-is-in-time',
    'Everything lasts one millisecond too long.',
    [
      'SEC-EXPIRY-01',
      'SEC-EXPIRY-02',
      'SEC-EXPIRY-03',
      'SEC-EXPIRY-04',
      'SEC-EXPIRY-05',
      'SEC-EXPIRY-06',
      'SEC-EXPIRY-07',
      'SEC-EXPIRY-08',
      'SEC-SESSION-05',
      'SEC-SESSION-06',
    ],
    equalIsInTime,
  ),
  fault(
    'security-code-never-ends',
    'A security code and its login last for ever.',
    ['SEC-EXPIRY-05'],
    rules((right) => ({
      codeInTime: (code, now, profile) => code.purpose === 'login' || right.codeInTime(code, now, profile),
      loginInTime: (login, now, profile) =>
        login.stage.at === 'securityCode' || right.loginInTime(login, now, profile),
    })),
  ),
  fault(
    'confirm-code-never-ends',
    'A Confirm Code lasts for ever.',
    ['SEC-EXPIRY-06'],
    rules((right) => ({
      codeInTime: (code, now, profile) =>
        code.purpose === 'verifyNumber' || right.codeInTime(code, now, profile),
    })),
  ),
]
