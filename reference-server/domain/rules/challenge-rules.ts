/** @module Challenge/response: six digits out, eight digits back, once. */

import { ocra } from '../crypto/ocra.ts'
import { deviceKey, equalSecrets } from '../crypto/secrets.ts'
import type { ApprovalRequest } from '../model/approval-request.ts'
import type { Challenge } from '../model/challenge.ts'
import type { Login } from '../model/login.ts'
import type { Instant } from '../model/primitives.ts'
import type { Profile } from '../model/profile.ts'
import { characters, type Random } from '../model/random.ts'
import type { SlsDevice } from '../model/sls-device.ts'
import { within } from '../model/time.ts'

/** RFC 6287. QA takes the digits as text; QN would make 000123 and 123 the same challenge. */
const suite = 'OCRA-1:HOTP-SHA256-8:QA06'

export const challengeRules = {
  /** Six ASCII digits, leading zeros kept (SYNC-08). */
  newChallenge: (random: Random): string => characters(random, '0123456789', 6),

  /** Whether a login may turn to challenge/response: at any time while it is pending (CR-AND-02), if its device answers. */
  challengeOffered: (_login: Login, device: SlsDevice): boolean => device.type !== 'sms',

  /** Whether a challenge was shown for this login: a response to that of another one is worth nothing (XDEV-IOS-08). */
  challengeIsFor: (challenge: Challenge, login: Login): boolean => challenge.loginId === login.id,

  /** Which device answers a challenge: the active one that it was shown for, and no other (XDEV-02). */
  deviceMayRespond: (challenge: Challenge, device: SlsDevice): boolean =>
    device.id === challenge.deviceId && device.status === 'active',

  challengeInTime: (challenge: Challenge, now: Instant, profile: Profile): boolean =>
    within(challenge.shownAt, profile.challengeLifetime, now),

  /** Whether a new challenge of the same login ends the older one. */
  newChallengeSupersedes: (_older: Challenge): boolean => true,

  /** The Response String that the device of this login gives. */
  expectedResponse: (deviceSecret: string, challenge: string): string =>
    ocra(suite, deviceKey(deviceSecret, 'ocra'), challenge),

  /** Whether the response is exactly the eight digits (SYNC-12): the same text, not the same number. */
  responseMatches: (given: string, expected: string): boolean => equalSecrets(given, expected),

  /** Whether the challenge can still be answered: not answered, superseded or void. */
  challengeIsOpen: (challenge: Challenge): boolean => challenge.state === 'open',

  /** Which open push requests a success by another way ends (CR-AND-08). */
  successSupersedes: (request: ApprovalRequest, login: Login): boolean => request.loginId === login.id,
}
