/**
 * @module Lifetimes and limits. The articles specify only the two minutes between two SMS; all other numbers are choices
 * of the reference server, within the bounds of NIST SP 800-63B-4 and OWASP ASVS 5.0.
 */

import { hours, minutes, seconds } from './time.ts'

/** Durations are in milliseconds. A lifetime has passed when `now - since` reaches it. */
export interface Profile {
  /** Of an approval request. At most 10 min (NIST SP 800-63B-4 3.1.3.2, ASVS 6.5.5). */
  readonly pushLifetime: number
  /** Of an approved login until its window collects the session, within the lifetime of the login. */
  readonly collectLifetime: number
  /** Of a login between password and session. */
  readonly loginLifetime: number
  readonly challengeLifetime: number
  readonly smsCodeLifetime: number
  readonly activationLifetime: number
  /** How long the send of a notice is retried. */
  readonly noticeLifetime: number
  /** Overall timeout. At most 24 hours (NIST SP 800-63B-4 2.2.3, ASVS 7.3.2). */
  readonly sessionLifetime: number
  /** Idle timeout. At most 1 hour (NIST SP 800-63B-4 2.2.3, ASVS 7.3.1). */
  readonly sessionIdleLifetime: number
  /** A use is recorded only if the recorded one is at least this old, since each record is a write to the disk. */
  readonly sessionUseResolution: number
  /** Failures after which a challenge, code or token is void. */
  readonly triesPerCode: number
  /** A new SMS may only be requested every 2 minutes (SMS-06). */
  readonly smsCooldown: number
  /** SMS since the last used code within `smsCapWindow`, and all SMS within a day. */
  readonly smsCap: number
  readonly smsCapWindow: number
  readonly smsDailyCap: number
  /** Approval requests since the last approval within `pushCapWindow`; then challenge/response only (ASVS 6.6.4). */
  readonly pushCap: number
  readonly pushCapWindow: number
  /** Consecutive failures over all sessions and methods, and the duration of the lock (RFC 4226 section 7.3). */
  readonly secondFactorTries: number
  readonly secondFactorLock: number
  /** Consecutive wrong passwords, and the duration of the lock, which does not affect the second factor. */
  readonly passwordTries: number
  readonly passwordLock: number
  /** "Shortly afterwards" (SMS-10): at most 60 s. */
  readonly autoEnrolmentDelay: number
  /** Age of an attestation by the clock of the attestation service: at most 5 minutes. */
  readonly attestationLifetime: number
  /** Between the app's offer of a push token and a login that the phone completes (SYNC-02). */
  readonly pushTokenOfferLifetime: number
  /** Entries are removed after `retention`, a day, since SMS are counted per day; and all but the newest logins. */
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
