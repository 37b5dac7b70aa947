/** @module Rules of challenge/response. */

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

/** RFC 6287. With QN in place of QA, 000123 and 123 would be the same challenge. */
const suite = 'OCRA-1:HOTP-SHA256-8:QA06'

export const challengeRules = {
  /** Six ASCII digits with leading zeros (SYNC-08). */
  newChallenge: (random: Random): string => characters(random, '0123456789', 6),

  /** A pending login may change to challenge/response at any time (CR-AND-02), unless its device is SMS. */
  challengeOffered: (_login: Login, device: SlsDevice): boolean => device.type !== 'sms',

  /** A response to the challenge of another login is not accepted (XDEV-IOS-08). */
  challengeIsFor: (challenge: Challenge, login: Login): boolean => challenge.loginId === login.id,

  /** Only the device for which the challenge was created (XDEV-02); the login ends with it. */
  deviceMayRespond: (challenge: Challenge, device: SlsDevice): boolean => device.id === challenge.deviceId,

  challengeInTime: (challenge: Challenge, now: Instant, profile: Profile): boolean =>
    within(challenge.shownAt, profile.challengeLifetime, now),

  /** Whether a new challenge of the same login supersedes the older one. */
  newChallengeSupersedes: (_older: Challenge): boolean => true,

  /** The Response String of a device. */
  expectedResponse: (deviceSecret: string, challenge: string): string =>
    ocra(suite, deviceKey(deviceSecret, 'ocra'), challenge),

  /** Compared as text, not as a number (SYNC-12). */
  responseMatches: (given: string, expected: string): boolean => equalSecrets(given, expected),

  challengeIsOpen: (challenge: Challenge): boolean => challenge.state === 'open',

  /** Whether a success by challenge/response or SMS supersedes an open approval request (CR-AND-08). */
  successSupersedes: (request: ApprovalRequest, login: Login): boolean => request.loginId === login.id,
}
