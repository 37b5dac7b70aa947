/** @module What a login needs, and for how long it stands. */

import { base64url, digest, equalSecrets } from '../crypto/secrets.ts'
import type { Login } from '../model/login.ts'
import type { Instant, Platform } from '../model/primitives.ts'
import type { Profile } from '../model/profile.ts'
import type { Random } from '../model/random.ts'
import type { Session } from '../model/session.ts'
import type { SlsDevice } from '../model/sls-device.ts'
import { within } from '../model/time.ts'

export const loginRules = {
  /** Spellings of one user name share one person and one count of failures. */
  usernameKey: (username: string): string => username.normalize('NFKC').toLowerCase(),

  /** What a password is compared with: for an unknown name a decoy, so that it takes the same work. */
  verifierToCompare: (known: string | undefined, decoy: string): string | undefined => known ?? decoy,

  /** Whether the password lets the login go on. `matches`: it fits the verifier of a person who exists. */
  passwordAccepted: (matches: boolean): boolean => matches,

  /** Whether the password alone is not enough: on every platform alike, as soon as one SLS device is active. */
  secondFactorRequired: (active: readonly SlsDevice[], _platform: Platform): boolean => active.length > 0,

  /** Whether the person has to choose, on every platform alike: only where there is more than one device to choose from (SYNC-06). */
  deviceChoiceRequired: (active: readonly SlsDevice[], _platform: Platform): boolean => active.length > 1,

  /** Whether a device counts: it is offered and can be chosen. */
  deviceIsActive: (device: SlsDevice): boolean => device.status === 'active',

  /** The device that was chosen: one of the person's own that are active (SYNC-06). */
  chosenDevice: (active: readonly SlsDevice[], deviceId: string): SlsDevice | undefined =>
    active.find(({ id }) => id === deviceId),

  /** Which sessions a log-out ends: the one in which somebody logs out (SYNC-15). */
  logOutEnds: (sessionId: string, loggedOutId: string): boolean => sessionId === loggedOutId,

  /** Whether a session still opens anything. */
  sessionInTime: (session: Session, now: Instant, profile: Profile): boolean =>
    within(session.begunAt, profile.sessionLifetime, now),

  /** Whether it was used lately enough. */
  sessionNotIdle: (session: Session, now: Instant, profile: Profile): boolean =>
    within(session.usedAt, profile.sessionIdleLifetime, now),

  /** Whether a use has to be written down: never later than it was, so that no session lives too long by it. */
  sessionUseIsRecorded: (session: Session, now: Instant, profile: Profile): boolean =>
    !within(session.usedAt, profile.sessionUseResolution, now),

  /** Whether this login may still be completed. */
  loginInTime: (login: Login, now: Instant, profile: Profile): boolean =>
    within(login.begunAt, profile.loginLifetime, now),

  /** Whether the window that looks at this login is given its session now: by itself, only once, and only in time. */
  sessionIsCollectable: ({ stage, begunAt }: Login, now: Instant, profile: Profile): boolean =>
    stage.at === 'approved' &&
    within(stage.since, profile.collectLifetime, now) &&
    within(begunAt, profile.loginLifetime, now),

  /** Whether a caller holds the secret of the window that began this login; its id alone opens nothing. */
  loginSecretMatches: (given: string, secretDigest: string): boolean =>
    equalSecrets(digest(given), secretDigest),

  /** An opaque name: unguessable, and meaningless to whoever reads it. */
  newId: (random: Random): string => base64url(random.bytes(16)),

  /** A bearer secret of 256 bits. */
  newSecret: (random: Random): string => base64url(random.bytes(32)),
}
