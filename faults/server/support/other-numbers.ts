/** @module Other numbers that are just as right: what holds for every implementation must hold with these, too. */

import { type Profile, referenceProfile } from '../../../reference-server/domain/model/profile.ts'
import { hours, minutes, seconds } from '../../../reference-server/domain/model/time.ts'

export const otherProfile: Profile = {
  ...referenceProfile,
  pushLifetime: seconds(300),
  collectLifetime: seconds(90),
  loginLifetime: seconds(480),
  challengeLifetime: seconds(240),
  smsCodeLifetime: seconds(540),
  activationLifetime: seconds(480),
  noticeLifetime: hours(48),
  sessionLifetime: hours(20),
  sessionIdleLifetime: minutes(50),
  attestationLifetime: seconds(240),
  triesPerCode: 3,
  smsCap: 8,
  pushCap: 8,
  secondFactorTries: 15,
  secondFactorLock: minutes(30),
  passwordTries: 8,
  passwordLock: minutes(20),
  autoEnrolmentDelay: seconds(50),
}
