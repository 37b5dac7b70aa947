/** @module Checks that are made a moment before the act that depends on them. */

import type { PasswordAttempts } from '../../../reference-server/domain/model/password-attempts.ts'
import { fault, type ServerFault } from '../fault.ts'
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

export const securityRaceFaults: readonly ServerFault[] = [
  fault(
    'lost-updates',
    'An account is read, judged and written without a look at who has written in between.',
    ['SEC-RACE-01', 'SEC-RACE-02', 'SEC-RACE-03', 'SEC-RACE-04', 'SEC-RACE-05', 'SEC-RACE-06'],
    lostUpdates,
  ),
  fault(
    'question-looked-at-too-early',
    'Whether a question on the phone is still open is looked up before it is answered.',
    ['SEC-RACE-01'],
    readTooEarly('pushRequests', 'logins'),
  ),
  fault(
    'challenge-looked-at-too-early',
    'Whether a challenge is still open is looked up before its response is judged.',
    ['SEC-RACE-02'],
    readTooEarly('challenges', 'logins'),
  ),
  fault(
    'security-code-looked-at-too-early',
    'Whether a security code is still open is looked up before it is judged.',
    ['SEC-RACE-03'],
    readTooEarly('smsCodes', 'logins'),
  ),
  fault(
    'cooldown-looked-at-too-early',
    'When the last SMS was sent is looked up before the next one is.',
    ['SEC-RACE-04', 'SEC-RACE-10'],
    readTooEarly('smsCodes'),
  ),
  fault(
    'tries-looked-at-too-early',
    'How often somebody was wrong is looked up before one more wrong answer is counted.',
    ['SEC-RACE-05', 'SEC-RACE-08'],
    readTooEarly('challenges', 'secondFactor'),
  ),
  fault(
    'login-looked-at-too-early',
    'Whether a login has been collected is looked up before its session is handed over.',
    ['SEC-RACE-06'],
    readTooEarly('logins'),
  ),
  fault(
    'wrong-passwords-looked-at-too-early',
    'How many passwords were wrong is looked up before one more is counted.',
    ['SEC-RACE-07'],
    passwordsCountedLate,
  ),
  fault(
    'count-of-all-logins-looked-at-too-early',
    'Each challenge counts its wrong responses exactly, and the count over all logins comes too late.',
    ['SEC-RACE-08'],
    readTooEarly('secondFactor'),
  ),
  fault(
    'activation-token-looked-at-too-early',
    'Whether an activation is still under way is looked up before it is completed.',
    ['SEC-RACE-09'],
    readTooEarly('smsCodes', 'activations', 'devices'),
  ),
]
