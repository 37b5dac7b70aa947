/** @module Lifetimes that are not kept, counts that are lost, and locks that hit the wrong people. */

import type { Account, SecondFactorLock } from '../domain/account.ts'
import { noAttempts } from '../domain/password.ts'
import type { ServerParts } from '../parts.ts'
import type { Change } from '../store/store.ts'
import { rules } from './change.ts'
import type { ServerFault } from './fault.ts'
import { afterwards, store } from './store-change.ts'

type Timed = 'pushInTime' | 'loginInTime' | 'challengeInTime' | 'collectInTime'

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
  collectInTime: (login, since, now, profile) => right.collectInTime(login, since, now - 1, profile),
  codeInTime: (code, now, profile) => right.codeInTime(code, now - 1, profile),
  activationInTime: (activation, now, profile) => right.activationInTime(activation, now - 1, profile),
}))

const wrongTries = ({ smsCodes }: Account): number =>
  smsCodes.reduce((sum, { failures }) => sum + failures, 0)

const declined = ({ pushRequests }: Account): number =>
  pushRequests.filter(({ state }) => state === 'declined').length

/** A right password leaves the count of wrong ones as it was. */
const passwordsNeverForgotten = store((right) => ({
  transactAttempts: (username, decide) =>
    right.transactAttempts(username, (before) => {
      const { attempts, result } = decide(before)
      return { attempts: attempts === noAttempts ? before : attempts, result }
    }),
}))

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

/** The last lock of anybody is everybody's. */
function oneLockForAll(parts: ServerParts): ServerParts {
  let lock: SecondFactorLock | undefined
  return store((right) => ({
    transact: <Result>(username: string, decide: (account: Account) => Change<Result>) =>
      right.transact(username, (before) => {
        const decided = decide(lock ? { ...before, secondFactor: lock } : before)
        const { secondFactor } = decided.account
        if (secondFactor.lockedAt !== undefined) lock = secondFactor
        return decided
      }),
  }))(parts)
}

export const securityLimitFaults: readonly ServerFault[] = [
  fault(
    'question-never-ends',
    'A question on the phone can be answered for ever.',
    ['SEC-EXPIRY-01'],
    always('pushInTime'),
  ),
  fault(
    'approval-waits-for-ever',
    'An approved login waits for ever.',
    ['SEC-EXPIRY-02'],
    always('collectInTime'),
  ),
  fault(
    'login-never-ends',
    'The password stays good for its login for ever.',
    ['SEC-EXPIRY-03'],
    always('loginInTime'),
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
  fault(
    'tries-without-end',
    'One challenge or code can be guessed for ever.',
    ['SEC-LIMIT-01', 'SEC-LIMIT-02', 'SEC-LIMIT-03', 'SEC-LIMIT-14'],
    rules(() => ({ triesUsedUp: () => false })),
  ),
  fault(
    'one-try-too-many',
    'One challenge or code can be guessed once more than the server tells.',
    ['SEC-LIMIT-01', 'SEC-LIMIT-02', 'SEC-LIMIT-03', 'SEC-LIMIT-14'],
    rules((right) => ({ triesUsedUp: (failures, profile) => right.triesUsedUp(failures - 1, profile) })),
  ),
  fault(
    'second-factor-is-never-locked',
    'Wrong answers are counted, and nothing follows.',
    ['SEC-LIMIT-04', 'SEC-LIMIT-05'],
    rules(() => ({ failuresLock: () => false })),
  ),
  fault(
    'new-login-forgets-failures',
    'With a new login the count of wrong answers begins again.',
    ['SEC-LIMIT-04'],
    afterwards((before, after) => {
      const fresh = after.logins.some(({ id }) => !before.logins.some((old) => old.id === id))
      return fresh ? { ...after, secondFactor: { failures: 0 } } : after
    }),
  ),
  fault(
    'new-challenge-forgets-failures',
    'With a new challenge the count of wrong answers begins again.',
    ['SEC-LIMIT-05'],
    afterwards((before, after) => {
      const fresh = after.challenges.some(({ id }) => !before.challenges.some((old) => old.id === id))
      return fresh ? { ...after, secondFactor: { failures: 0 } } : after
    }),
  ),
  fault(
    'lock-never-ends',
    'Who is locked out stays locked out.',
    ['SEC-LIMIT-06'],
    rules(() => ({ secondFactorLocked: ({ lockedAt }) => lockedAt !== undefined })),
  ),
  fault('lock-hits-everybody', 'The wrong answers of one person lock all.', ['SEC-LIMIT-07'], oneLockForAll),
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
    'success-forgets-nothing',
    'Wrong answers are counted for ever, also after right ones.',
    ['SEC-LIMIT-10'],
    afterwards((before, after) => {
      const forgotten = after.secondFactor.failures === 0 && after.secondFactor.lockedAt === undefined
      return forgotten ? { ...after, secondFactor: before.secondFactor } : after
    }),
  ),
  fault(
    'codes-are-not-counted',
    'Only wrong responses are counted, and no wrong codes.',
    ['SEC-LIMIT-11'],
    afterwards((before, after) =>
      wrongTries(after) > wrongTries(before) ? { ...after, secondFactor: before.secondFactor } : after,
    ),
  ),
  fault(
    'declining-counts-as-wrong',
    'Whoever declines a login is treated like somebody who was wrong.',
    ['SEC-LIMIT-12'],
    afterwards((before, after) => {
      const { failures } = after.secondFactor
      return declined(after) > declined(before)
        ? { ...after, secondFactor: { failures: failures + 1 } }
        : after
    }),
  ),
  fault(
    'right-password-forgets-nothing',
    'Wrong passwords are counted for ever, also after right ones.',
    ['SEC-LIMIT-13'],
    passwordsNeverForgotten,
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
