/** @module Wrong answers that are forgotten without a right one. */

import type { Account } from '../../../reference-server/domain/model/account.ts'
import { minutes } from '../../../reference-server/domain/model/time.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import { fault, type ServerFault } from '../fault.ts'
import { afterwards } from '../support/store.ts'
import { declined } from './limits.ts'

/** With what happens between the two the count of wrong answers begins again. */
const forgottenWhen = (happened: (before: Account, after: Account) => boolean) =>
  afterwards((before, after) =>
    happened(before, after) ? { ...after, secondFactor: { failures: 0 } } : after,
  )

/** Whether there is a new one. */
const begun = (kind: 'logins' | 'challenges' | 'smsCodes' | 'activations') =>
  forgottenWhen((before, after) => after[kind].some(({ id }) => !before[kind].some((old) => old.id === id)))

const newlyLocked = (before: Account, { secondFactor: { lockedAt } }: Account): boolean =>
  lockedAt !== undefined && lockedAt !== before.secondFactor.lockedAt

const wrongAgain = (before: Account, after: Account): boolean =>
  after.secondFactor.failures > before.secondFactor.failures || newlyLocked(before, after)

/** A wrong answer is the first one, where the one before it is a minute ago. */
function forgottenWithTime(parts: ServerParts): ServerParts {
  let last = 0
  return afterwards((before, after) => {
    if (!wrongAgain(before, after)) return after
    const ago = parts.clock.now() - last
    last = parts.clock.now()
    return ago < minutes(1) ? after : { ...after, secondFactor: { failures: 1 } }
  })(parts)
}

function lockedOnceOnly(parts: ServerParts): ServerParts {
  const known = new Set<string>()
  return afterwards((before, after) => {
    if (!newlyLocked(before, after)) return after
    const again = known.has(after.username)
    known.add(after.username)
    return again ? { ...after, secondFactor: { failures: 0 } } : after
  })(parts)
}

export const securityForgettingFaults: readonly ServerFault[] = [
  fault(
    'new-login-forgets-failures',
    'With a new login the count of wrong answers begins again.',
    ['SEC-LIMIT-04'],
    begun('logins'),
  ),
  fault(
    'new-challenge-forgets-failures',
    'With a new challenge the count of wrong answers begins again.',
    ['SEC-LIMIT-05'],
    begun('challenges'),
  ),
  fault(
    'new-code-forgets-failures',
    'With each SMS the count of wrong answers begins again.',
    ['SEC-LIMIT-04'],
    begun('smsCodes'),
  ),
  fault(
    'new-activation-forgets-failures',
    'Whoever logs in to the app has all tries once more.',
    ['SEC-LIMIT-04'],
    begun('activations'),
  ),
  fault(
    'declining-forgets-failures',
    'Whoever declines a login forgives all wrong answers.',
    ['SEC-LIMIT-04'],
    forgottenWhen((before, after) => declined(after) > declined(before)),
  ),
  fault(
    'logging-out-forgets-failures',
    'With the end of a session the count of wrong answers begins again.',
    ['SEC-LIMIT-04'],
    forgottenWhen((before, after) => after.sessions.length < before.sessions.length),
  ),
  fault(
    'another-number-forgets-failures',
    'With another mobile number the count of wrong answers begins again.',
    ['SEC-LIMIT-04'],
    forgottenWhen((before, after) => after.mobileNumber?.onRecord !== before.mobileNumber?.onRecord),
  ),
  fault(
    'the-switch-forgets-failures',
    'With the Seamless Authentication switch the count of wrong answers begins again.',
    ['SEC-LIMIT-04'],
    forgottenWhen((before, after) => after.seamless !== before.seamless),
  ),
  fault(
    'a-minute-forgets-failures',
    'Whoever waits a minute between two wrong answers is never locked out.',
    ['SEC-LIMIT-04'],
    forgottenWithTime,
  ),
  fault('locked-once-only', 'The first lock of a person is the last one.', ['SEC-LIMIT-04'], lockedOnceOnly),
  fault(
    'lock-leaves-logins-pending',
    'What waits when the lock comes can still be approved.',
    ['SEC-LIMIT-04'],
    afterwards((before, after) => (newlyLocked(before, after) ? { ...after, logins: before.logins } : after)),
  ),
]
