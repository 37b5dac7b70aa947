/** @module Wrong answers whose count is lost, and locks that hit the wrong people. */

import type { Account, SecondFactorLock } from '../domain/account.ts'
import type { Profile } from '../domain/profile.ts'
import type { Instant } from '../domain/words.ts'
import type { ServerParts } from '../parts.ts'
import type { Change } from '../store/store.ts'
import { rules } from './change.ts'
import type { ServerFault } from './fault.ts'
import { afterwards, store } from './store-change.ts'

const fault = (
  id: string,
  title: string,
  violates: ServerFault['violates'],
  inject: ServerFault['inject'],
): ServerFault => ({ id, title, subject: 'server', violates, inject })

const wrongTries = ({ smsCodes }: Account): number =>
  smsCodes.reduce((sum, { failures }) => sum + failures, 0)

const declined = ({ pushRequests }: Account): number =>
  pushRequests.filter(({ state }) => state === 'declined').length

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

type LockLeft<Lock> = (lock: Lock, now: Instant, profile: Profile) => number

/** Whoever tries while it is locked has the whole lock before them again. */
function renewedByTrying<Lock extends { readonly lockedAt?: Instant | undefined }>(
  right: LockLeft<Lock>,
): LockLeft<Lock> {
  let tried = 0
  return (lock, now, profile) => {
    const lockedAt = lock.lockedAt && Math.max(lock.lockedAt, tried)
    const left = right({ ...lock, lockedAt }, now, profile)
    if (left > 0) tried = now
    return left
  }
}

export const securityLimitFaults: readonly ServerFault[] = [
  fault(
    'trying-renews-the-lock',
    'Each try while something is locked begins its lock again.',
    ['SEC-LIMIT-06', 'SEC-LIMIT-16'],
    rules(({ secondFactorLockLeft, passwordLockLeft }) => ({
      secondFactorLockLeft: renewedByTrying(secondFactorLockLeft),
      passwordLockLeft: renewedByTrying(passwordLockLeft),
    })),
  ),
  fault(
    'tries-without-end',
    'One challenge or code can be guessed for ever.',
    ['SEC-LIMIT-01', 'SEC-LIMIT-02', 'SEC-LIMIT-03', 'SEC-LIMIT-14', 'SEC-LIMIT-17'],
    rules(() => ({ triesUsedUp: () => false })),
  ),
  fault(
    'one-try-too-many',
    'One challenge or code can be guessed once more than the server tells.',
    ['SEC-LIMIT-01', 'SEC-LIMIT-02', 'SEC-LIMIT-03', 'SEC-LIMIT-14', 'SEC-LIMIT-17'],
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
    rules(() => ({ secondFactorLockLeft: ({ lockedAt }) => (lockedAt === undefined ? 0 : 1_000) })),
  ),
  fault(
    'wait-of-unknown-length',
    'Who is locked out, or has to wait, is not told for how long.',
    ['SEC-LIMIT-18'],
    (parts) => ({
      ...parts,
      tell: (refused) => parts.tell({ ...refused, retryAfterMs: undefined }),
    }),
  ),
  fault('lock-hits-everybody', 'The wrong answers of one person lock all.', ['SEC-LIMIT-07'], oneLockForAll),
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
]
