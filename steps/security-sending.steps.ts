/** @module Gateways and carriers that do not take a message now. */

import assert from 'node:assert/strict'
import type { Actor } from './actor.ts'
import { say } from './say.ts'

say("the push service cannot take the next notification to {persona}'s phone", (actor: Actor) =>
  actor.scene.refuseNextPush(actor.phone, {}),
)

say(
  "the push service asks to wait {duration} with the next notification to {persona}'s phone",
  (retryAfterMs: number, actor: Actor) => actor.scene.refuseNextPush(actor.phone, { retryAfterMs }),
)

say(
  "the push service takes the next notification to {persona}'s phone, and says that it did not",
  (actor: Actor) => actor.scene.refuseNextPush(actor.phone, { answerLost: true }),
)

say("the push service takes no notification to {persona}'s phone", (actor: Actor) =>
  actor.scene.refusePushes(actor.phone, true),
)

say("the push service takes notifications to {persona}'s phone again", (actor: Actor) =>
  actor.scene.refusePushes(actor.phone, false),
)

say("two notifications are sent to {persona}'s phone", (actor: Actor) => {
  assert.equal(actor.pushes.length, 2, `Expected two notifications, observed ${actor.pushes.length}`)
})

say('the carrier cannot take the next SMS to {persona}', (actor: Actor) =>
  actor.scene.refuseNextSms(actor.persona.mobileNumber, {}),
)

say(
  'the carrier asks to wait {duration} with the next SMS to {persona}',
  (retryAfterMs: number, actor: Actor) =>
    actor.scene.refuseNextSms(actor.persona.mobileNumber, { retryAfterMs }),
)

say('the carrier takes no SMS to {persona}', (actor: Actor) =>
  actor.scene.refuseAllSms(actor.persona.mobileNumber, true),
)

say('the carrier takes SMS to {persona} again', (actor: Actor) =>
  actor.scene.refuseAllSms(actor.persona.mobileNumber, false),
)
