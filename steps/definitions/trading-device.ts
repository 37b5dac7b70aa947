/** @module Logging in to IBKR Mobile on a trading device, while IB Key is active on another phone. */

import type { ScreenLabel } from '../../drivers/ports/labels.ts'
import type { PhoneModel } from '../../drivers/ports/scene.ts'
import type { Actor } from '../support/actor.ts'
import { outcome, step } from '../support/step.ts'
import { logInToApp } from '../tasks/activation.ts'
import {
  challengeOf,
  deviceAnswer,
  generateResponse,
  responseOf,
  showChallenge,
  submitResponse,
} from '../tasks/challenge-response.ts'
import { clickPath, fillAndClick, wrongPassword } from '../tasks/login.ts'
import {
  fillTradingLogin,
  logInOnTradingDevice,
  verifyChallengeBeside,
  verifyNoChallengeOnTradingDevice,
} from '../tasks/trading-device.ts'

// On the trading device

step('{persona} trades on {phone}', (actor: Actor, model: PhoneModel) => actor.buyTradingDevice(model))

step(
  '{persona} opens IBKR Mobile on the trading device, enters username and password and taps {label}',
  (actor: Actor, button: ScreenLabel) => fillTradingLogin(actor, actor.persona.password, button),
)

step(
  '{persona} opens IBKR Mobile on the trading device, enters a wrong password and taps {label}',
  (actor: Actor, button: ScreenLabel) => fillTradingLogin(actor, wrongPassword(actor), button),
)

step('{persona} logs in on the trading device', logInOnTradingDevice)

step('{persona} logs in on the trading device as far as the Challenge code', async (actor: Actor) => {
  await logInOnTradingDevice(actor)
  await showChallenge(actor)
})

step('{persona} taps {labels} on the trading device', clickPath)

outcome('the trading device shows {persona} a {label} of six digits', verifyChallengeBeside)

outcome('the trading device shows {persona} no Challenge code', verifyNoChallengeOnTradingDevice)

step(
  '{persona} enters the Response String into {label} and taps {label}',
  (actor: Actor, field: ScreenLabel, button: ScreenLabel) =>
    fillAndClick(actor, field, responseOf(actor), button),
)

step('{persona} answers with a response of the physical security device', (actor: Actor) =>
  submitResponse(actor, deviceAnswer(actor)),
)

step('{persona} answers with a response of the trading device', async (actor: Actor) => {
  actor.usePhone(actor.tradingDevice)
  await submitResponse(actor, await generateResponse(actor))
})

// On the authentication device

step('{persona} opens IBKR Mobile on the authentication device', (actor: Actor) => actor.phone.launch())

step('{persona} is logged in to IBKR Mobile on the authentication device', (actor: Actor) =>
  logInToApp(actor),
)

step('{persona} takes the trading device in hand and opens {string}', async (actor: Actor, entry: string) => {
  actor.usePhone(actor.tradingDevice)
  await actor.phone.launch()
  await actor.phone.tap('Services')
  await actor.phone.tap(entry)
})

step('{persona} enters the Challenge code and taps {string}', async (actor: Actor, button: string) => {
  await actor.phone.type('Challenge', challengeOf(actor))
  await actor.phone.tap(button)
})

step(
  '{persona} enters the PIN and the Challenge code and taps {string}',
  async (actor: Actor, button: string) => {
    await actor.phone.type('IBKR Mobile PIN', actor.pin)
    await actor.phone.type('Challenge', challengeOf(actor))
    await actor.phone.tap(button)
  },
)
