/** @module Lifetimes that are not kept. */

import type { Account } from '../../../reference-server/domain/model/account.ts'
import type { Instant } from '../../../reference-server/domain/model/primitives.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { knowingAccount } from '../support/account.ts'
import { replies, rules } from '../support/parts.ts'
import { afterwards } from '../support/store.ts'

const always = (rule: 'approvalRequestInTime' | 'loginInTime' | 'challengeInTime' | 'activationInTime') =>
  rules(() => ({ [rule]: () => true }))

/** One millisecond too long, everywhere: equal counts as in time. */
const equalIsInTime = rules((right) => ({
  approvalRequestInTime: (request, now, profile) => right.approvalRequestInTime(request, now - 1, profile),
  loginInTime: (login, now, profile) => right.loginInTime(login, now - 1, profile),
  challengeInTime: (shown, now, profile) => right.challengeInTime(shown, now - 1, profile),
  sessionIsCollectable: (login, now, profile) => right.sessionIsCollectable(login, now - 1, profile),
  codeInTime: (code, now, profile) => right.codeInTime(code, now - 1, profile),
  activationInTime: (activation, now, profile) => right.activationInTime(activation, now - 1, profile),
  sessionInTime: (session, now, profile) => right.sessionInTime(session, now - 1, profile),
  sessionNotIdle: (session, now, profile) => right.sessionNotIdle(session, now - 1, profile),
}))

/** The lifetime of a code starts again at each attempt. */
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
  const relabelled = replies((reply) => ('session' in reply && late ? { ...reply, state: 'expired' } : reply))
  return rules((right) => ({
    loginInTime(login, now, profile) {
      late = !right.loginInTime(login, now, profile)
      return true
    },
  }))(relabelled(parts))
}

/** When something was requested, and for which login. */
interface Renewal {
  readonly id: string
  readonly loginId: string
  readonly at: Instant
}

/** Each of these requests restarts the lifetime of its login. */
const renewedBy = (renewals: (account: Account) => readonly Renewal[]) =>
  afterwards((before, after) => {
    const known = new Set(renewals(before).map(({ id }) => id))
    const fresh = new Map(
      renewals(after).flatMap(({ id, loginId, at }) => (known.has(id) ? [] : [[loginId, at] as const])),
    )
    return {
      ...after,
      logins: after.logins.map((login) => ({ ...login, begunAt: fresh.get(login.id) ?? login.begunAt })),
    }
  })

const faults: readonly ServerFault[] = [
  {
    id: 'wrong-code-prolongs-the-right-one',
    title: 'A wrong code starts the lifetime of the right one again.',
    subject: 'server',
    violates: ['SEC-EXPIRY-06'],
    inject: prolongedByTrying,
  },
  {
    id: 'question-never-ends',
    title: 'An approval request can be answered for ever.',
    subject: 'server',
    violates: ['SEC-EXPIRY-01'],
    inject: always('approvalRequestInTime'),
  },
  {
    id: 'challenge-makes-its-login-longer',
    title: 'Each challenge restarts the lifetime of its login.',
    subject: 'server',
    violates: ['SEC-EXPIRY-03'],
    inject: renewedBy(({ challenges }) =>
      challenges.map(({ shownAt: at, ...challenge }) => ({ ...challenge, at })),
    ),
  },
  {
    id: 'sms-makes-its-login-longer',
    title: 'Each SMS restarts the lifetime of its login.',
    subject: 'server',
    violates: ['SEC-EXPIRY-03'],
    inject: renewedBy(({ smsCodes }) =>
      smsCodes.map(({ id, subject: loginId, sentAt: at }) => ({ id, loginId, at })),
    ),
  },
  {
    id: 'approval-waits-for-ever',
    title: 'An approved login waits for ever.',
    subject: 'server',
    violates: ['SEC-EXPIRY-02'],
    inject: rules(() => ({ sessionIsCollectable: ({ stage }) => stage.at === 'approved' })),
  },
  {
    id: 'login-never-ends',
    title: 'The password stays good for its login for ever.',
    subject: 'server',
    violates: ['SEC-EXPIRY-03'],
    inject: always('loginInTime'),
  },
  {
    id: 'login-expires-in-words-alone',
    title: 'A login that is reported as expired still opens a session.',
    subject: 'server',
    violates: ['SEC-EXPIRY-03'],
    inject: expiredInWordsAlone,
  },
  {
    id: 'activation-never-ends',
    title: 'The challenge by which a physical security device proves an activation never expires.',
    subject: 'server',
    violates: ['SEC-EXPIRY-08'],
    inject: always('activationInTime'),
  },
  {
    id: 'challenge-never-ends',
    title: 'A challenge can be answered for ever.',
    subject: 'server',
    violates: ['SEC-EXPIRY-04'],
    inject: always('challengeInTime'),
  },
  {
    id: 'equal-is-in-time',
    title: 'Every lifetime is one millisecond too long.',
    subject: 'server',
    violates: [
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
    inject: equalIsInTime,
  },
  {
    id: 'security-code-never-ends',
    title: 'A security code and its login last for ever.',
    subject: 'server',
    violates: ['SEC-EXPIRY-05'],
    inject: rules((right) => ({
      codeInTime: (code, now, profile) => code.purpose === 'login' || right.codeInTime(code, now, profile),
      loginInTime: (login, now, profile) =>
        login.stage.at === 'securityCode' || right.loginInTime(login, now, profile),
    })),
  },
  {
    id: 'confirm-code-never-ends',
    title: 'A Confirm Code lasts for ever.',
    subject: 'server',
    violates: ['SEC-EXPIRY-06'],
    inject: rules((right) => ({
      codeInTime: (code, now, profile) =>
        code.purpose === 'verifyNumber' || right.codeInTime(code, now, profile),
    })),
  },
  {
    id: 'late-request-renews-its-login',
    title: 'What comes too late for a login is refused, and starts its lifetime again.',
    subject: 'server',
    violates: ['SEC-EXPIRY-03'],
    inject: rules((right) => {
      const renewed = new Map<string, Instant>()
      return {
        loginInTime(login, now, profile) {
          const begunAt = renewed.get(login.id) ?? login.begunAt
          const inTime = right.loginInTime({ ...login, begunAt }, now, profile)
          if (!inTime) renewed.set(login.id, now)
          return inTime
        },
      }
    }),
  },
  {
    id: 'late-response-renews-its-challenge',
    title: 'A response that comes too late is refused, and starts the lifetime of its challenge again.',
    subject: 'server',
    violates: ['SEC-EXPIRY-04'],
    inject: rules((right) => {
      const renewed = new Map<string, Instant>()
      return {
        challengeInTime(challenge, now, profile) {
          const shownAt = renewed.get(challenge.id) ?? challenge.shownAt
          const inTime = right.challengeInTime({ ...challenge, shownAt }, now, profile)
          if (!inTime) renewed.set(challenge.id, now)
          return inTime
        },
      }
    }),
  },
  {
    id: 'approval-in-the-last-second-is-too-late',
    title: 'An approval in the last second of its login is refused.',
    subject: 'server',
    violates: ['SEC-EXPIRY-03'],
    inject: knowingAccount((account) =>
      rules((right) => ({
        approvalRequestInTime(request, now, profile) {
          const login = account()?.logins.find(({ id }) => id === request.loginId)
          return (
            right.approvalRequestInTime(request, now, profile) &&
            (!login || right.loginInTime(login, now + 1000, profile))
          )
        },
      })),
    ),
  },
]

export default faults
