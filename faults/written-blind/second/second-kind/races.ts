/** @module A second kind: different requests of one person at the same time. */

import type { Operation } from '../../../../contract/routes.ts'
import type { Here } from '../../support/here.ts'
import { racing, racingPasswords } from '../../support/overlap.ts'
import { wrong } from '../../support/written.ts'

/** Whether the requests call two different ones of these operations. */
const are =
  (...operations: readonly Operation[]) =>
  (one: Here, other: Here): boolean =>
    one.operation !== other.operation &&
    [one, other].every(({ operation }) => operation !== undefined && operations.includes(operation))

const bothAre =
  (operation: Operation, differ: (one: Here, other: Here) => boolean) =>
  (one: Here, other: Here): boolean =>
    one.operation === operation && other.operation === operation && differ(one, other)

export default [
  wrong(
    'a-wrong-code-and-a-wrong-response-at-once-are-one',
    'A wrong Confirm Code or Security Code and a wrong response that arrive at the same time count as one wrong answer.',
    ['SEC-LIMIT-04'],
    (parts) => racing(parts, are('giveResponse', 'giveSecurityCode', 'confirmMobileNumber')),
  ),
  wrong(
    'logins-to-two-platforms-at-once-send-two-sms',
    'Logins to two platforms that arrive at the same time send an SMS each, and the one login is forgotten.',
    ['SEC-RACE-10'],
    (parts) =>
      racing(
        parts,
        bothAre('logIn', (one, other) => one.platform !== other.platform),
      ),
  ),
  wrong(
    'a-response-and-an-approval-at-once-both-count',
    'A right response and an approval that arrive at the same time are both accepted.',
    ['SEC-RACE-11'],
    (parts) => racing(parts, are('giveResponse', 'answerPushRequest')),
  ),
  wrong(
    'an-approval-and-a-decline-at-once-both-count',
    'An approval and a decline that arrive at the same time are both accepted, and the later one stands.',
    ['SEC-SINGLE-04'],
    (parts) =>
      racing(
        parts,
        bothAre('answerPushRequest', (one, other) => one.body.decision !== other.body.decision),
      ),
  ),
  wrong(
    'a-pin-that-is-sent-twice-at-once-activates-twice',
    'On Android an activation that is completed twice at the same time has two results.',
    ['SEC-RACE-09'],
    (parts) =>
      racing(
        parts,
        bothAre('activate', ({ activation }) => activation?.os === 'Android'),
      ),
  ),
  wrong(
    'verify-in-two-sessions-at-once-sends-two-sms',
    'Requests for a Confirm Code from two sessions of a person that arrive at the same time send an SMS each.',
    ['SEC-RACE-04'],
    (parts) =>
      racing(
        parts,
        bothAre('verifyMobileNumber', (one, other) => one.bearer !== other.bearer),
      ),
  ),
  wrong(
    'wrong-passwords-in-window-and-app-at-once-are-one',
    'Wrong passwords that arrive in a window and in the app at the same time count as one.',
    ['SEC-RACE-07'],
    (parts) => racingPasswords(parts, are('logIn', 'readActivationOptions')),
  ),
]
