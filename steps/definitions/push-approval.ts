/** @module Approving or declining a login on the phone. */

import type { SecurityElement } from '../../contract/primitives.ts'
import type { Actor, OwnedPhone } from '../support/actor.ts'
import { attempt } from '../support/attempts.ts'
import { outcome, step } from '../support/step.ts'
import { wrongPin } from '../tasks/challenge-response.ts'
import {
  approve,
  decline,
  newestNotification,
  requireOpenRequest,
  tapNewest,
  tapSecondNewest,
  touchElement,
  verifyLoginTo,
  verifyNotApprovable,
} from '../tasks/notifications.ts'
import { verifyNoPrompt, verifyPrompt } from '../tasks/phone-screen.ts'

step('{persona} taps the notification', tapNewest)

step('{persona} taps the older notification', tapSecondNewest)

step('{persona} swipes the notification away', (actor: Actor) =>
  actor.phone.swipeAway(newestNotification(actor).id),
)

outcome('IB Key asks {persona} for {element}', verifyPrompt)

outcome('{ownedPhone} shows no approval request', ({ owner, phone }: OwnedPhone) =>
  owner.withPhone(phone, async () => verifyNoPrompt(owner)),
)

outcome('IBKR Mobile shows {persona} the login to {string}', verifyLoginTo)

step('{persona} gives {element}', (actor: Actor, element: SecurityElement) => actor.presentOwn(element))

step('{persona} gives the security element', (actor: Actor) => actor.presentOwn(actor.phone.element))

step('{persona} approves the login', (actor: Actor) => approve(actor, actor.phone.element))

step('{persona} tries to approve the login', (actor: Actor) =>
  attempt(() => approve(actor, actor.phone.element)),
)

step('{persona} approves the login with {element}', approve)

step('{persona} подтверждает вход PIN-кодом', (actor: Actor) => approve(actor, 'pin'))

step('{persona} declines the login', decline)

step('{persona} dismisses the prompt', (actor: Actor) => actor.phone.cancel())

step("somebody else holds a finger against {persona}'s phone", (actor: Actor) =>
  actor.phone.present({ element: touchElement(actor), whose: 'other' }),
)

step("somebody else looks at {persona}'s phone", (actor: Actor) =>
  actor.phone.present({ element: 'faceId', whose: 'other' }),
)

step('{persona} mistypes the PIN', (actor: Actor) =>
  actor.phone.present({ element: 'pin', secret: wrongPin(actor) }),
)

step('{persona} mistypes the Passcode', (actor: Actor) =>
  actor.phone.present({ element: 'passcode', secret: `${actor.persona.passcode}0` }),
)

step("the notification can still be answered on {persona}'s phone", requireOpenRequest)

outcome("the notification can no longer be approved on {persona}'s phone", verifyNotApprovable)
