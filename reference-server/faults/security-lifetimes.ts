/** @module Lifetimes that are not kept. */

import type { Instant } from '../domain/words.ts'
import { rules } from './change.ts'
import type { ServerFault } from './fault.ts'

type Timed =
  | 'sessionInTime'
  | 'sessionInUse'
  | 'pushInTime'
  | 'loginInTime'
  | 'challengeInTime'
  | 'activationInTime'

const always = (rule: Timed) => rules(() => ({ [rule]: () => true }))

const fault = (
  id: string,
  title: string,
  violates: ServerFault['violates'],
  inject: ServerFault['inject'],
): ServerFault => ({ id, title, subject: 'server', violates, inject })

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
