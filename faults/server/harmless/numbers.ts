/** @module Servers that have chosen other numbers, up to the bounds of the standards and of contract/README.md. */

import type { Profile } from '../../../reference-server/domain/model/profile.ts'
import { hours, minutes, seconds } from '../../../reference-server/domain/model/time.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { otherProfile } from '../support/other-numbers.ts'
import { replies, rules } from '../support/parts.ts'

const profile =
  (change: Partial<Profile>) =>
  (parts: ServerParts): ServerParts => ({ ...parts, profile: { ...parts.profile, ...change } })
/** However short the lifetimes may be by which the scenarios can be played. */
const shortest = profile({
  pushLifetime: minutes(1),
  collectLifetime: seconds(5),
  loginLifetime: seconds(301),
  challengeLifetime: seconds(30),
  smsCodeLifetime: seconds(301),
  activationLifetime: seconds(30),
  noticeLifetime: hours(1),
  sessionLifetime: minutes(11),
  sessionIdleLifetime: seconds(121),
  sessionUseResolution: seconds(1),
  autoEnrolmentDelay: 1,
})

const everySecondNumber = replies((reply) => {
  if (!('numbers' in reply && reply.numbers instanceof Object)) return reply
  const numbers = Object.fromEntries(Object.entries(reply.numbers).filter((_, at) => at % 2 === 1))
  return { ...reply, numbers }
})

const withoutNumbers = replies((reply) => ('numbers' in reply ? { ...reply, numbers: undefined } : reply))

/** Half a minute, and then as late as it may be. */
const slowRetries = rules(() => ({
  retryAt: (tries, retryAfterMs, now) => now + Math.max(retryAfterMs, seconds(tries === 1 ? 30 : 48)),
}))

const faults: readonly ServerFault[] = [
  {
    id: 'other-lifetimes',
    title: 'Lifetimes, caps and locks are others, within the bounds.',
    subject: 'server',
    harmless: true,
    inject: (parts) => ({
      ...parts,
      profile: otherProfile,
    }),
  },
  {
    id: 'lifetimes-beyond-the-login',
    title: 'What belongs to a login has longer lifetimes than the login, which ends it.',
    subject: 'server',
    harmless: true,
    inject: profile({
      loginLifetime: seconds(420),
      pushLifetime: seconds(600),
      collectLifetime: seconds(600),
      challengeLifetime: seconds(600),
    }),
  },
  {
    id: 'shortest-lifetimes',
    title: 'Every lifetime is the shortest allowed, and what a gateway refuses is sent again late.',
    subject: 'server',
    harmless: true,
    inject: (parts) => slowRetries(shortest(parts)),
  },
  {
    id: 'attestation-clock-five-minutes-ahead',
    title: 'The clock of the attestation service may be five minutes ahead.',
    subject: 'server',
    harmless: true,
    inject: rules((right) => ({
      attestationInTime: (issuedAt, now, profile) =>
        right.attestationInTime(
          issuedAt - now <= minutes(5) ? Math.min(issuedAt, now) : issuedAt,
          now,
          profile,
        ),
    })),
  },
  {
    id: 'every-second-number-untold',
    title: 'Of its lifetimes and limits the server publishes one half.',
    subject: 'server',
    harmless: true,
    inject: everySecondNumber,
  },
  {
    id: 'numbers-untold',
    title: 'Every lifetime is the shortest allowed, and the lab face does not publish it.',
    subject: 'server',
    harmless: true,
    inject: (parts) => withoutNumbers(shortest(parts)),
  },
  {
    id: 'longest-lifetimes',
    title: 'Every lifetime is the longest allowed.',
    subject: 'server',
    harmless: true,
    inject: profile({
      pushLifetime: minutes(10),
      collectLifetime: minutes(10),
      challengeLifetime: minutes(10),
      noticeLifetime: hours(7 * 24),
      sessionLifetime: hours(24),
      sessionIdleLifetime: hours(1),
      secondFactorLock: hours(24),
      passwordLock: hours(24),
      autoEnrolmentDelay: minutes(1),
      attestationLifetime: minutes(5),
      pushTokenOfferLifetime: hours(24),
    }),
  },
  {
    id: 'sessions-end-used-or-not',
    title: 'A session ends before it could be unused for too long.',
    subject: 'server',
    harmless: true,
    inject: profile({ sessionLifetime: minutes(15) }),
  },
  {
    id: 'two-tries-per-code',
    title: 'A challenge, code or token is void after two wrong answers.',
    subject: 'server',
    harmless: true,
    inject: profile({ triesPerCode: 2 }),
  },
  {
    id: 'fewest-tries-and-messages',
    title:
      'The second factor is locked before a code is void, for a second, and few messages are sent in a row.',
    subject: 'server',
    harmless: true,
    inject: profile({
      triesPerCode: 10,
      secondFactorTries: 3,
      secondFactorLock: seconds(1),
      passwordTries: 2,
      passwordLock: seconds(1),
      smsCap: 2,
      smsCapWindow: minutes(5),
      smsDailyCap: 3,
      pushCap: 2,
      pushCapWindow: seconds(10),
    }),
  },
  {
    id: 'most-tries-and-messages',
    title: 'A hundred tries, and nearly as many messages in a row.',
    subject: 'server',
    harmless: true,
    inject: profile({
      triesPerCode: 100,
      secondFactorTries: 100,
      passwordTries: 100,
      smsCap: 99,
      smsCapWindow: hours(24),
      smsDailyCap: 100,
      pushCap: 100,
      pushCapWindow: hours(24),
    }),
  },
  {
    id: 'enrolled-at-once',
    title: 'The enrolment in SMS follows within a second.',
    subject: 'server',
    harmless: true,
    inject: profile({ autoEnrolmentDelay: 1_000 }),
  },
]

export default faults
