/** @module How long things last, by the numbers that the server tells. */

import assert from 'node:assert/strict'
import { defineParameterType } from '@cucumber/cucumber'
import { NotApplicable } from '../../drivers/ports/capabilities.ts'
import { type Actor, described } from '../support/actor.ts'
import { say } from '../support/step.ts'
import type { SlsWorld } from '../support/world.ts'
import { type Numbers, numbersOf } from '../tasks/security-numbers.ts'
import { useFor } from './sessions.ts'

say('the server tells its numbers', async function (this: SlsWorld) {
  await numbersOf(this)
})

/** What belongs to something else ends with it at the latest. */
const lifetimes = {
  'the question on the phone': ({ pushLifetime, loginLifetime }: Numbers) =>
    Math.min(pushLifetime, loginLifetime),
  'the approved login': ({ collectLifetime, loginLifetime }: Numbers) =>
    Math.min(collectLifetime, loginLifetime),
  'the login': ({ loginLifetime }: Numbers) => loginLifetime,
  'the challenge': ({ challengeLifetime, loginLifetime }: Numbers) =>
    Math.min(challengeLifetime, loginLifetime),
  'the security code': ({ smsCodeLifetime, loginLifetime }: Numbers) =>
    Math.min(smsCodeLifetime, loginLifetime),
  'the Confirm Code': ({ smsCodeLifetime }: Numbers) => smsCodeLifetime,
  'the Activation Token': ({ smsCodeLifetime, activationLifetime }: Numbers) =>
    Math.min(smsCodeLifetime, activationLifetime),
  'the activation': ({ activationLifetime }: Numbers) => activationLifetime,
  'the unused session': ({ sessionLifetime, sessionIdleLifetime }: Numbers) =>
    Math.min(sessionLifetime, sessionIdleLifetime),
  'the lock': ({ secondFactorLock }: Numbers) => secondFactorLock,
  'the lock of the password': ({ passwordLock }: Numbers) => passwordLock,
  'the pause of text messages': ({ smsCapWindow }: Numbers) => smsCapWindow,
  'the pause between two SMS': () => 120_000,
  'the pause of notifications': ({ pushCapWindow }: Numbers) => pushCapWindow,
}
type Thing = keyof typeof lifetimes

const isThing = (word: string): word is Thing => Object.hasOwn(lifetimes, word)

defineParameterType({
  name: 'thing',
  regexp: new RegExp(Object.keys(lifetimes).join('|')),
  transformer: (word: string) => (isThing(word) ? word : undefined),
})

const lifetimeOf = async (world: Pick<SlsWorld, 'scene'>, thing: Thing): Promise<number> =>
  lifetimes[thing](await numbersOf(world))

say('{thing} lasts longer than {duration}', async function (this: SlsWorld, thing: Thing, least: number) {
  const lifetime = await lifetimeOf(this, thing)
  if (lifetime <= least) throw new NotApplicable(`${thing} lasts ${lifetime} ms with this server`)
})

say('a session lasts twice as long as an unused one', async function (this: SlsWorld) {
  const { sessionLifetime, sessionIdleLifetime } = await numbersOf(this)
  if (sessionLifetime < 2 * sessionIdleLifetime)
    throw new NotApplicable('with this server a session ends before it could be left alone twice')
})

async function passLifetime(world: SlsWorld, thing: Thing, less: number): Promise<void> {
  await world.scene.advanceBy((await lifetimeOf(world, thing)) - less)
}

say('{thing} is about to end', async function (this: SlsWorld, thing: Thing) {
  await passLifetime(this, thing, 1)
})

say('{thing} has just ended', async function (this: SlsWorld, thing: Thing) {
  await passLifetime(this, thing, 0)
})

say('{persona} uses the session until {thing} is about to end', async (actor: Actor, thing: Thing) => {
  await useFor(actor, (await lifetimeOf(actor, thing)) - 1)
})

say('{persona} uses the session until {thing} has just ended', async (actor: Actor, thing: Thing) => {
  await useFor(actor, await lifetimeOf(actor, thing))
})

/** Never too early. */
const wholeSeconds = (durationMs: number): number => Math.ceil(durationMs / 1_000)

say('{persona} is told how long {thing} lasts', async (actor: Actor, thing: Thing) => {
  const refusal = actor.readRefusal()
  const lifetime = await lifetimeOf(actor, thing)
  const told = refusal.retryAfterMs
  assert.equal(told, lifetime, `Expected to hear of ${lifetime} ms, observed ${told ?? described(refusal)}`)
  const { retryAfterSeconds = wholeSeconds(lifetime) } = refusal
  assert.equal(
    retryAfterSeconds,
    wholeSeconds(lifetime),
    `Expected ${lifetime} ms in the header of the answer as well, observed ${retryAfterSeconds} s`,
  )
})
