/** @module Sessions and login secrets: how long they last, and what an attacker who has captured them can open. */

import type { Platform } from '../../contract/primitives.ts'
import type { Window } from '../../drivers/ports/driver.ts'
import { NotApplicable } from '../../drivers/ports/errors.ts'
import { verify } from '../../drivers/ports/verify.ts'
import type { Actor } from '../support/actor.ts'
import { entryOf, repeat } from '../support/attempts.ts'
import { numbersOf } from './limits.ts'
import { logIn } from './login.ts'

/** The newest of some captured secrets. */
function newest(secrets: readonly string[], kind: string): string {
  const secret = secrets.at(-1)
  verify(secret !== undefined, { expected: kind, observed: 'none' })
  return secret
}

export const capturedSession = (actor: Actor, window: Window = actor.window): string =>
  newest(actor.scene.attacker().capturedFrom(window).sessions, 'a session')

export const capturedLoginSecret = (actor: Actor, window: Window = actor.window): string =>
  newest(actor.scene.attacker().capturedFrom(window).loginSecrets, 'the secret of a login')

/** In milliseconds; shorter than any lifetime of an unused session. */
const shortPauseMs = 30_000

/** Time passes, and the session is never unused for longer than a pause. */
export async function useSession(actor: Actor, durationMs: number, pauseMs = shortPauseMs): Promise<void> {
  let left = durationMs
  for (; left > pauseMs; left -= pauseMs) {
    await actor.scene.advanceBy(pauseMs)
    await actor.window.isLoggedIn()
  }
  await actor.scene.advanceBy(left)
}

/** Uses the session until its lifetime is over but for what remains. */
export async function useSessionForLifetime(actor: Actor, remainingMs: number): Promise<void> {
  const of = await numbersOf(actor)
  await useSession(actor, of('sessionLifetime') - remainingMs, Math.floor(of('sessionIdleLifetime') / 2))
}

export async function requireSecondSession(actor: Actor): Promise<void> {
  actor.acknowledge()
  if (!(await actor.earlierWindow.isLoggedIn()))
    throw new NotApplicable('with this server nobody has two sessions at the same time')
}

export const beginLogins = (actor: Actor, platform: Platform, count: number): Promise<void> =>
  repeat(count, async () => {
    await logIn(actor, platform)
    actor.acknowledge()
  })

export function verifySessionCount(actor: Actor, count: number): void {
  actor.lastAnswer()
  const { length } = actor.scene.attacker().capturedFrom(actor.window).sessions
  verify(length === count, { expected: `${count} sessions`, observed: `${length}` })
}

/** `operations` are those that a captured secret gave access to. */
function verifyAccessible(operations: readonly string[], expected: boolean): void {
  verify(operations.length > 0 === expected, {
    expected: `${expected ? 'an' : 'no'} operation to be accessible`,
    observed: operations.join(', ') || 'none',
  })
}

/** Secrets that an attacker, who has a login of their own, can try on another person's login. */
const loginSecrets: Readonly<Record<string, (target: Actor, attacker: Actor) => string>> = {
  'no key': () => '',
  'a made-up key': () => 'A'.repeat(43),
  'the key of another login': (_, attacker) => capturedLoginSecret(attacker),
  'the key of the login before': (target) => capturedLoginSecret(target, target.earlierWindow),
  'its own key': (target) => capturedLoginSecret(target),
}

export async function verifyLoginAccess(
  target: Actor,
  attacker: Actor,
  secretName: string,
  expected: boolean,
): Promise<void> {
  const secretOf = entryOf(loginSecrets, secretName)
  for (const actor of [target, attacker]) actor.lastAnswer()
  const secret = secretOf(target, attacker)
  verifyAccessible(await attacker.scene.attacker().loginAccessibleWith(target.window, secret), expected)
}

/** Whether a captured secret gives access to Client Portal as a session does. */
export async function verifyPortalAccess(
  actor: Actor,
  captured: (actor: Actor) => string,
  expected: boolean,
): Promise<void> {
  actor.lastAnswer()
  verifyAccessible(await actor.scene.attacker().accessibleWith(captured(actor), actor.persona), expected)
}

/** A key of a person, and what opens with it: a route of the contract wants one of these kinds of key. */
interface Lock {
  readonly keyOf: (actor: Actor) => string
  readonly openedWith: (actor: Actor, key: string) => Promise<readonly string[]>
}

/** Of a person who is logged in in the earlier window, waits in the newest, and moves IB Key from the old phone to the one in use. */
const locks: Readonly<Record<string, Lock>> = {
  'the session': {
    keyOf: (actor) => capturedSession(actor, actor.earlierWindow),
    openedWith: (actor, key) => actor.scene.attacker().accessibleWith(key, actor.persona),
  },
  'the login that waits': {
    keyOf: (actor) => capturedLoginSecret(actor),
    openedWith: (actor, key) => actor.scene.attacker().loginAccessibleWith(actor.window, key),
  },
  'the phone': {
    keyOf: ({ scene, oldPhone }) => scene.modifiedApp(oldPhone).accessKey,
    openedWith: ({ scene, oldPhone }, key) => scene.modifiedApp(oldPhone).accessibleWith(key),
  },
  'the migration': {
    keyOf: ({ scene, phone }) => scene.modifiedActivation(phone).secret,
    openedWith: ({ scene, phone }, key) => scene.modifiedActivation(phone).accessibleWith(key),
  },
}

/** The key of a login that is complete opens nothing any more. */
const keyOfCompleteLogin = (actor: Actor): string => capturedLoginSecret(actor, actor.earlierWindow)

export async function verifyOwnKey(actor: Actor, place: string): Promise<void> {
  const { keyOf, openedWith } = entryOf(locks, place)
  actor.acknowledge()
  verifyAccessible(await openedWith(actor, keyOf(actor)), true)
}

export async function verifyNoOtherKey(actor: Actor, place: string): Promise<void> {
  const lock = entryOf(locks, place)
  actor.acknowledge()
  const others = Object.values(locks).filter((other) => other !== lock)
  for (const key of [...others.map(({ keyOf }) => keyOf(actor)), keyOfCompleteLogin(actor)])
    verifyAccessible(await lock.openedWith(actor, key), false)
}

export async function verifyEachLoginAccessible(actor: Actor): Promise<void> {
  const attacker = actor.scene.attacker()
  for (const window of actor.windows)
    verifyAccessible(await attacker.loginAccessibleWith(window, capturedLoginSecret(actor, window)), true)
}

/** No secret of any window is used twice. */
export function verifySecretsUnique(actor: Actor): void {
  const secrets = actor.windows.flatMap((window) => {
    capturedSession(actor, window)
    capturedLoginSecret(actor, window)
    const { loginSecrets, sessions } = actor.scene.attacker().capturedFrom(window)
    return [...loginSecrets, ...sessions]
  })
  const repeated = secrets.length - new Set(secrets).size
  verify(repeated === 0, { expected: 'a new secret each time', observed: `${repeated} that came twice` })
}
