/** @module Numbers within their bounds, in mixtures that a product might have. */

import type { Profile } from '../../../../reference-server/domain/model/profile.ts'
import type { ServerParts } from '../../../../reference-server/parts.ts'
import { answering } from '../../support/exchange.ts'
import { honest } from '../../support/written.ts'

const withProfile = (parts: ServerParts, profile: Partial<Profile>): ServerParts => ({
  ...parts,
  profile: { ...parts.profile, ...profile },
})

const minute = 60_000
const day = 24 * 60 * minute

export default [
  // README, the table of numbers: each between "at least" and "at most"; "no duration is longer than ten years".
  honest(
    'a-code-outlives-its-lock',
    'A code takes a hundred tries, and three wrong answers lock the second factor for a second.',
    (parts) => withProfile(parts, { triesPerCode: 100, secondFactorTries: 3, secondFactorLock: 1_000 }),
  ),
  honest(
    'a-lock-of-ten-years',
    'The lock of the second factor lasts ten years and begins after three answers, that of the password after two.',
    (parts) =>
      withProfile(parts, {
        secondFactorTries: 3,
        passwordTries: 2,
        secondFactorLock: 315_576_000_000,
      }),
  ),
  honest(
    'everything-is-shorter-than-its-login',
    'What belongs to a login lives a fraction of it, by odd milliseconds.',
    (parts) =>
      withProfile(parts, {
        pushLifetime: 60_001,
        challengeLifetime: 30_007,
        collectLifetime: 5_003,
        smsCodeLifetime: 300_011,
        activationLifetime: 30_013,
        loginLifetime: 599_999,
      }),
  ),
  honest(
    'everything-outlives-its-login',
    'What belongs to a login or an activation has ten minutes, and these two a little more than an SMS takes, or their least.',
    (parts) =>
      withProfile(parts, {
        pushLifetime: 10 * minute,
        challengeLifetime: 10 * minute,
        collectLifetime: 10 * minute,
        smsCodeLifetime: 10 * minute,
        loginLifetime: 300_001,
        activationLifetime: 30_000,
      }),
  ),
  honest(
    'sessions-idle-as-long-as-they-live',
    'A session lives ten minutes and a millisecond, and may be idle for an hour.',
    (parts) =>
      withProfile(parts, {
        sessionLifetime: 600_001,
        sessionIdleLifetime: 60 * minute,
        sessionUseResolution: 0,
      }),
  ),
  honest(
    'many-messages-for-a-short-time',
    'Thirty SMS without an answer, a thousand a day; a hundred notifications within a second.',
    (parts) =>
      withProfile(parts, {
        smsCap: 30,
        smsCapWindow: 60 * minute + 1,
        smsDailyCap: 1_000,
        pushCap: 100,
        pushCapWindow: 1_000,
      }),
  ),
  honest(
    'attempts-in-primes',
    'Every count is a prime, and every lock an odd number of milliseconds.',
    (parts) =>
      withProfile(parts, {
        triesPerCode: 7,
        secondFactorTries: 5,
        secondFactorLock: 1_234_567,
        passwordTries: 11,
        passwordLock: 7_654_321,
        pushCap: 3,
        pushCapWindow: 65_537,
        smsCap: 3,
        smsCapWindow: 360_007,
        smsDailyCap: 17,
      }),
  ),

  // README: "With them, the exact edges are tested ...; without them, only the bounds of the standards"; "A number that you leave out ...
  // makes what needs it not applicable."
  honest(
    'a-few-numbers-are-told',
    'Only every third number is told, and others that nobody asked for.',
    (parts) =>
      answering(parts, (answer, { operation }) => {
        const { numbers } = answer.json
        if (operation !== 'describe' || typeof numbers !== 'object' || numbers === null) return undefined
        const told = Object.entries(numbers).filter((_, index) => index % 3 === 0)
        return {
          ...answer,
          json: { ...answer.json, numbers: { ...Object.fromEntries(told), answer: 42, note: 'x' } },
        }
      }),
  ),

  // README: "A message that a gateway refuses temporarily is sent again within a minute, unless the gateway demands a longer wait."
  honest(
    'tries-again-after-59-seconds',
    'A message that was refused is sent again after 59 seconds, each time.',
    (parts) => ({
      ...parts,
      rules: {
        ...parts.rules,
        retryAt: (_tries, retryAfterMs, now) => now + Math.max(retryAfterMs, 59_000),
        jitter: () => 0,
      },
    }),
  ),

  // README: "sending is retried for an hour at least and a week at most".
  honest(
    'notices-for-an-hour-and-in-bursts',
    'Notices are retried for an hour and a second; each message again after ten seconds, whatever came before.',
    (parts) => ({
      ...withProfile(parts, { noticeLifetime: 60 * minute + 1_000 }),
      rules: {
        ...parts.rules,
        retryAt: (_tries, retryAfterMs, now) => now + Math.max(retryAfterMs, 10_000),
        jitter: () => 0,
      },
    }),
  ),

  // README: "A person without an active SLS device who has verified a mobile number is enrolled in SMS authentication within a minute."
  honest(
    'enrols-at-the-full-minute',
    'Whoever is to be enrolled in SMS is enrolled at the next full minute of the clock.',
    (parts) => ({
      ...parts,
      rules: {
        ...parts.rules,
        autoEnrolmentAt: (number, now) =>
          number.verified ? Math.ceil((now + 1) / minute) * minute : undefined,
      },
    }),
  ),

  // README: "An attestation is accepted for a second at least"; "is 5 minutes old or older, is dated in the future (a clock that is a few
  // minutes ahead may be tolerated, an hour may not)".
  honest('attestations-for-a-second', 'An attestation is accepted for a second.', (parts) =>
    withProfile(parts, { attestationLifetime: 1_000 }),
  ),
  honest(
    'attestations-for-five-minutes-both-ways',
    'An attestation is accepted until it is five minutes old, and from four minutes before its time.',
    (parts) => ({
      ...parts,
      rules: {
        ...parts.rules,
        attestationInTime: (issuedAt, now) => now - issuedAt < 5 * minute && issuedAt - now <= 4 * minute,
      },
    }),
  ),

  // README: "adopted at once with the next login that its phone completes, ... and no later than a day after the offer; ... You decide whether
  // an offer that comes shortly after such a login counts with it."
  honest(
    'offers-count-for-a-day-and-only-before',
    'An offered push token counts for a day, and only with a login that comes after it.',
    (parts) => ({
      ...parts,
      rules: {
        ...parts.rules,
        pushTokenOfferAccepted: (offeredAt, provenAt) =>
          provenAt !== undefined && provenAt >= offeredAt && provenAt - offeredAt < day,
      },
    }),
  ),

  // README: "replies with the next instant at which work is due": a server that tidies up every hour always has some.
  honest(
    'something-is-always-due',
    'There is always something due: a server that tidies up at every full hour.',
    (parts) =>
      answering(parts, (answer, { operation }) => {
        const { now, nextDue } = answer.json
        if (operation !== 'advance' || typeof now !== 'number') return undefined
        const next = (Math.floor(now / (60 * minute)) + 1) * 60 * minute
        return {
          ...answer,
          json: { now, nextDue: typeof nextDue === 'number' ? Math.min(next, nextDue) : next },
        }
      }),
  ),
]
