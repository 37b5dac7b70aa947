/** @module How the push service and the carrier deliver messages, or do not. */

import { requireCapability } from '../../drivers/ports/errors.ts'
import type { ServiceRefusal } from '../../drivers/ports/scene.ts'
import type { Actor } from '../support/actor.ts'
import { step } from '../support/step.ts'
import type { SlsWorld } from '../support/world.ts'

step('the server sends messages again by itself', function (this: SlsWorld) {
  requireCapability('retries', this.scene.driver.capabilities)
})

// The push service

step("a notification about an order is sent to {persona}'s phone", (actor: Actor) =>
  actor.scene.sendInformation(actor.phone, 'Your order has been filled'),
)

step("the push service has renewed the registration of {persona}'s phone", (actor: Actor) =>
  actor.phone.renewPushToken(),
)

step("notifications to {persona}'s phone take {duration}", (actor: Actor, delayMs: number) =>
  actor.scene.deliverPushes(actor.phone, { delayMs }),
)

step("notifications to {persona}'s phone get lost", (actor: Actor) =>
  actor.scene.deliverPushes(actor.phone, 'lost'),
)

step("notifications to {persona}'s phone arrive twice", (actor: Actor) =>
  actor.scene.deliverPushes(actor.phone, 'twice'),
)

step("the push service cannot take the next notification to {persona}'s phone", (actor: Actor) =>
  actor.scene.refuseNextPush(actor.phone, {}),
)

step(
  "the push service {serviceRefusal} {duration} with the next notification to {persona}'s phone",
  (failure: ServiceRefusal, retryAfterMs: number, actor: Actor) =>
    actor.scene.refuseNextPush(actor.phone, { ...failure, retryAfterMs }),
)

step(
  "the push service takes the next notification to {persona}'s phone, and says that it did not",
  (actor: Actor) => actor.scene.refuseNextPush(actor.phone, { answerLost: true }),
)

step(
  "the push service refuses the next notification to {persona}'s phone, and not for the sake of its registration",
  (actor: Actor) => actor.scene.refuseNextPush(actor.phone, { forbidden: true }),
)

step("the push service takes no notification to {persona}'s phone", (actor: Actor) =>
  actor.scene.refusePushes(actor.phone, true),
)

step("the push service takes notifications to {persona}'s phone again", (actor: Actor) =>
  actor.scene.refusePushes(actor.phone, false),
)

// The carrier

step(
  ['the SMS to {persona} take {duration}', 'доставка SMS {persona} занимает {duration}'],
  (actor: Actor, delayMs: number) => actor.scene.deliverSms(actor.persona.mobileNumber, { delayMs }),
)

step('the carrier refuses the SMS to {persona}', (actor: Actor) =>
  actor.scene.deliverSms(actor.persona.mobileNumber, 'refused by the carrier'),
)

step("no SMS reaches {persona}'s phone any more", (actor: Actor) =>
  actor.phone.setConditions({ mobileSignal: false }),
)

step('the carrier cannot take the next SMS to {persona}', (actor: Actor) =>
  actor.scene.refuseNextSms(actor.persona.mobileNumber, {}),
)

step(
  'the carrier {serviceRefusal} {duration} with the next SMS to {persona}',
  (failure: ServiceRefusal, retryAfterMs: number, actor: Actor) =>
    actor.scene.refuseNextSms(actor.persona.mobileNumber, { ...failure, retryAfterMs }),
)

step('the carrier takes no SMS to {persona}', (actor: Actor) =>
  actor.scene.refuseAllSms(actor.persona.mobileNumber, true),
)

step('the carrier takes SMS to {persona} again', (actor: Actor) =>
  actor.scene.refuseAllSms(actor.persona.mobileNumber, false),
)
