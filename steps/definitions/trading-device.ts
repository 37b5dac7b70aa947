/** @module Logging in to IBKR Mobile on a trading device, while IB Key is active on another phone. */

import assert from 'node:assert/strict'
import type { Window } from '../../drivers/ports/driver.ts'
import type { PhoneModel } from '../../drivers/ports/scene.ts'
import type { Actor } from '../support/actor.ts'
import { say } from '../support/step.ts'
import { challenge, generate, response } from './challenge-response.ts'
import { onRecord } from './people.ts'

say('{persona} trades on {phone}', (actor: Actor, model: PhoneModel) => actor.buyTradingDevice(model))

say('{persona} used IB Key on the trading device before', async (actor: Actor) => {
  await onRecord(actor)
  await actor.scene.provisionIbKey(actor.persona, actor.tradingDevice)
})

const openApp = (actor: Actor): Promise<Window> => actor.open('ibkrMobile', undefined, actor.tradingDevice.os)

async function enterCredentials(actor: Actor, password: string, button: string): Promise<void> {
  const window = await openApp(actor)
  window.type('Username', actor.persona.username)
  window.type('Password', password)
  actor.take(await window.click(button))
}

say(
  '{persona} opens IBKR Mobile on the trading device, enters username and password and taps {string}',
  (actor: Actor, button: string) => enterCredentials(actor, actor.persona.password, button),
)

say(
  '{persona} opens IBKR Mobile on the trading device, enters a wrong password and taps {string}',
  (actor: Actor, button: string) => enterCredentials(actor, `${actor.persona.password}?`, button),
)

async function logIn(actor: Actor): Promise<void> {
  const window = await openApp(actor)
  actor.take(await window.logIn(actor.persona.username, actor.persona.password))
}

say('{persona} logs in on the trading device', logIn)

say('{persona} logs in on the trading device as far as the Challenge code', async (actor: Actor) => {
  await logIn(actor)
  if (actor.readLogin().state !== 'challenge') actor.take(await actor.window.requestChallenge())
})

say('{persona} taps {string} on the trading device', async (actor: Actor, label: string) => {
  actor.take(await actor.window.click(label))
})

say('the trading device shows {persona} a {string} of six digits', (actor: Actor, label: string) => {
  const told = challenge(actor)
  assert.match(told, /^[0-9]{6}$/, `Expected six digits, observed "${told}"`)
  const shown = actor.window.screen()?.values.find((value) => value.label === label)?.value
  assert.equal(shown, told, `Expected ${told} beside "${label}", observed ${shown ?? 'no such value'}`)
})

say('the trading device shows {persona} no Challenge code', (actor: Actor) => {
  const { challenge: told } = actor.readLogin()
  assert.equal(told, undefined, `Expected no Challenge code, observed ${told}`)
  const shown = actor.window.screen()?.values.map(({ value }) => value) ?? []
  assert(!shown.some((value) => /^[0-9]{6}$/.test(value)), 'Expected no six digits, and they are shown')
})

say('{persona} opens IBKR Mobile on the authentication device', (actor: Actor) => actor.phone.launch())

say('{persona} is logged in to IBKR Mobile on the authentication device', async (actor: Actor) => {
  await actor.phone.launch()
  await actor.phone.type('Username', actor.persona.username)
  await actor.phone.type('Password', actor.persona.password)
  await actor.phone.tap('Log In')
})

say('{persona} takes the trading device in hand and opens {string}', async (actor: Actor, entry: string) => {
  actor.takeInHand(actor.tradingDevice)
  await actor.phone.launch()
  await actor.phone.tap('Services')
  await actor.phone.tap(entry)
})

say('{persona} enters the Challenge code and taps {string}', async (actor: Actor, button: string) => {
  await actor.phone.type('Challenge', challenge(actor))
  await actor.phone.tap(button)
})

say(
  '{persona} enters the PIN and the Challenge code and taps {string}',
  async (actor: Actor, button: string) => {
    await actor.phone.type('IBKR Mobile PIN', actor.pin)
    await actor.phone.type('Challenge', challenge(actor))
    await actor.phone.tap(button)
  },
)

say(
  '{persona} enters the Response String into {string} and taps {string}',
  async (actor: Actor, field: string, button: string) => {
    actor.window.type(field, response(actor))
    actor.take(await actor.window.click(button))
  },
)

say('{persona} answers with a response of the physical security device', async (actor: Actor) => {
  actor.take(await actor.window.submitResponse(actor.securityDevice.respond(challenge(actor))))
})

say('{persona} answers with a response of the trading device', async (actor: Actor) => {
  actor.takeInHand(actor.tradingDevice)
  actor.take(await actor.window.submitResponse(await generate(actor, challenge(actor))))
})
