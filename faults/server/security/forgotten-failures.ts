/** @module Wrong answers that are forgotten without a right one. */

import type { Account } from '../../../reference-server/domain/model/account.ts'
import { minutes } from '../../../reference-server/domain/model/time.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
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

/** How many Confirm Codes were right. */
const confirmed = ({ smsCodes }: Account): number =>
  smsCodes.filter(({ purpose, state }) => purpose === 'verifyNumber' && state === 'used').length

function lockedOnceOnly(parts: ServerParts): ServerParts {
  const known = new Set<string>()
  return afterwards((before, after) => {
    if (!newlyLocked(before, after)) return after
    const again = known.has(after.username)
    known.add(after.username)
    return again ? { ...after, secondFactor: { failures: 0 } } : after
  })(parts)
}

const faults: readonly ServerFault[] = [
  {
    id: 'new-login-forgets-failures',
    title: 'With a new login the count of wrong answers begins again.',
    subject: 'server',
    violates: ['SEC-LIMIT-04'],
    inject: begun('logins'),
  },
  {
    id: 'new-challenge-forgets-failures',
    title: 'With a new challenge the count of wrong answers begins again.',
    subject: 'server',
    violates: ['SEC-LIMIT-05'],
    inject: begun('challenges'),
  },
  {
    id: 'new-code-forgets-failures',
    title: 'With each SMS the count of wrong answers begins again.',
    subject: 'server',
    violates: ['SEC-LIMIT-04'],
    inject: begun('smsCodes'),
  },
  {
    id: 'new-activation-forgets-failures',
    title: 'Logging in to the app resets the count of wrong answers.',
    subject: 'server',
    violates: ['SEC-LIMIT-04'],
    inject: begun('activations'),
  },
  {
    id: 'declining-forgets-failures',
    title: 'Declining a login resets the count of wrong answers.',
    subject: 'server',
    violates: ['SEC-LIMIT-04'],
    inject: forgottenWhen((before, after) => declined(after) > declined(before)),
  },
  {
    id: 'logging-out-forgets-failures',
    title: 'With the end of a session the count of wrong answers begins again.',
    subject: 'server',
    violates: ['SEC-LIMIT-04'],
    inject: forgottenWhen((before, after) => after.sessions.length < before.sessions.length),
  },
  {
    id: 'another-number-forgets-failures',
    title: 'With another mobile number the count of wrong answers begins again.',
    subject: 'server',
    violates: ['SEC-LIMIT-04'],
    inject: forgottenWhen((before, after) => after.mobileNumber?.onRecord !== before.mobileNumber?.onRecord),
  },
  {
    id: 'confirm-code-forgets-failures',
    title: 'A right Confirm Code resets the count of wrong answers.',
    subject: 'server',
    violates: ['SEC-LIMIT-04'],
    inject: forgottenWhen((before, after) => confirmed(after) > confirmed(before)),
  },
  {
    id: 'the-switch-forgets-failures',
    title: 'With the Seamless Authentication switch the count of wrong answers begins again.',
    subject: 'server',
    violates: ['SEC-LIMIT-04'],
    inject: forgottenWhen((before, after) => after.seamless !== before.seamless),
  },
  {
    id: 'a-minute-forgets-failures',
    title: 'Wrong answers more than a minute apart never lead to the lock.',
    subject: 'server',
    violates: ['SEC-LIMIT-04'],
    inject: forgottenWithTime,
  },
  {
    id: 'locked-once-only',
    title: 'The first lock of a person is the last one.',
    subject: 'server',
    violates: ['SEC-LIMIT-04'],
    inject: lockedOnceOnly,
  },
  {
    id: 'lock-leaves-logins-pending',
    title: 'What waits when the lock comes can still be approved.',
    subject: 'server',
    violates: ['SEC-LIMIT-04'],
    inject: afterwards((before, after) =>
      newlyLocked(before, after) ? { ...after, logins: before.logins } : after,
    ),
  },
]

export default faults
