/** @module Other numbers that are just as right: what holds for every implementation must hold with these, too. */

import { type Profile, referenceProfile } from '../domain/profile.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

export const otherProfile: Profile = {
  ...referenceProfile,
  pushLifetime: 300 * second,
  collectLifetime: 90 * second,
  loginLifetime: 480 * second,
  challengeLifetime: 240 * second,
  smsCodeLifetime: 540 * second,
  activationLifetime: 480 * second,
  noticeLifetime: 48 * hour,
  sessionLifetime: 20 * hour,
  sessionIdleLifetime: 50 * minute,
  claimLifetime: 240 * second,
  triesPerCode: 3,
  smsCap: 8,
  pushCap: 8,
  secondFactorTries: 15,
  secondFactorLock: 30 * minute,
  passwordTries: 8,
  passwordLock: 20 * minute,
  autoEnrolmentDelay: 50 * second,
}
