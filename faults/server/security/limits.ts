/** @module Wrong answers whose count is lost, and locks that hit the wrong people. */

import type { Account, SecondFactorLock } from '../../../reference-server/domain/model/account.ts'
import type { Instant } from '../../../reference-server/domain/model/primitives.ts'
import type { Profile } from '../../../reference-server/domain/model/profile.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { AccountChange } from '../../../reference-server/store/store.ts'
import type { ServerFault } from '../../fault.ts'
import { rules } from '../support/parts.ts'
import { afterwards, store } from '../support/store.ts'

const wrongTries = ({ smsCodes }: Account): number =>
  smsCodes.reduce((sum, { failures }) => sum + failures, 0)

export const declined = ({ approvalRequests }: Account): number =>
  approvalRequests.filter(({ state }) => state === 'declined').length

/** The last lock of anybody is everybody's. */
function oneLockForAll(parts: ServerParts): ServerParts {
  let lock: SecondFactorLock | undefined
  return store((right) => ({
    transact: <Result>(username: string, decide: (account: Account) => AccountChange<Result>) =>
      right.transact(username, (before) => {
        const decided = decide(lock ? { ...before, secondFactor: lock } : before)
        const { secondFactor } = decided.account
        if (secondFactor.lockedAt !== undefined) lock = secondFactor
        return decided
      }),
  }))(parts)
}

const liftedByToken = (parts: ServerParts): ServerParts =>
  rules(() => ({ lockCovers: (needs) => needs !== 'activation' }))(
    afterwards((before, after) =>
      wrongTries(after) > wrongTries(before) ? { ...after, secondFactor: { failures: 1 } } : after,
    )(parts),
  )

const wrongResponses = ({ activations }: Account): number =>
  activations.reduce((sum, { failures }) => sum + failures, 0)

/** Whether an answer was wrong that belongs to no challenge and no code, as a PIN does. */
const wrongByItself = (before: Account, after: Account): boolean =>
  after.secondFactor.failures > before.secondFactor.failures &&
  (['challenges', 'smsCodes', 'activations'] as const).every((kind) => after[kind] === before[kind])

/** Wrong answers of one kind do not count towards the lock. */
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

/** Each try while it is locked begins the lock again. */
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

