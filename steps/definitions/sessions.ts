/** @module Sessions and the keys of logins, in the hands of somebody who tries them everywhere. */

import assert from 'node:assert/strict'
import type { Platform } from '../../contract/primitives.ts'
import { NotApplicable } from '../../drivers/ports/capabilities.ts'
import type { Actor } from '../support/actor.ts'
import { say } from '../support/step.ts'
import { numbersOf } from '../tasks/security-numbers.ts'

const spoils = (actor: Actor) => actor.scene.attacker().capturedFrom(actor.window)

/** The newest of some secrets; without one the scenario has not come as far as it says. */
function newest(secrets: readonly string[], what: string): string {
  const last = secrets.at(-1)
  assert(last !== undefined, `Expected ${what}, and none was given`)
  return last
}

const session = (actor: Actor): string => newest(spoils(actor).sessions, 'a session')
const key = (actor: Actor): string => newest(spoils(actor).loginSecrets, 'the key of a login')

say('{int} session(s) has/have been opened for {persona}', (count: number, actor: Actor) => {
  actor.read()
  const { sessions } = spoils(actor)
  assert.equal(sessions.length, count, `Expected ${count} sessions, observed ${sessions.length}`)
})

say('{persona} looks at the login again', async (actor: Actor) => {
  actor.take(await actor.window.refresh())
})

const use = async (actor: Actor): Promise<void> => {
  await actor.window.isLoggedIn()
}

say('{persona} uses the session', use)

/** Short enough that no session ends because nobody uses it. */
const shortPause = 30_000

/** Time passes, and the session is never unused for longer than a pause. */
export async function useFor(actor: Actor, durationMs: number, pause = shortPause): Promise<void> {
  let left = durationMs
  for (; left > pause; left -= pause) {
    await actor.scene.advanceBy(pause)
    await use(actor)
  }
  await actor.scene.advanceBy(left)
}

say(
  ['{persona} uses the session for {duration}', '{persona} пользуется сеансом {duration}'],
  (actor: Actor, durationMs: number) => useFor(actor, durationMs),
)

async function useUntil(actor: Actor, less: number): Promise<void> {
  const { sessionLifetime, sessionIdleLifetime } = await numbersOf(actor)
  await useFor(actor, sessionLifetime - less, sessionIdleLifetime / 2)
}

say('{persona} uses the session until it is about to end', (actor: Actor) => useUntil(actor, 1))

say('{persona} uses the session until it has just ended', (actor: Actor) => useUntil(actor, 0))

const nothing = (opened: readonly string[]): void =>
  assert.equal(opened.length, 0, `Expected that nothing opens, observed ${opened.join(', ')}`)

const something = (opened: readonly string[]): void =>
  assert(opened.length > 0, 'Expected that it opens, and it opens nothing')

/** Keys to try on a login that is not one's own. */
const keys: Record<string, (whose: Actor, own: Actor) => string> = {
  'no key': () => '',
  'a made-up key': () => 'A'.repeat(43),
  'the key of another login': (_, own) => key(own),
  'its own key': (whose) => key(whose),
}

say(
  'the login of {persona} does not open to {persona} with {string}',
  async (whose: Actor, own: Actor, name: string) => {
    nothing(await tried(whose, own, name))
  },
)

say(
  'the login of {persona} opens to {persona} with {string}',
  async (whose: Actor, own: Actor, name: string) => {
    something(await tried(whose, own, name))
  },
)

function tried(whose: Actor, own: Actor, name: string): Promise<readonly string[]> {
  const choose = keys[name]
  assert(choose, `no key is called "${name}"; there are: ${Object.keys(keys).join(', ')}`)
  for (const actor of [whose, own]) actor.read()
  return own.scene.attacker().loginAccessibleWith(whose.window, choose(whose, own))
}

say("nothing behind the login opens to {persona}'s session", async (actor: Actor) => {
  actor.read()
  nothing(await actor.scene.attacker().accessibleWith(session(actor), actor.persona))
})

say("what is behind the login opens to {persona}'s session", async (actor: Actor) => {
  actor.read()
  something(await actor.scene.attacker().accessibleWith(session(actor), actor.persona))
})

say("nothing behind the login opens to the key of {persona}'s login", async (actor: Actor) => {
  actor.read()
  nothing(await actor.scene.attacker().accessibleWith(key(actor), actor.persona))
})

say("the server leaves {persona}'s earlier session open", async (actor: Actor) => {
  actor.read()
  if (!(await actor.earlierWindow.isLoggedIn()))
    throw new NotApplicable('this server lets nobody have two sessions at the same time')
})

say("{persona}'s session is none of the secrets before it", (actor: Actor) => {
  const intruder = actor.scene.attacker()
  const all = actor.windows.map((window) => intruder.capturedFrom(window))
  for (const { sessions, loginSecrets } of all) {
    newest(sessions, 'a session of each login')
    newest(loginSecrets, 'a key of each login')
  }
  const secrets = all.flatMap(({ sessions, loginSecrets }) => [...loginSecrets, ...sessions])
  assert.equal(new Set(secrets).size, secrets.length, 'Expected a new secret each time, and one came twice')
})

say(
  '{persona} begins {int} logins to {platform}',
  async (actor: Actor, count: number, platform: Platform) => {
    for (let begun = 0; begun < count; begun++) {
      const window = await actor.open(platform)
      actor.take(await window.logIn(actor.persona.username, actor.persona.password))
      actor.read()
    }
  },
)

say('each of these logins of {persona} opens to its own key', async (actor: Actor) => {
  const intruder = actor.scene.attacker()
  for (const window of actor.windows) {
    const own = newest(intruder.capturedFrom(window).loginSecrets, 'the key of a login')
    something(await intruder.loginAccessibleWith(window, own))
  }
})

/** OWASP ASVS 5.0, 7.2.3 */
const unguessableBits = 128

/** Fewer different signs in one place of many keys tell of a counter, or of a part that is always the same. */
const differentSigns = 3

/** Whatever all keys have in common, such as the name of their kind, makes none of them harder to guess. */
function differentPlaces(secrets: readonly string[]): number {
  const places = Array.from(secrets[0] ?? '', (_, at) => new Set(secrets.map((secret) => secret[at])).size)
  return places.filter((signs) => signs >= differentSigns).length
}

say('no key of these logins of {persona} can be guessed', (actor: Actor) => {
  const intruder = actor.scene.attacker()
  const secrets = actor.windows.map((window) =>
    newest(intruder.capturedFrom(window).loginSecrets, 'the key of a login'),
  )
  const places = differentPlaces(secrets)
  // Two signs more than were seen: twenty keys may leave some out.
  const alphabet = new Set(secrets.join('')).size + 2
  assert(
    places * Math.log2(alphabet) >= unguessableBits,
    `Expected ${unguessableBits} bits or more, observed ${places} places that differ, of ${alphabet} signs`,
  )
})
