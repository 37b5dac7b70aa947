/** @module Other lifetimes, limits and pauses, within the bounds of the guide's table. */

import type { Profile } from '../../../../reference-server/domain/model/profile.ts'
import type { ServerParts } from '../../../../reference-server/parts.ts'
import { honest } from '../../support/written.ts'

const withNumbers =
  (numbers: Partial<Profile>) =>
  (parts: ServerParts): ServerParts => ({ ...parts, profile: { ...parts.profile, ...numbers } })

export default [
  // README, Numbers: "`pushLifetime` at least a minute", "`collectLifetime` at least five seconds".
  honest(
    'a-minute-to-approve-and-five-seconds-to-collect',
    'An approval request is open for a minute, and an approved login waits for its window for five seconds.',
    withNumbers({ pushLifetime: 60_000, collectLifetime: 5_000 }),
  ),

  // README, Numbers: "`loginLifetime` more than two minutes, the pause between two SMS".
  honest(
    'logins-last-a-moment-more-than-two-minutes',
    'A login waits for its second factor for two minutes and a millisecond.',
    withNumbers({ loginLifetime: 120_001 }),
  ),

  // README, Numbers: "`challengeLifetime` half a minute", "`activationLifetime` half a minute".
  honest(
    'half-a-minute-for-challenges-and-activations',
    'A challenge and an activation last for half a minute.',
    withNumbers({ challengeLifetime: 30_000, activationLifetime: 30_000 }),
  ),

  // README, Numbers: "`smsCodeLifetime` more than two minutes", "`loginLifetime` at most ten minutes".
  honest(
    'codes-end-long-before-their-login',
    'A code from an SMS lasts for little more than two minutes, and a login for ten.',
    withNumbers({ smsCodeLifetime: 121_000, loginLifetime: 600_000 }),
  ),

  // README, Numbers: "`sessionLifetime` more than ten minutes", "`sessionIdleLifetime` more than two minutes".
  honest(
    'sessions-are-short',
    'A session ends after eleven minutes, and after three that nobody has used it.',
    withNumbers({ sessionLifetime: 660_000, sessionIdleLifetime: 180_000, sessionUseResolution: 0 }),
  ),

  // README, Numbers: "`triesPerCode` two", "`secondFactorTries` three", "`passwordTries` two".
  honest(
    'as-few-tries-as-can-be',
    'A code has two tries, the second factor three, and a password two.',
    withNumbers({ triesPerCode: 2, secondFactorTries: 3, passwordTries: 2 }),
  ),

  // README, Numbers: "`secondFactorLock`, `passwordLock`: a second".
  honest(
    'locks-of-a-second-and-of-an-hour',
    'The second factor is locked for a second, and a password for an hour.',
    withNumbers({ secondFactorLock: 1_000, passwordLock: 3_600_000 }),
  ),

  // README, Numbers: "`smsCap` two: one message may stay unanswered", "`smsCapWindow` longer than `smsCap` times two minutes".
  honest(
    'three-sms-in-seven-minutes',
    'After three text messages whose code nobody enters there is none until seven minutes have passed since the first.',
    withNumbers({ smsCap: 3, smsCapWindow: 420_000 }),
  ),

  // README, Numbers: "You choose lifetimes, limits and pauses."
  honest(
    'numbers-that-nobody-would-round',
    'All lifetimes are odd numbers of milliseconds.',
    withNumbers({
      pushLifetime: 95_003,
      collectLifetime: 17_011,
      loginLifetime: 431_003,
      challengeLifetime: 151_007,
      smsCodeLifetime: 307_009,
      activationLifetime: 211_003,
      sessionLifetime: 10_000_019,
      sessionIdleLifetime: 1_234_577,
      sessionUseResolution: 0,
    }),
  ),
]