const faults: readonly ServerFault[] = [
  {
    id: 'trying-renews-the-lock',
    title: 'Each try while something is locked begins its lock again.',
    subject: 'server',
    violates: ['SEC-LIMIT-06', 'SEC-LIMIT-16'],
    inject: rules(({ secondFactorLockLeft, passwordLockLeft }) => ({
      secondFactorLockLeft: renewedByTrying(secondFactorLockLeft),
      passwordLockLeft: renewedByTrying(passwordLockLeft),
    })),
  },
  {
    id: 'tries-without-end',
    title: 'One challenge or code can be guessed for ever.',
    subject: 'server',
    violates: ['SEC-LIMIT-01', 'SEC-LIMIT-02', 'SEC-LIMIT-03', 'SEC-LIMIT-14', 'SEC-LIMIT-17'],
    inject: rules(() => ({ attemptsExhausted: () => false })),
  },
  {
    id: 'one-try-too-many',
    title: 'One challenge or code can be guessed once more than the server tells.',
    subject: 'server',
    violates: ['SEC-LIMIT-01', 'SEC-LIMIT-02', 'SEC-LIMIT-03', 'SEC-LIMIT-14', 'SEC-LIMIT-17'],
    inject: rules((right) => ({
      attemptsExhausted: (failures, profile) => right.attemptsExhausted(failures - 1, profile),
    })),
  },
  {
    id: 'second-factor-is-never-locked',
    title: 'Wrong answers are counted, and nothing follows.',
    subject: 'server',
    violates: ['SEC-LIMIT-04', 'SEC-LIMIT-05'],
    inject: rules(() => ({ failuresLockSecondFactor: () => false })),
  },
  {
    id: 'lock-never-ends',
    title: 'The lock of the second factor never ends.',
    subject: 'server',
    violates: ['SEC-LIMIT-06'],
    inject: rules(() => ({ secondFactorLockLeft: ({ lockedAt }) => (lockedAt === undefined ? 0 : 1_000) })),
  },
  {
    id: 'wait-of-unknown-length',
    title: 'A refusal does not say how long the lock or the pause lasts.',
    subject: 'server',
    violates: ['SEC-LIMIT-18'],
    inject: (parts) => ({
      ...parts,
      discloseRefusal: (refused, operation) =>
        parts.discloseRefusal({ ...refused, retryAfterMs: undefined }, operation),
    }),
  },
  {
    id: 'wait-is-shorter-in-the-header',
    title: 'The header of a refusal asks for a minute less than its body.',
    subject: 'server',
    violates: ['SEC-LIMIT-18'],
    inject: (parts) => ({
      ...parts,
      respond(text, { status, headers }) {
        const { 'retry-after': wait, ...others } = headers
        if (wait === undefined) return parts.respond(text, { status, headers })
        const shorter = String(Math.max(0, Number(wait) - 60))
        return parts.respond(text, { status, headers: { ...others, 'retry-after': shorter } })
      },
    }),
  },
  {
    id: 'lock-hits-everybody',
    title: 'The wrong answers of one person lock all.',
    subject: 'server',
    violates: ['SEC-LIMIT-07'],
    inject: oneLockForAll,
  },
  {
    id: 'success-forgets-nothing',
    title: 'Wrong answers are counted for ever, also after right ones.',
    subject: 'server',
    violates: ['SEC-LIMIT-10'],
    inject: afterwards((before, after) => {
      const forgotten = after.secondFactor.failures === 0 && after.secondFactor.lockedAt === undefined
      return forgotten ? { ...after, secondFactor: before.secondFactor } : after
    }),
  },
  {
    id: 'codes-are-not-counted',
    title: 'Only wrong responses are counted, and no wrong codes.',
    subject: 'server',
    violates: ['SEC-LIMIT-11'],
    inject: uncountedWhere((before, after) => wrongTries(after) > wrongTries(before)),
  },
  {
    id: 'responses-of-devices-are-not-counted',
    title: 'Wrong responses of a physical security device are not counted where they prove an activation.',
    subject: 'server',
    violates: ['SEC-LIMIT-11'],
    inject: uncountedWhere((before, after) => wrongResponses(after) > wrongResponses(before)),
  },
  {
    id: 'pins-are-not-counted',
    title: 'Wrong PINs of before are not counted.',
    subject: 'server',
    violates: ['SEC-LIMIT-11'],
    inject: uncountedWhere(wrongByItself),
  },
  {
    id: 'tokens-without-end-on-android',
    title: 'On an Android phone one Activation Token can be guessed for ever.',
    subject: 'server',
    violates: ['SEC-LIMIT-14'],
    inject: neverVoidOnAndroid,
  },
  {
    id: 'declining-counts-as-wrong',
    title: 'Declining a login counts as a wrong answer.',
    subject: 'server',
    violates: ['SEC-LIMIT-12'],
    inject: afterwards((before, after) => {
      const { failures } = after.secondFactor
      return declined(after) > declined(before)
        ? { ...after, secondFactor: { failures: failures + 1 } }
        : after
    }),
  },
  {
    id: 'a-wrong-token-lifts-the-lock',
    title: 'An Activation Token can be entered during the lock, and a wrong one ends the lock.',
    subject: 'server',
    violates: ['SEC-LIMIT-04'],
    inject: liftedByToken,
  },
  {
    id: 'tries-by-the-thousand',
    title: 'Each code and the second factor allow a thousand wrong answers.',
    subject: 'server',
    violates: ['SEC-LIMIT-01', 'SEC-LIMIT-02', 'SEC-LIMIT-03', 'SEC-LIMIT-14'],
    inject: (parts) => ({
      ...parts,
      profile: { ...parts.profile, triesPerCode: 1000, secondFactorTries: 1000 },
    }),
  },
]

export default faults
