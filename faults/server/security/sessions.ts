/** @module Sessions that begin too early, end too early or too late, or can be guessed. */

import { base64url, digest } from '../../../reference-server/domain/crypto/secrets.ts'
import type { Account } from '../../../reference-server/domain/model/account.ts'
import { characters } from '../../../reference-server/domain/model/random.ts'
import type { Session } from '../../../reference-server/domain/model/session.ts'
import { hours } from '../../../reference-server/domain/model/time.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { answers } from '../support/http.ts'
import { rules } from '../support/parts.ts'
import { afterwards } from '../support/store.ts'

/** Nothing ends these sessions. */
const sessionsStay =
  (which: (session: Session) => boolean) =>
  (before: Account, after: Account): Account => {
    const kept = before.sessions.filter(which)
    const others = after.sessions.filter(({ id }) => !kept.some((old) => old.id === id))
    return { ...after, sessions: [...kept, ...others] }
  }

/** A session that is not the newest one of its person is ended after a request, which is still answered. */
function endedAfterItsNextRequest(parts: ServerParts): ServerParts {
  return {
    ...parts,
    async middleware(request, next) {
      const response = await parts.middleware(request, next)
      const used = digest(request.headers.get('authorization')?.replace(/^Bearer /i, '') ?? '')
      const username = await parts.store.find('session', used)
      if (username !== undefined)
        await parts.store.transact(username, (account) => ({
          account: {
            ...account,
            sessions: account.sessions.filter(
              (session, at, { length }) => session.tokenDigest !== used || at === length - 1,
            ),
          },
          result: undefined,
        }))
      return response
    },
  }
}

/** Who has a session is read once and kept, as if there were one person. */
const firstReplyKept = (parts: ServerParts): ServerParts => {
  let first: string | undefined
  return answers((answer) => {
    if (answer.operation !== 'readSession' || answer.status !== 200) return answer
    first ??= answer.text
    return { ...answer, text: first }
  })(parts)
}

