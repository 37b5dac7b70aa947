/** @module Gateways and carriers that do not take a message now. */

import assert from 'node:assert/strict'
import { defineParameterType } from '@cucumber/cucumber'
import type { DeliveryFailure } from '../../drivers/ports/scene.ts'
import type { Actor } from '../support/actor.ts'
import { say } from '../support/step.ts'

say("the push service cannot take the next notification to {persona}'s phone", (actor: Actor) =>
  actor.scene.refuseNextPush(actor.phone, {}),
)

const wishes: Readonly<Record<string, DeliveryFailure>> = {
  'asks to wait': {},
  'asks by a date to wait': { byDate: true },
  'has too many requests and asks to wait': { tooMany: true },
}

defineParameterType({
  name: 'wish',
  regexp: new RegExp(Object.keys(wishes).join('|')),
  transformer: (word: string) => wishes[word],
})

say(
  "the push service {wish} {duration} with the next notification to {persona}'s phone",
  (wish: DeliveryFailure, retryAfterMs: number, actor: Actor) =>
    actor.scene.refuseNextPush(actor.phone, { ...wish, retryAfterMs }),
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
  'the carrier {wish} {duration} with the next SMS to {persona}',
  (wish: DeliveryFailure, retryAfterMs: number, actor: Actor) =>
    actor.scene.refuseNextSms(actor.persona.mobileNumber, { ...wish, retryAfterMs }),
)

say('the carrier takes no SMS to {persona}', (actor: Actor) =>
  actor.scene.refuseAllSms(actor.persona.mobileNumber, true),
)

say('the carrier takes SMS to {persona} again', (actor: Actor) =>
  actor.scene.refuseAllSms(actor.persona.mobileNumber, false),
)
