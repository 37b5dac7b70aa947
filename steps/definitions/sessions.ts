/** @module Sessions, and what an attacker can open with a captured session or the captured secret of a login. */

import type { Platform } from '../../contract/primitives.ts'
import type { Actor } from '../support/actor.ts'
import { outcome, step } from '../support/step.ts'
import { logIn, verifyLoggedIn } from '../tasks/login.ts'
import { verifyLoginSecretsUnguessable } from '../tasks/randomness.ts'
import {
  beginLogins,
  capturedLoginSecret,
  capturedSession,
  requireSecondSession,
  useSession,
  useSessionForLifetime,
  verifyEachLoginAccessible,
  verifyLoginAccess,
  verifyNoOtherKey,
  verifyOwnKey,
  verifyPortalAccess,
  verifySecretsUnique,
  verifySessionCount,
} from '../tasks/sessions.ts'

outcome('{int} session(s) has/have been opened for {persona}', (count: number, actor: Actor) =>
  verifySessionCount(actor, count),
)

step('{persona} uses the session', async (actor: Actor) => {
  await actor.window.isLoggedIn()
})

step(
  ['{persona} uses the session for {duration}', '{persona} пользуется сеансом {duration}'],
  (actor: Actor, durationMs: number) => useSession(actor, durationMs),
)

// A session may end with the code that is asked for in it.
step(
  '{persona} is logged in to {platform} again after {duration}',
  async (actor: Actor, platform: Platform, durationMs: number) => {
    await actor.scene.advanceBy(durationMs)
    await logIn(actor, platform)
    await verifyLoggedIn(actor)
  },
)

step('{persona} uses the session until it is about to end', (actor: Actor) => useSessionForLifetime(actor, 1))

step('{persona} uses the session until it has just ended', (actor: Actor) => useSessionForLifetime(actor, 0))

step("the server leaves {persona}'s earlier session open", requireSecondSession)

// Access with what was captured

outcome(
  'the login of {persona} does not open to {persona} with {string}',
  (target: Actor, attacker: Actor, secret: string) => verifyLoginAccess(target, attacker, secret, false),
)

outcome(
  'the login of {persona} opens to {persona} with {string}',
  (target: Actor, attacker: Actor, secret: string) => verifyLoginAccess(target, attacker, secret, true),
)

outcome("{persona}'s session is not accepted", (actor: Actor) =>
  verifyPortalAccess(actor, capturedSession, false),
)

outcome("{persona}'s session is accepted", (actor: Actor) => verifyPortalAccess(actor, capturedSession, true))

outcome("{persona}'s earlier session is not accepted", (actor: Actor) =>
  verifyPortalAccess(actor, () => capturedSession(actor, actor.earlierWindow), false),
)

outcome("{persona}'s earlier session is accepted", (actor: Actor) =>
  verifyPortalAccess(actor, () => capturedSession(actor, actor.earlierWindow), true),
)

outcome('{string} opens to {persona} with its own key', (place: string, actor: Actor) =>
  verifyOwnKey(actor, place),
)

outcome('{string} opens to {persona} with no other key', (place: string, actor: Actor) =>
  verifyNoOtherKey(actor, place),
)

outcome("the key of {persona}'s login is not accepted as a session", (actor: Actor) =>
  verifyPortalAccess(actor, capturedLoginSecret, false),
)

outcome("{persona}'s session differs from all earlier secrets", verifySecretsUnique)

// Many logins

step('{persona} begins {int} logins to {platform}', (actor: Actor, count: number, platform: Platform) =>
  beginLogins(actor, platform, count),
)

outcome('each of these logins of {persona} opens to its own key', verifyEachLoginAccessible)

outcome('no key of these logins of {persona} can be guessed', verifyLoginSecretsUnguessable)
