/** @module Wrong answers whose count is lost, and locks that hit the wrong people. */

import type { Account, SecondFactorLock } from '../../../reference-server/domain/model/account.ts'
import type { Instant } from '../../../reference-server/domain/model/primitives.ts'
import type { Profile } from '../../../reference-server/domain/model/profile.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { Change } from '../../../reference-server/store/store.ts'
import { fault, type ServerFault } from '../fault.ts'
import { rules } from '../support/parts.ts'
import { afterwards, store } from '../support/store.ts'

const wrongTries = ({ smsCodes }: Account): number =>
  smsCodes.reduce((sum, { failures }) => sum + failures, 0)

export const declined = ({ pushRequests }: Account): number =>
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

const wrongResponses = ({ activations }: Account): number =>
  activations.reduce((sum, { failures }) => sum + failures, 0)

/** Whether an answer was wrong that belongs to no challenge and no code, as a PIN does. */
const wrongByItself = (before: Account, after: Account): boolean =>
  after.secondFactor.failures > before.secondFactor.failures &&
  (['challenges', 'smsCodes', 'activations'] as const).every((kind) => after[kind] === before[kind])

/** Wrong answers of one kind bring nobody nearer to the lock. */
const uncountedWhere = (wrong: (before: Account, after: Account) => boolean) =>
  afterwards((before, after) =>
    wrong(before, after) ? { ...after, secondFactor: before.secondFactor } : after,
  )

/** What is void stays open, where an Android phone is activated with it. */
const neverVoidOnAndroid = afterwards((_before, after) => {
  const android = after.activations.filter(({ os }) => os === 'Android').map(({ id }) => id)
  return {
    ...after,
    smsCodes: after.smsCodes.map((code) =>
      code.state === 'void' && android.includes(code.subject) ? { ...code, state: 'open' } : code,
    ),
  }
})

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
  fault(
    'wait-is-shorter-in-the-header',
    'The header of a refusal asks for a minute less than its body.',
    ['SEC-LIMIT-18'],
    (parts) => ({
      ...parts,
      respond(text, { status, headers }) {
        const { 'retry-after': wait, ...others } = headers
        if (wait === undefined) return parts.respond(text, { status, headers })
        const shorter = String(Math.max(0, Number(wait) - 60))
        return parts.respond(text, { status, headers: { ...others, 'retry-after': shorter } })
      },
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
    uncountedWhere((before, after) => wrongTries(after) > wrongTries(before)),
  ),
  fault(
    'responses-of-devices-are-not-counted',
    'Wrong responses of a physical security device are not counted where they prove an activation.',
    ['SEC-LIMIT-11'],
    uncountedWhere((before, after) => wrongResponses(after) > wrongResponses(before)),
  ),
  fault(
    'pins-are-not-counted',
    'Wrong PINs of before are not counted.',
    ['SEC-LIMIT-11'],
    uncountedWhere(wrongByItself),
  ),
  fault(
    'tokens-without-end-on-android',
    'On an Android phone one Activation Token can be guessed for ever.',
    ['SEC-LIMIT-14'],
    neverVoidOnAndroid,
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
