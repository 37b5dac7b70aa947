/**
 * @module The numbers of the reference server. The articles name only the two minutes between two SMS; every other
 * number is a reference choice, within the bounds that NIST SP 800-63B-4 and OWASP ASVS 5.0 set.
 */

import { hours, minutes, seconds } from './time.ts'

/** Durations are milliseconds. Whatever is measured is valid while `now - since` is less than its lifetime. */
export interface Profile {
  /** How long a push request can be answered. Cap 10 min (NIST 3.1.3.2, ASVS 6.5.5). */
  readonly pushLifetime: number
  /** How long an approved login waits for its window to collect the session, never past the login itself. */
  readonly collectLifetime: number
  /** How long a login may stay between password and second factor. */
  readonly loginLifetime: number
  readonly challengeLifetime: number
  readonly smsCodeLifetime: number
  readonly activationLifetime: number
  /** How long a notice of a change is sent again that the carrier does not take; later the settings tell of it. */
  readonly noticeLifetime: number
  /** How long a session opens anything, used or not. Cap 24 hours (NIST SP 800-63B-4 2.2.3, ASVS 7.3.2). */
  readonly sessionLifetime: number
  /** How long a session opens anything that nobody uses. Cap 1 hour (NIST SP 800-63B-4 2.2.3, ASVS 7.3.1). */
  readonly sessionIdleLifetime: number
  /** How much later a use is than the one written down, to be written down: each writes to the disk. */
  readonly sessionUseResolution: number
  /** Wrong answers after which a challenge, code or token is void. */
  readonly triesPerCode: number
  /** A new SMS may only be requested every 2 minutes (SMS-06): the one number that is not ours. */
  readonly smsCooldown: number
  /** SMS without an accepted answer within `smsCapWindow`, and all SMS within a day. */
  readonly smsCap: number
  readonly smsCapWindow: number
  readonly smsDailyCap: number
  /** Pushes in a row without success within `pushCapWindow`; then challenge/response only (ASVS 6.6.4). */
  readonly pushCap: number
  readonly pushCapWindow: number
  /** Wrong answers in a row over all sessions and methods, and the length of the lock (RFC 4226 section 7.3). */
  readonly secondFactorTries: number
  readonly secondFactorLock: number
  /** Wrong passwords in a row; a lock of its own, which leaves the second factor alone. */
  readonly passwordTries: number
  readonly passwordLock: number
  /** "Shortly afterwards" (SMS-10): at most 60 s. */
  readonly autoEnrolmentDelay: number
  /** How old an integrity claim may be, by the vendor's clock: at most 5 minutes. */
  readonly attestationLifetime: number
  /** How long the app's offer of a push token may wait for a successful login (SYNC-02). */
  readonly pushTokenOfferLifetime: number
  /** After that, what has ended is forgotten: a day, since SMS are counted by the day; and of logins, all but the newest. */
  readonly retention: number
  readonly maximumLogins: number
}

export const referenceProfile: Profile = {
  pushLifetime: seconds(120),
  collectLifetime: seconds(60),
  loginLifetime: seconds(600),
  challengeLifetime: seconds(300),
  smsCodeLifetime: seconds(600),
  activationLifetime: seconds(600),
  noticeLifetime: hours(24),
  sessionLifetime: hours(12),
  sessionIdleLifetime: minutes(30),
  sessionUseResolution: minutes(1),
  triesPerCode: 5,
  smsCooldown: seconds(120),
  smsCap: 5,
  smsCapWindow: minutes(60),
  smsDailyCap: 20,
  pushCap: 5,
  pushCapWindow: minutes(10),
  secondFactorTries: 10,
  secondFactorLock: minutes(15),
  passwordTries: 10,
  passwordLock: minutes(15),
  autoEnrolmentDelay: seconds(30),
  attestationLifetime: seconds(120),
  pushTokenOfferLifetime: minutes(10),
  retention: hours(24),
  maximumLogins: 100,
}
