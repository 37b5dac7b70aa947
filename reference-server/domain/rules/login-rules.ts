/** @module Rules of logins and sessions. */

import { base64url, digest, equalSecrets } from '../crypto/secrets.ts'
import type { Login } from '../model/login.ts'
import type { Instant, Platform } from '../model/primitives.ts'
import type { Profile } from '../model/profile.ts'
import type { Random } from '../model/random.ts'
import type { Session } from '../model/session.ts'
import type { SlsDevice } from '../model/sls-device.ts'
import { within } from '../model/time.ts'

export const loginRules = {
  /** All spellings of a user name have the same key, and so one account and one count of failures. */
  usernameKey: (username: string): string => username.normalize('NFKC').toLowerCase(),

  /** For an unknown user name the decoy, so that the check costs the same work. */
  verifierToCompare: (verifier: string | undefined, decoy: string): string | undefined => verifier ?? decoy,

  /** `matches`: the user name exists and the password is right. */
  passwordAccepted: (matches: boolean): boolean => matches,

  /** On every platform, as soon as one SLS device is active. */
  secondFactorRequired: (active: readonly SlsDevice[], _platform: Platform): boolean => active.length > 0,

  /** Whether the person has to choose a device: on every platform, if more than one is active (SYNC-06). */
  deviceChoiceRequired: (active: readonly SlsDevice[], _platform: Platform): boolean => active.length > 1,

  /** Whether a device is offered and can be chosen. */
  deviceIsActive: (device: SlsDevice): boolean => device.status === 'active',

  /** Only an active device of the person can be chosen (SYNC-06). */
  chosenDevice: (active: readonly SlsDevice[], deviceId: string): SlsDevice | undefined =>
    active.find(({ id }) => id === deviceId),

  /** A log-out ends only its own session (SYNC-15). */
  logOutEnds: (sessionId: string, loggedOutId: string): boolean => sessionId === loggedOutId,

  /** Overall timeout. */
  sessionInTime: (session: Session, now: Instant, profile: Profile): boolean =>
    within(session.begunAt, profile.sessionLifetime, now),

  /** Idle timeout. */
  sessionNotIdle: (session: Session, now: Instant, profile: Profile): boolean =>
    within(session.usedAt, profile.sessionIdleLifetime, now),

  /** Whether a use is recorded. Recorded uses are never later than real ones, so that no session lives too long. */
  sessionUseIsRecorded: (session: Session, now: Instant, profile: Profile): boolean =>
    !within(session.usedAt, profile.sessionUseResolution, now),

  /** A login ends with the device that was chosen for it (NIST SP 800-63B-4 section 4.5). */
  loginDeviceStands: ({ deviceId }: Login, active: readonly SlsDevice[]): boolean =>
    deviceId === undefined || active.some(({ id }) => id === deviceId),

  loginInTime: (login: Login, now: Instant, profile: Profile): boolean =>
    within(login.begunAt, profile.loginLifetime, now),

  /** Whether the window of an approved login gets its session: once, and in time. */
  sessionIsCollectable: ({ stage, begunAt }: Login, now: Instant, profile: Profile): boolean =>
    stage.at === 'approved' &&
    within(stage.since, profile.collectLifetime, now) &&
    within(begunAt, profile.loginLifetime, now),

  /** The id of a login alone gives no access. */
  loginSecretMatches: (given: string, secretDigest: string): boolean =>
    equalSecrets(digest(given), secretDigest),

  /** An opaque id of 128 random bits. */
  newId: (random: Random): string => base64url(random.bytes(16)),

  /** A bearer secret of 256 bits. */
  newSecret: (random: Random): string => base64url(random.bytes(32)),
}
