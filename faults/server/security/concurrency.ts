/** @module Checks that are made a moment before the act that depends on them. */

import type { PasswordAttempts } from '../../../reference-server/domain/model/password-attempts.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { lostUpdates, readTooEarly, store } from '../support/store.ts'

/** The count of wrong passwords is read, and written later with one more. */
const passwordsCountedLate = store((right) => ({
  async transactAttempts<Result>(
    username: string,
    decide: (before: PasswordAttempts) => { attempts: PasswordAttempts; result: Result },
  ) {
    const early = await right.transactAttempts(username, (before) => ({ attempts: before, result: before }))
    return right.transactAttempts(username, () => decide(early))
  },
}))

/** Beside another request, the rule about the last device looks at the devices of before both. */
function removedBesideAnother(parts: ServerParts): ServerParts {
  let underWay = 0
  const { deviceRemovalAllowed } = parts.rules
  return {
    ...parts,
    async middleware(request, next) {
      underWay++
      try {
        return await parts.middleware(request, next)
      } finally {
        underWay--
      }
    },
    rules: {
      ...parts.rules,
      deviceRemovalAllowed: (mandatory, remaining) =>
        deviceRemovalAllowed(mandatory, remaining) || underWay > 1,
    },
  }
}

const faults: readonly ServerFault[] = [
  {
    id: 'lost-updates',
    title: 'An account is read, judged and written without a look at who has written in between.',
    subject: 'server',
    violates: ['SEC-RACE-01', 'SEC-RACE-02', 'SEC-RACE-03', 'SEC-RACE-04', 'SEC-RACE-05', 'SEC-RACE-06'],
    inject: lostUpdates,
  },
  {
    id: 'question-looked-at-too-early',
    title: 'Whether an approval request is open is read once, before its answer is accepted.',
    subject: 'server',
    violates: ['SEC-RACE-01', 'SEC-SINGLE-04'],
    inject: readTooEarly('approvalRequests', 'logins'),
  },
  {
    id: 'challenge-looked-at-too-early',
    title: 'Whether a challenge is still open is looked up before its response is judged.',
    subject: 'server',
    violates: ['SEC-RACE-02'],
    inject: readTooEarly('challenges', 'logins'),
  },
  {
    id: 'security-code-looked-at-too-early',
    title: 'Whether a security code is still open is looked up before it is judged.',
    subject: 'server',
    violates: ['SEC-RACE-03'],
    inject: readTooEarly('smsCodes', 'logins'),
  },
  {
    id: 'cooldown-looked-at-too-early',
    title: 'When the last SMS was sent is looked up before the next one is.',
    subject: 'server',
    violates: ['SEC-RACE-04', 'SEC-RACE-10'],
    inject: readTooEarly('smsCodes'),
  },
  {
    id: 'tries-looked-at-too-early',
    title: 'The count of wrong answers is read before a concurrent wrong answer is added to it.',
    subject: 'server',
    violates: ['SEC-RACE-05', 'SEC-RACE-08'],
    inject: readTooEarly('challenges', 'secondFactor'),
  },
  {
    id: 'login-looked-at-too-early',
    title: 'Whether a login has been collected is looked up before its session is handed over.',
    subject: 'server',
    violates: ['SEC-RACE-06'],
    inject: readTooEarly('logins'),
  },
  {
    id: 'wrong-passwords-looked-at-too-early',
    title: 'How many passwords were wrong is looked up before one more is counted.',
    subject: 'server',
    violates: ['SEC-RACE-07'],
    inject: passwordsCountedLate,
  },
  {
    id: 'count-of-all-logins-looked-at-too-early',
    title: 'Each challenge counts its wrong responses exactly, and the count over all logins comes too late.',
    subject: 'server',
    violates: ['SEC-RACE-08', 'SEC-RACE-12', 'SEC-LIMIT-11'],
    inject: readTooEarly('secondFactor'),
  },
  {
    id: 'ways-looked-at-too-early',
    title: 'Whether a login waits is looked up for a response and for an approval before either is judged.',
    subject: 'server',
    violates: ['SEC-RACE-11'],
    inject: readTooEarly('logins', 'challenges', 'approvalRequests'),
  },
  {
    id: 'activation-token-looked-at-too-early',
    title: 'Whether an activation is still under way is looked up before it is completed.',
    subject: 'server',
    violates: ['SEC-RACE-09'],
    inject: readTooEarly('smsCodes', 'activations', 'devices'),
  },
  {
    id: 'last-device-looked-at-too-early',
    title:
      'Whether another device is left is looked up before a removal, whatever is removed at the same time.',
    subject: 'server',
    violates: ['REG-HK-03'],
    inject: removedBesideAnother,
  },
]

export default faults