const faults: readonly ServerFault[] = [
  {
    id: 'session-is-the-key-of-the-login',
    title: 'After the second factor the key of the login becomes the key of the session.',
    subject: 'server',
    violates: ['SEC-SESSION-01'],
    inject: rules((right) => {
      let key: string | undefined
      return {
        newSecret(random) {
          const again = key
          key = again === undefined ? right.newSecret(random) : undefined
          return again ?? key ?? ''
        },
      }
    }),
  },
  {
    id: 'session-names-whoever-asked-first',
    title: 'Whose session it is was read for the first one, and is said of all.',
    subject: 'server',
    violates: ['SEC-SESSION-01'],
    inject: firstReplyKept,
  },
  {
    id: 'logout-in-the-window-only',
    title: 'The logout clears the window, and the session stays valid.',
    subject: 'server',
    violates: ['SEC-SESSION-02'],
    inject: afterwards(sessionsStay(() => true)),
  },
  {
    id: 'logout-from-tws-in-the-window-only',
    title: 'The logout ends sessions in Client Portal, and in TWS it clears the window alone.',
    subject: 'server',
    violates: ['SEC-SESSION-02'],
    inject: afterwards(sessionsStay(({ platform }) => platform === 'tws')),
  },
  {
    id: 'password-opens-a-session',
    title: 'The key of a login is a valid session before the second factor.',
    subject: 'server',
    violates: ['SEC-SESSION-03'],
    inject: afterwards((before, after) => ({
      ...after,
      sessions: [
        ...after.sessions,
        ...after.logins
          .filter(({ id }) => !before.logins.some((old) => old.id === id))
          .map(({ secretDigest, ...login }) => ({
            ...login,
            tokenDigest: secretDigest,
            usedAt: login.begunAt,
          })),
      ],
    })),
  },
  {
    id: 'short-keys',
    title: 'Keys have 32 bits.',
    subject: 'server',
    violates: ['SEC-SESSION-04'],
    inject: rules(() => ({ newSecret: (random) => base64url(random.bytes(4)) })),
  },
  {
    id: 'keys-that-begin-alike',
    title: 'Keys are long, but half of each is the same, and the rest has 64 bits.',
    subject: 'server',
    violates: ['SEC-SESSION-04'],
    inject: rules(() => ({ newSecret: (random) => `session-key-${base64url(random.bytes(8))}` })),
  },
  {
    id: 'keys-of-digits',
    title: 'Keys have 22 signs, and all of them are digits.',
    subject: 'server',
    violates: ['SEC-SESSION-04'],
    inject: rules(() => ({ newSecret: (random) => characters(random, '0123456789', 22) })),
  },
  {
    id: 'session-never-ends',
    title: 'A session lasts until the logout.',
    subject: 'server',
    violates: ['SEC-SESSION-05'],
    inject: rules(() => ({ sessionInTime: () => true })),
  },
  {
    id: 'unused-session-goes-on',
    title: 'An idle session lasts as long as one in use.',
    subject: 'server',
    violates: ['SEC-SESSION-06'],
    inject: rules(() => ({ sessionNotIdle: () => true })),
  },
  {
    id: 'sessions-of-a-month',
    title: 'A session lasts a month, used or not.',
    subject: 'server',
    violates: ['SEC-SESSION-07', 'SEC-SESSION-08'],
    inject: (parts) => ({
      ...parts,
      profile: { ...parts.profile, sessionLifetime: hours(720), sessionIdleLifetime: hours(720) },
    }),
  },
  {
    id: 'use-goes-unnoticed',
    title: 'A session ends although it is in use.',
    subject: 'server',
    violates: ['SEC-SESSION-06'],
    inject: rules(() => ({ sessionUseIsRecorded: () => false })),
  },
  {
    id: 'session-in-tws-never-ends',
    title: 'A session in TWS lasts until the logout.',
    subject: 'server',
    violates: ['SEC-SESSION-05'],
    inject: rules((right) => ({
      sessionInTime: (session, now, profile) =>
        session.platform === 'tws' || right.sessionInTime(session, now, profile),
    })),
  },
  {
    id: 'unused-session-ends-in-client-portal-alone',
    title: 'An idle session ends in Client Portal, and continues on the other platforms.',
    subject: 'server',
    violates: ['SEC-SESSION-06'],
    inject: rules((right) => ({
      sessionNotIdle: (session, now, profile) =>
        session.platform !== 'clientPortal' || right.sessionNotIdle(session, now, profile),
    })),
  },
  {
    id: 'use-of-tws-goes-unnoticed',
    title: 'A session in TWS ends although it is in use.',
    subject: 'server',
    violates: ['SEC-SESSION-06'],
    inject: rules((right) => ({
      sessionUseIsRecorded: (session, now, profile) =>
        session.platform !== 'tws' && right.sessionUseIsRecorded(session, now, profile),
    })),
  },
  {
    id: 'four-bits-of-a-key-count',
    title: 'Of the key of a login four bits are looked at, and the newest key with the same four counts.',
    subject: 'server',
    violates: ['SEC-SESSION-04'],
    inject: rules((right) => {
      const newest = new Map<number, string>()
      const slotOf = (secret: string) => secret.charCodeAt(0) % 16
      return {
        newSecret(random) {
          const secret = right.newSecret(random)
          newest.set(slotOf(secret), secret)
          return secret
        },
        loginSecretMatches: (given, secretDigest) =>
          right.loginSecretMatches(newest.get(slotOf(given)) ?? given, secretDigest),
      }
    }),
  },
  {
    id: 'session-before-the-newest-answers-once-more',
    title:
      'A session that another one has followed answers one more request, and ends although nobody has logged out.',
    subject: 'server',
    violates: ['SEC-SESSION-02'],
    inject: endedAfterItsNextRequest,
  },
]

export default faults
