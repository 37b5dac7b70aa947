/** @module Virtual time, and lifetimes by the numbers that the server declares. */

import { requireCapability } from '../../drivers/ports/errors.ts'
import type { Actor } from '../support/actor.ts'
import { outcome, step } from '../support/step.ts'
import type { SlsWorld } from '../support/world.ts'
import {
  dateRequests,
  type Lifetime,
  lifetimeOf,
  numbersOf,
  passLifetime,
  passUntilBefore,
  requireLongerLifetime,
  requireLongerLogin,
  requireLongSession,
  spreadRequests,
  verifyRetryAfter,
} from '../tasks/limits.ts'
import { useSession } from '../tasks/sessions.ts'

step(['{duration} pass(es)', 'проходит {duration}'], function (this: SlsWorld, durationMs: number) {
  return this.scene.advanceBy(durationMs)
})

step('it is {duration} before {clockEdge}', function (this: SlsWorld, beforeMs: number, periodMs: number) {
  return passUntilBefore(this, beforeMs, periodMs)
})

step('the clock of the server can be set back', function (this: SlsWorld) {
  requireCapability('clockSetBack', this.scene.driver.capabilities)
})

step('the clock of the server is set back by {duration}', function (this: SlsWorld, byMs: number) {
  this.scene.setServerClockBack(byMs)
})

step('the server starts again', function (this: SlsWorld) {
  return this.scene.restartServer()
})

// What a client may tell, and what decides nothing

step(
  'from now on every request says that it is {duration} later',
  function (this: SlsWorld, aheadMs: number) {
    dateRequests(this, aheadMs)
  },
)

step('from now on every request says that it is still this instant', function (this: SlsWorld) {
  dateRequests(this, 0)
})

step('from now on every request says that it comes from another address', function (this: SlsWorld) {
  spreadRequests(this)
})

// Lifetimes

step('the server publishes its limits', async function (this: SlsWorld) {
  await numbersOf(this)
})

step('a login lasts longer than an approval request', function (this: SlsWorld) {
  return requireLongerLogin(this)
})

step('{lifetime} lasts longer than {duration}', function (this: SlsWorld, name: Lifetime, leastMs: number) {
  return requireLongerLifetime(this, name, leastMs)
})

step('a session lasts twice as long as an unused one', function (this: SlsWorld) {
  return requireLongSession(this)
})

step('{lifetime} is about to end', function (this: SlsWorld, name: Lifetime) {
  return passLifetime(this, name, 1)
})

step('{lifetime} has just ended', function (this: SlsWorld, name: Lifetime) {
  return passLifetime(this, name, 0)
})

step('{persona} uses the session until {lifetime} is about to end', async (actor: Actor, name: Lifetime) =>
  useSession(actor, (await lifetimeOf(actor, name)) - 1),
)

step('{persona} uses the session until {lifetime} has just ended', async (actor: Actor, name: Lifetime) =>
  useSession(actor, await lifetimeOf(actor, name)),
)

outcome('{persona} is told how long {lifetime} lasts', verifyRetryAfter)
