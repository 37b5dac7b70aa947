/** @module Wrong passwords that are not counted, are counted for ever, or lock more than the password. */

import { noAttempts } from '../../../reference-server/domain/model/password-attempts.ts'
import { minutes } from '../../../reference-server/domain/model/time.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import { fault, type ServerFault } from '../fault.ts'
import { rules } from '../support/parts.ts'
import { store } from '../support/store.ts'
import { unknownNamesAreTold } from './secrecy.ts'

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

/** The bodies in which the app, or whoever asks for the password once more, sends one. */
const doors = { app: ['phone'], 'the second question': ['option', 'optedOut'] } as const

/** Makes the wrong passwords of one door different. `here` says whether this is the door. */
const atDoor =
  (
    door: keyof typeof doors,
    change: (here: () => boolean) => (parts: ServerParts) => ServerParts,
  ): ServerFault['inject'] =>
  (parts) => {
    let here = false
    return change(() => here)({
      ...parts,
      decode(text) {
        const body = parts.decode(text)
        here = typeof body === 'object' && body !== null && doors[door].some((member) => member in body)
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

/** Another password is kept and compared than the one that was given. */
const takenFor =
  (change: (password: string) => string): ServerFault['inject'] =>
  (parts) => {
    const { passwordHash: right } = parts
    const passwordHash: typeof right = {
      ...right,
      verifier: (password, random) => right.verifier(change(password), random),
      matches: (password, verifier) => right.matches(change(password), verifier),
    }
    return { ...parts, passwordHash }
  }

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

export const securityPasswordFaults: readonly ServerFault[] = [
  fault(
    'password-locks-second-factor',
    'Who gives wrong passwords locks the second factor.',
    ['SEC-LIMIT-08'],
    passwordLocksAll,
  ),
  fault(
    'password-is-never-locked',
    'Passwords can be guessed for ever.',
    ['SEC-LIMIT-09'],
    rules(() => ({ passwordFailuresLock: () => false })),
  ),
  fault(
    'password-locked-once-only',
    'The first lock of a password is the last one.',
    ['SEC-LIMIT-09'],
    passwordLockedOnceOnly,
  ),
  fault(
    'a-minute-forgets-wrong-passwords',
    'Whoever waits a minute between two wrong passwords is never locked out.',
    ['SEC-LIMIT-09'],
    passwordsForgottenWithTime,
  ),
  fault(
    'password-lock-never-ends',
    'Who has given too many wrong passwords never gets in again.',
    ['SEC-LIMIT-16'],
    rules(() => ({ passwordLockLeft: ({ lockedAt }) => (lockedAt === undefined ? 0 : 1_000) })),
  ),
  fault(
    'passwords-of-the-app-are-not-counted',
    'Wrong passwords that the app sends are not counted.',
    ['SEC-LIMIT-09'],
    atDoor('app', uncounted),
  ),
  fault(
    'passwords-once-more-are-not-counted',
    'Wrong passwords are not counted where they are asked for once more.',
    ['SEC-LIMIT-09'],
    atDoor('the second question', uncounted),
  ),
  fault(
    'password-lock-not-for-the-app',
    'While the password is locked, the app takes it all the same.',
    ['SEC-LIMIT-09'],
    atDoor('app', unlocked),
  ),
  fault(
    'password-lock-not-once-more',
    'While the password is locked, it is taken all the same where it is asked for once more.',
    ['SEC-LIMIT-09'],
    atDoor('the second question', unlocked),
  ),
  fault(
    'passwords-in-any-case',
    'Capitals and small letters of a password are the same.',
    ['SEC-EXACT-05'],
    takenFor((password) => password.toLowerCase()),
  ),
  fault(
    'passwords-without-their-blanks',
    'Blanks around a password are taken away.',
    ['SEC-EXACT-05'],
    takenFor((password) => password.trim()),
  ),
  fault(
    'passwords-of-eight-signs',
    'Of a password the first eight signs count.',
    ['SEC-EXACT-05'],
    takenFor((password) => password.slice(0, 8)),
  ),
  fault(
    'passwords-of-72-signs',
    'Of a password the first 72 signs count, as bcrypt has it.',
    ['SEC-EXACT-05'],
    takenFor((password) => password.slice(0, 72)),
  ),
  fault(
    'passwords-as-far-as-a-null-character',
    'A password ends at a null character, as a string of C does.',
    ['SEC-EXACT-05'],
    takenFor((password) => password.replace(/\0.*/s, '')),
  ),
  fault(
    'passwords-without-their-accents',
    'Letters of a password are the same with an accent and without.',
    ['SEC-EXACT-05'],
    takenFor((password) => password.normalize('NFD').replaceAll(/\p{M}/gu, '')),
  ),
  fault(
    'passwords-with-fewer-blanks',
    'Several blanks in a password are one.',
    ['SEC-EXACT-05'],
    takenFor((password) => password.replaceAll(/ +/g, ' ')),
  ),
  fault(
    'right-password-forgets-nothing',
    'Wrong passwords are counted for ever, also after right ones.',
    ['SEC-LIMIT-13'],
    passwordsNeverForgotten,
  ),
  fault(
    'counted-per-spelling',
    'Whoever writes the user name in another way has all tries once more.',
    ['SEC-LIMIT-15'],
    countedPerSpelling,
  ),
  fault(
    'unknown-names-are-told-once-more',
    'Where a password is asked for once more, the refusal says that it is the user name that is wrong.',
    ['SEC-ENUM-01'],
    atDoor('the second question', unknownNamesAreTold),
  ),
  fault(
    'only-known-names-are-locked',
    'Wrong passwords for unknown names are not counted.',
    ['SEC-ENUM-03'],
    store((right) => ({
      transactAttempts: async (username, decide) =>
        (await right.read(username)) ? right.transactAttempts(username, decide) : decide(noAttempts).result,
    })),
  ),
]
