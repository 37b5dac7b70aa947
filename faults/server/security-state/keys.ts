/** @module Keys that open what another key is for, and sessions that come back. */

import { deviceAccessKey, digest } from '../../../reference-server/domain/crypto/secrets.ts'
import { type Account, activeIbKey } from '../../../reference-server/domain/model/account.ts'
import type { Session } from '../../../reference-server/domain/model/session.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { rules } from '../support/parts.ts'
import { afterwards, store } from '../support/store.ts'

/** Beside each session that a person has, the same one with another key. */
const openedAsWell = (keysOf: (account: Account) => readonly string[]) =>
  afterwards((_before, after) => {
    const [session] = after.sessions
    if (!session) return after
    const others = keysOf(after).filter(
      (key) => !after.sessions.some(({ tokenDigest }) => tokenDigest === key),
    )
    return {
      ...after,
      sessions: [
        ...after.sessions,
        ...others.map(
          (tokenDigest): Session => ({ ...session, id: `${session.id}-${tokenDigest}`, tokenDigest }),
        ),
      ],
    }
  })

/** Whatever is a session opens any login. */
function sessionsOpenLogins(parts: ServerParts): ServerParts {
  const sessions = new Set<string>()
  const learning = afterwards((_before, after) => {
    for (const { tokenDigest } of after.sessions) sessions.add(tokenDigest)
    return after
  })(parts)
  return rules((right) => ({
    loginSecretMatches: (given, secretDigest) =>
      sessions.has(digest(given)) || right.loginSecretMatches(given, secretDigest),
  }))(learning)
}

/** The phone that has IB Key is not known any more as soon as a migration has begun. */
const phoneShutOut = store((right) => ({
  async find(reference, id) {
    const username = await right.find(reference, id)
    const account = username === undefined ? undefined : await right.read(username)
    const isLeft = account?.activations.some(({ option, stage }) => option === 'migrate' && stage === 'asked')
    return reference === 'device' && isLeft ? undefined : username
  },
}))

/** A session that a logout has ended is good again with the next one of another platform. */
function revived(parts: ServerParts): ServerParts {
  const ended = new Map<string, readonly Session[]>()
  return afterwards((before, after) => {
    const gone = before.sessions.filter(({ id }) => !after.sessions.some((one) => one.id === id))
    if (gone.length > 0) ended.set(after.username, gone)
    const came = after.sessions.find(({ id }) => !before.sessions.some((one) => one.id === id))
    const again = (ended.get(after.username) ?? []).filter(
      ({ platform }) => came && came.platform !== platform,
    )
    return again.length > 0 ? { ...after, sessions: [...again, ...after.sessions] } : after
  })(parts)
}

/** Notifications go to the registration from which a login was approved last. */
function lastApproved(parts: ServerParts): ServerParts {
  const approved = new Map<string, string | undefined>()
  let username = ''
  const learning = store((right) => ({
    transact: (name, decide) =>
      right.transact(name, (before) => {
        username = name
        const change = decide(before)
        const isApproved = change.account.approvalRequests.some(
          ({ id, state }) =>
            state === 'approved' &&
            before.approvalRequests.some((old) => old.id === id && old.state === 'open'),
        )
        if (isApproved) approved.set(name, activeIbKey(before)?.pushToken)
        return change
      }),
  }))(parts)
  return rules((right) => ({
    pushDestination: (device, dead) => approved.get(username) ?? right.pushDestination(device, dead),
  }))(learning)
}

/** The lock of a user name that nobody has ends a minute earlier. */
function shorterLockOfUnknownNames(parts: ServerParts): ServerParts {
  const known = new Set<string>()
  let isKnown = true
  const learning = store((right) => ({
    create(username, account) {
      known.add(username)
      return right.create(username, account)
    },
    transactAttempts: (username, decide) =>
      right.transactAttempts(username, (attempts) => {
        isKnown = known.has(username)
        return decide(attempts)
      }),
  }))(parts)
  return rules((right) => ({
    passwordLockLeft: (attempts, now, profile) =>
      right.passwordLockLeft(attempts, isKnown ? now : now + 60_000, profile),
  }))(learning)
}

const faults: readonly ServerFault[] = [
  {
    id: 'key-of-the-phone-is-a-session',
    title: 'While a person is logged in, the access key of the phone is a session as well.',
    subject: 'server',
    violates: ['SEC-BIND-06'],
    inject: openedAsWell((account) => {
      const active = activeIbKey(account)
      return active ? [digest(deviceAccessKey(active.secret))] : []
    }),
  },
  {
    id: 'secret-of-an-activation-is-a-session',
    title: 'While a person is logged in, the secret of an activation is a session as well.',
    subject: 'server',
    violates: ['SEC-BIND-06'],
    inject: openedAsWell(({ activations }) => activations.map(({ secretDigest }) => secretDigest)),
  },
  {
    id: 'key-of-a-complete-login-is-a-session',
    title: 'Once a login is complete, its key is a session as well.',
    subject: 'server',
    violates: ['SEC-BIND-06', 'SEC-SESSION-01'],
    inject: openedAsWell(({ logins }) =>
      logins.filter(({ stage }) => stage.at === 'collected').map(({ secretDigest }) => secretDigest),
    ),
  },
  {
    id: 'session-opens-logins',
    title: 'A session opens every login that waits.',
    subject: 'server',
    violates: ['SEC-BIND-06'],
    inject: sessionsOpenLogins,
  },
  {
    id: 'begun-migration-shuts-the-phone-out',
    title: 'Once a migration has begun, the phone that still has IB Key opens nothing with its own key.',
    subject: 'server',
    violates: ['SEC-BIND-06'],
    inject: phoneShutOut,
  },
  {
    id: 'login-elsewhere-revives-a-session',
    title: 'A login to another platform makes the session good again that ended with a logout.',
    subject: 'server',
    violates: ['SEC-SESSION-02'],
    inject: revived,
  },
  {
    id: 'notifications-go-where-the-last-approval-came-from',
    title:
      'Notifications go to the registration from which a login was approved last, whatever phone is active.',
    subject: 'server',
    violates: ['MIG-03'],
    inject: lastApproved,
  },
  {
    id: 'unknown-names-are-free-earlier',
    title: 'The lock of an unknown user name ends a minute earlier than that of a known one.',
    subject: 'server',
    violates: ['SEC-ENUM-03'],
    inject: shorterLockOfUnknownNames,
  },
  {
    id: 'any-security-device-answers',
    title: 'Any physical security device of a person answers a challenge, whichever was chosen.',
    subject: 'server',
    violates: ['SYNC-06'],
    inject: rules((right) => ({
      deviceMayRespond: (challenge, device) =>
        device.type === 'physical' || right.deviceMayRespond(challenge, device),
    })),
  },
]

export default faults
