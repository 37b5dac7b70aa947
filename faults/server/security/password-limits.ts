/** @module Wrong passwords that are not counted, are counted for ever, or lock more than the password. */

import { noAttempts } from '../../../reference-server/domain/model/password-attempts.ts'
import { minutes } from '../../../reference-server/domain/model/time.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { rules } from '../support/parts.ts'
import { store } from '../support/store.ts'
import { unknownNamesRevealed } from './secrecy.ts'

/** A right password leaves the count of wrong ones as it was. */
const passwordsNeverForgotten = store((right) => ({
  transactAttempts: (username, decide) =>
    right.transactAttempts(username, (before) => {
      const { attempts, result } = decide(before)
      return { attempts: attempts === noAttempts ? before : attempts, result }
    }),
}))

/** People are found by any spelling of their names, and wrong passwords are counted for each spelling. */
const countedPerSpelling = (parts: ServerParts): ServerParts => {
  const { usernameKey } = parts.rules
  const counted = store((right) => ({
    create: (username, account) => right.create(usernameKey(username), account),
    read: (username) => right.read(usernameKey(username)),
    transact: (username, decide) => right.transact(usernameKey(username), decide),
  }))(parts)
  return { ...counted, rules: { ...parts.rules, usernameKey: (username) => username } }
}

/** Wrong passwords lock the second factor as well. */
const passwordLocksAll = (parts: ServerParts): ServerParts =>
  store((right) => ({
    async transactAttempts(username, decide) {
      let failed = false
      const result = await right.transactAttempts(username, (before) => {
        const decided = decide(before)
        failed = decided.attempts.lockedAt !== undefined
        return decided
      })
      const lock = { failures: 0, lockedAt: parts.clock.now() }
      const locked = { result: undefined }
      if (failed)
        await right.transact(username, (a) => ({ ...locked, account: { ...a, secondFactor: lock } }))
      return result
    },
  }))(parts)

/** Members of the requests in which a password comes: from the app, and where it is asked for once more. */
const endpoints = { app: ['phone'], reauthentication: ['option', 'optedOut'] } as const

/** Changes what happens to the wrong passwords of one endpoint. `here` says whether the request is to it. */
const atEndpoint =
  (
    endpoint: keyof typeof endpoints,
    change: (here: () => boolean) => (parts: ServerParts) => ServerParts,
  ): ServerFault['inject'] =>
  (parts) => {
    let here = false
    return change(() => here)({
      ...parts,
      decode(text) {
        const body = parts.decode(text)
        here =
          typeof body === 'object' && body !== null && endpoints[endpoint].some((member) => member in body)
        return body
      },
    })
  }

const uncounted = (here: () => boolean) =>
  store((right) => ({
    transactAttempts: (username, decide) =>
      right.transactAttempts(username, (before) => {
        const { attempts, result } = decide(before)
        return { attempts: here() ? before : attempts, result }
      }),
  }))

const unlocked = (here: () => boolean) =>
  rules((right) => ({
    passwordLockLeft: (attempts, now, profile) =>
      here() ? 0 : right.passwordLockLeft(attempts, now, profile),
  }))

/** Who was locked out once is never locked out again. */
function passwordLockedOnceOnly(parts: ServerParts): ServerParts {
  const known = new Set<string>()
  return store((right) => ({
    transactAttempts: (username, decide) =>
      right.transactAttempts(username, (before) => {
        const { attempts, result } = decide(before)
        if (attempts === before || attempts.lockedAt === undefined) return { attempts, result }
        const again = known.has(username)
        known.add(username)
        return { attempts: again ? noAttempts : attempts, result }
      }),
  }))(parts)
}

/** A wrong password is the first one, where the one before it is a minute ago. */
function passwordsForgottenWithTime(parts: ServerParts): ServerParts {
  const last = new Map<string, number>()
  return store((right) => ({
    transactAttempts: (username, decide) =>
      right.transactAttempts(username, (before) => {
        const now = parts.clock.now()
        const ago = now - (last.get(username) ?? now)
        last.set(username, now)
        return decide(before.lockedAt === undefined && ago >= minutes(1) ? noAttempts : before)
      }),
  }))(parts)
}

/** A right password takes one wrong one off the count. */
const rightPasswordForgivesOne = store((right) => ({
  transactAttempts: (username, decide) =>
    right.transactAttempts(username, (before) => {
      const { attempts, result } = decide(before)
      const oneLess = { ...before, failures: Math.max(0, before.failures - 1) }
      return {
        attempts: attempts === noAttempts && before.lockedAt === undefined ? oneLess : attempts,
        result,
      }
    }),
}))

