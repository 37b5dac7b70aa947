/** @module Honest numbers: README.md, "Numbers", has their bounds, and the server publishes those that it has. */

import type { Profile } from '../../../../reference-server/domain/model/profile.ts'
import { hours, minutes, seconds } from '../../../../reference-server/domain/model/time.ts'
import { honest } from '../../support/written.ts'

const having = (id: string, title: string, numbers: Partial<Profile>) =>
  honest(id, title, (parts) => ({ ...parts, profile: { ...parts.profile, ...numbers } }))

export default [
  // "Lifetimes ... in milliseconds": no number has to be a whole second.
  having('lifetimes-of-odd-milliseconds', 'No lifetime is a whole second, or even.', {
    pushLifetime: 100_003,
    collectLifetime: 33_337,
    loginLifetime: 580_021,
    challengeLifetime: 222_223,
    smsCodeLifetime: 555_557,
    activationLifetime: 432_011,
    sessionLifetime: 40_000_003,
    sessionIdleLifetime: 1_700_021,
  }),
  // `pushLifetime`, at most ten minutes.
  having('requests-as-long-as-their-login', 'Approval requests and challenges live as long as a login may.', {
    pushLifetime: minutes(10),
    challengeLifetime: minutes(10),
    collectLifetime: minutes(10),
  }),
  // `collectLifetime`, at least five seconds; `pushLifetime`, at least a minute.
  having('windows-that-have-to-look-at-once', 'An approval lasts five seconds, and its request a minute.', {
    pushLifetime: minutes(1),
    collectLifetime: seconds(5),
  }),
  // `triesPerCode`, at least two; `secondFactorTries`, at least three.
  having(
    'one-wrong-try-is-one-too-many-but-one',
    'Two wrong tries void a code, and nine lock the second factor.',
    {
      triesPerCode: 2,
      secondFactorTries: 9,
    },
  ),
  // Nothing says that a code is void before the second factor locks.
  having(
    'the-lock-comes-before-a-code-is-void',
    'Four wrong answers lock the second factor, twelve void a code.',
    {
      triesPerCode: 12,
      secondFactorTries: 4,
    },
  ),
  // `secondFactorLock` and `passwordLock`, at least a second.
  having('locks-of-seconds', 'A lock of the second factor lasts two seconds, one of the password a second.', {
    secondFactorLock: seconds(2),
    passwordLock: seconds(1),
  }),
  // The same; "Where no maximum is named, no duration is longer than ten years".
  having(
    'locks-of-hours',
    'A lock of the second factor lasts a day and a half, one of the password five hours.',
    {
      secondFactorLock: hours(36),
      passwordLock: hours(5),
    },
  ),
  // `smsCap`, at least two; `smsCapWindow`, longer than `smsCap` times two minutes; `smsDailyCap`, more than `smsCap`.
  having(
    'few-sms-in-a-short-time',
    'Three SMS may stay unanswered within six and a half minutes, nine in a day.',
    {
      smsCap: 3,
      smsCapWindow: 390_001,
      smsDailyCap: 9,
    },
  ),
  // `pushCap`, at least two, and `pushCapWindow`, at least a second.
  having('two-notifications-in-an-hour', 'Two notifications may stay unanswered within an hour.', {
    pushCap: 2,
    pushCapWindow: hours(1),
  }),
  // `sessionLifetime`, more than ten minutes; `sessionIdleLifetime`, more than two.
  having('short-sessions', 'A session lasts eleven minutes, and five if nobody uses it.', {
    sessionLifetime: minutes(11),
    sessionIdleLifetime: minutes(5),
    sessionUseResolution: 1,
  }),
  // "A session that nobody uses ends at the smaller one of `sessionLifetime` and `sessionIdleLifetime`".
  having('sessions-that-are-never-idle', 'The idle lifetime of a session is as long as the session.', {
    sessionLifetime: minutes(50),
    sessionIdleLifetime: minutes(50),
  }),
  // "Refuse ... if the attestation ... is 5 minutes old or older"; "accepted for a second at least".
  having(
    'attestations-for-nearly-five-minutes',
    'An attestation is accepted for five minutes less a second.',
    {
      attestationLifetime: minutes(5) - seconds(1),
    },
  ),
]
