/** @module Servers that have chosen other numbers, up to the bounds of the standards and of the vendor guide. */

import type { Profile } from '../../../reference-server/domain/model/profile.ts'
import { hours, minutes, seconds } from '../../../reference-server/domain/model/time.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { HarmlessServer } from '../fault.ts'
import { otherProfile } from '../support/other-numbers.ts'
import { replies, rules } from '../support/parts.ts'

const profile =
  (change: Partial<Profile>) =>
  (parts: ServerParts): ServerParts => ({ ...parts, profile: { ...parts.profile, ...change } })

const numbers = (id: string, title: string, inject: HarmlessServer['inject']): HarmlessServer => ({
  id,
  title,
  subject: 'server',
  harmless: true,
  inject,
})

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
  sessionUseGrain: seconds(1),
  autoEnrolmentDelay: 1,
})

const untold = replies((reply) => ('numbers' in reply ? { ...reply, numbers: undefined } : reply))

/** Half a minute, and then twice as long each time. */
const slowRetries = rules(() => ({
  retryAt: (tries, retryAfterMs, now) => now + Math.max(retryAfterMs, seconds(30) * 2 ** (tries - 1)),
}))

export const serversOfOtherNumbers: readonly HarmlessServer[] = [
  numbers('other-lifetimes', 'Lifetimes, caps and locks are others, within the bounds.', (parts) => ({
    ...parts,
    profile: otherProfile,
  })),
  numbers(
    'lifetimes-beyond-the-login',
    'What belongs to a login has longer lifetimes than the login, which ends it.',
    profile({
      loginLifetime: seconds(420),
      pushLifetime: seconds(600),
      collectLifetime: seconds(600),
      challengeLifetime: seconds(600),
    }),
  ),
  numbers(
    'shortest-lifetimes',
    'Everything lasts as short as it may, and what a gateway does not take is sent again late.',
    (parts) => slowRetries(shortest(parts)),
  ),
  numbers('numbers-untold', 'Everything lasts as short as it may, and nobody is told how long.', (parts) =>
    untold(shortest(parts)),
  ),
  numbers(
    'longest-lifetimes',
    'Everything lasts as long as it may.',
    profile({
      pushLifetime: minutes(10),
      collectLifetime: minutes(10),
      challengeLifetime: minutes(10),
      noticeLifetime: hours(7 * 24),
      sessionLifetime: hours(24),
      sessionIdleLifetime: hours(1),
      secondFactorLock: hours(24),
      passwordLock: hours(24),
      autoEnrolmentDelay: minutes(1),
      claimLifetime: minutes(5),
      offerLifetime: hours(24),
    }),
  ),
  numbers(
    'sessions-end-used-or-not',
    'A session ends before it could be unused for too long.',
    profile({ sessionLifetime: minutes(15) }),
  ),
  numbers(
    'two-tries-per-code',
    'A challenge, code or token is void after two wrong answers.',
    profile({ triesPerCode: 2 }),
  ),
  numbers(
    'fewest-tries-and-messages',
    'The second factor is locked before a code is void, for a second, and few messages are sent in a row.',
    profile({
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
  ),
  numbers(
    'most-tries-and-messages',
    'A hundred tries, and nearly as many messages in a row.',
    profile({
      triesPerCode: 100,
      secondFactorTries: 100,
      passwordTries: 100,
      smsCap: 99,
      smsCapWindow: hours(24),
      smsDailyCap: 100,
      pushCap: 100,
      pushCapWindow: hours(24),
    }),
  ),
  numbers(
    'enrolled-at-once',
    'The enrolment in SMS follows within a second.',
    profile({ autoEnrolmentDelay: 1_000 }),
  ),
]