/** For five minutes after the right password nobody counts the wrong ones. */
function passwordsFreeAfterRightOne(parts: ServerParts): ServerParts {
  const rightAt = new Map<string, number>()
  return store((right) => ({
    transactAttempts: (username, decide) =>
      right.transactAttempts(username, (before) => {
        const { attempts, result } = decide(before)
        const now = parts.clock.now()
        if (attempts === noAttempts) rightAt.set(username, now)
        const isFree = now - (rightAt.get(username) ?? -minutes(5)) < minutes(5)
        return { attempts: isFree ? noAttempts : attempts, result }
      }),
  }))(parts)
}

const faults: readonly ServerFault[] = [
  {
    id: 'password-locks-second-factor',
    title: 'Wrong passwords lock the second factor.',
    subject: 'server',
    violates: ['SEC-LIMIT-08'],
    inject: passwordLocksAll,
  },
  {
    id: 'password-is-never-locked',
    title: 'Passwords can be guessed for ever.',
    subject: 'server',
    violates: ['SEC-LIMIT-09'],
    inject: rules(() => ({ failuresLockPassword: () => false })),
  },
  {
    id: 'password-locked-once-only',
    title: 'The first lock of a password is the last one.',
    subject: 'server',
    violates: ['SEC-LIMIT-09'],
    inject: passwordLockedOnceOnly,
  },
  {
    id: 'a-minute-forgets-wrong-passwords',
    title: 'Wrong passwords more than a minute apart never lead to the lock.',
    subject: 'server',
    violates: ['SEC-LIMIT-09'],
    inject: passwordsForgottenWithTime,
  },
  {
    id: 'the-right-password-forgives-one-wrong-one',
    title: 'The right password takes one wrong one off the count.',
    subject: 'server',
    violates: ['SEC-LIMIT-13'],
    inject: rightPasswordForgivesOne,
  },
  {
    id: 'wrong-passwords-are-free-after-the-right-one',
    title: 'For five minutes after the right password wrong ones are not counted.',
    subject: 'server',
    violates: ['SEC-LIMIT-09'],
    inject: passwordsFreeAfterRightOne,
  },
  {
    id: 'password-lock-never-ends',
    title: 'The lock after too many wrong passwords never ends.',
    subject: 'server',
    violates: ['SEC-LIMIT-16'],
    inject: rules(() => ({ passwordLockLeft: ({ lockedAt }) => (lockedAt === undefined ? 0 : 1_000) })),
  },
  {
    id: 'passwords-of-the-app-are-not-counted',
    title: 'Wrong passwords that the app sends are not counted.',
    subject: 'server',
    violates: ['SEC-LIMIT-09'],
    inject: atEndpoint('app', uncounted),
  },
  {
    id: 'passwords-once-more-are-not-counted',
    title: 'Wrong passwords are not counted where they are asked for once more.',
    subject: 'server',
    violates: ['SEC-LIMIT-09'],
    inject: atEndpoint('reauthentication', uncounted),
  },
  {
    id: 'password-lock-not-for-the-app',
    title: 'While the password is locked, the app takes it all the same.',
    subject: 'server',
    violates: ['SEC-LIMIT-09'],
    inject: atEndpoint('app', unlocked),
  },
  {
    id: 'password-lock-not-once-more',
    title: 'While the password is locked, it is taken all the same where it is asked for once more.',
    subject: 'server',
    violates: ['SEC-LIMIT-09'],
    inject: atEndpoint('reauthentication', unlocked),
  },
  {
    id: 'right-password-forgets-nothing',
    title: 'Wrong passwords are counted for ever, also after right ones.',
    subject: 'server',
    violates: ['SEC-LIMIT-13'],
    inject: passwordsNeverForgotten,
  },
  {
    id: 'counted-per-spelling',
    title: 'Wrong passwords are counted for each spelling of the user name by itself.',
    subject: 'server',
    violates: ['SEC-LIMIT-15'],
    inject: countedPerSpelling,
  },
  {
    id: 'unknown-names-are-told-once-more',
    title:
      'Where a password is asked for once more, the refusal says that it is the user name that is wrong.',
    subject: 'server',
    violates: ['SEC-ENUM-01'],
    inject: atEndpoint('reauthentication', unknownNamesRevealed),
  },
  {
    id: 'only-known-names-are-locked',
    title: 'Wrong passwords for unknown names are not counted.',
    subject: 'server',
    violates: ['SEC-ENUM-03'],
    inject: store((right) => ({
      transactAttempts: async (username, decide) =>
        (await right.read(username)) ? right.transactAttempts(username, decide) : decide(noAttempts).result,
    })),
  },
]

export default faults
