/** @module Activating IB Key in IBKR Mobile: first activation, migration, reactivation. */

import type { Actor } from '../support/actor.ts'
import { attempt, repeat } from '../support/attempts.ts'
import { outcome, step } from '../support/step.ts'
import {
  activate,
  activateWithoutResponse,
  appDeviceAnswer,
  begin,
  choosePin,
  complete,
  enterAppCredentials,
  enterExistingPin,
  enterNewPin,
  enterProof,
  enterResponseOf,
  enterTokenWithWrongElement,
  enterWrongAppPassword,
  logInToApp,
  newPin,
  otherPin,
  prove,
  reachCredentials,
  receivedToken,
  verifyActivatedInRussian,
  verifyAppUsable,
  verifyContactAdvice,
  verifyDeviceChallenge,
  verifyTokenSent,
  wrongToken,
} from '../tasks/activation.ts'
import { logInWithIbKey, verifyActiveAlone, verifyNotActive } from '../tasks/active-phone.ts'
import { verifyButton, verifyField, verifyNoButton, verifyNoField } from '../tasks/phone-screen.ts'

// The procedure, step by step

step(
  '{persona} opens IBKR Mobile, enters username and password and taps {string}',
  (actor: Actor, button: string) => logInToApp(actor, button),
)

step('{persona} opens IBKR Mobile and logs in with a wrong password', async (actor: Actor) => {
  await actor.phone.launch()
  await enterWrongAppPassword(actor)
})

step('{persona} enters username and password again and taps {string}', (actor: Actor, button: string) =>
  enterAppCredentials(actor, actor.persona, button),
)

step('{persona} goes as far as the second password prompt', reachCredentials)

step('{persona} gives a wrong password the second time', enterWrongAppPassword)

step('{persona} gives a wrong password the second time, {int} time(s)', (actor: Actor, times: number) =>
  repeat(times, () => enterWrongAppPassword(actor)),
)

step('{persona} gives username and password of {persona} the second time', (actor: Actor, other: Actor) =>
  enterAppCredentials(actor, other.persona),
)

step(
  '{persona} gives the right password with the user name of {persona} the second time',
  (actor: Actor, { persona: { username } }: Actor) =>
    enterAppCredentials(actor, { ...actor.persona, username }),
)

step('{persona} gives the right password the second time', (actor: Actor) => enterAppCredentials(actor))

step(
  '{persona} enters the Activation Token into {string} and taps {string}',
  async (actor: Actor, field: string, button: string) => {
    await actor.phone.type(field, receivedToken(actor))
    await actor.phone.tap(button)
  },
)

step('{persona} chooses a PIN and enters it into {string}', async (actor: Actor, field: string) => {
  actor.choosePin(newPin)
  await actor.phone.type(field, newPin)
})

step('{persona} enters the same PIN into {string}', (actor: Actor, field: string) =>
  actor.phone.type(field, actor.pin),
)

// The whole procedure, or a part of it

step('{persona} begins the migration', (actor: Actor) => attempt(() => begin(actor)))

step('{persona} begins the activation', (actor: Actor) => attempt(() => begin(actor)))

step('{persona} begins the reactivation', (actor: Actor) => attempt(() => begin(actor)))

step('{persona} activates IB Key', (actor: Actor) => attempt(() => activate(actor)))

step('{persona} migrates IB Key', (actor: Actor) => attempt(() => activate(actor)))

step('{persona} reactivates IB Key', (actor: Actor) => attempt(() => activate(actor)))

step('{persona} continues the migration on the previous phone', (actor: Actor) =>
  actor.withPhone(actor.previousPhone, () => complete(actor)),
)

step('{persona} loses the answer to Activate during the migration', activateWithoutResponse)

// Activation Tokens, and responses in their place

step('{persona} enters the Activation Token', (actor: Actor) => enterProof(actor, receivedToken(actor)))

step('{persona} proves the activation', prove)

step('{persona} completes the activation', complete)

step('{persona} enters a wrong Activation Token', (actor: Actor) =>
  enterProof(actor, wrongToken(receivedToken(actor))),
)

step('{persona} enters the Activation Token and gives the wrong security element', enterTokenWithWrongElement)

step('{persona} enters no Activation Token at all', (actor: Actor) => enterProof(actor, ''))

step('{persona} notes the Activation Token down', (actor: Actor) =>
  actor.save('Activation Token', receivedToken(actor)),
)

step('{persona} enters the noted Activation Token', (actor: Actor) =>
  enterProof(actor, actor.saved('Activation Token')),
)

step('{persona} enters the Activation Token of {persona}', (actor: Actor, other: Actor) =>
  enterProof(actor, receivedToken(other)),
)

step('{persona} enters the response of the physical security device', (actor: Actor) =>
  enterProof(actor, appDeviceAnswer(actor)),
)

step('{persona} notes the response to the challenge of the activation down', (actor: Actor) =>
  actor.save('response', appDeviceAnswer(actor)),
)

step('{persona} enters a wrong response of the physical security device', (actor: Actor) =>
  enterProof(actor, wrongToken(appDeviceAnswer(actor))),
)

step('{persona} enters the response of {ownedPhone} into the app', enterResponseOf)

// PINs

step('{persona} chooses the PIN {string}', choosePin)

step(
  '{persona} chooses the PIN {string} and repeats it as {string}',
  (actor: Actor, pin: string, repeated: string) => enterNewPin(actor, pin, repeated),
)

step('{persona} gives the PIN {string}', enterExistingPin)

step('{persona} gives the previous PIN', (actor: Actor) => enterExistingPin(actor, actor.pin))

step('{persona} gives another PIN than before', (actor: Actor) => enterExistingPin(actor, otherPin(actor)))

// What the app shows

outcome('IBKR Mobile offers {persona} {string}', verifyButton)

outcome('IBKR Mobile does not offer {persona} {string}', verifyNoButton)

outcome('IBKR Mobile asks {persona} for {string}', verifyField)

outcome('IBKR Mobile does not ask {persona} for {string}', verifyNoField)

outcome('IBKR Mobile tells {persona} to contact {string}', verifyContactAdvice)

outcome('IBKR Mobile asks {persona} to operate the physical security device', verifyDeviceChallenge)

outcome('an SMS with an Activation Token is sent to {persona}', verifyTokenSent)

outcome("IBKR Mobile can be used on {persona}'s phone", (actor: Actor) => verifyAppUsable(actor, true))

outcome("IBKR Mobile cannot be used on {persona}'s phone", (actor: Actor) => verifyAppUsable(actor, false))

// On which phone IB Key is active

outcome('IB Key is active on {ownedPhone} alone', verifyActiveAlone)

outcome("IB Key is active on {persona}'s phone", (owner: Actor) =>
  verifyActiveAlone({ owner, phone: owner.phone }),
)

outcome('IB Key is not active on {ownedPhone}', verifyNotActive)

outcome("IB Key is not active on {persona}'s phone", (owner: Actor) =>
  verifyNotActive({ owner, phone: owner.phone }),
)

outcome('IB Key на телефоне {persona} активирован', (actor: Actor) => verifyActivatedInRussian(actor, true))

outcome('IB Key на телефоне {persona} не активирован', (actor: Actor) =>
  verifyActivatedInRussian(actor, false),
)

step('{persona} is logged in to {platform} with IB Key', logInWithIbKey)
