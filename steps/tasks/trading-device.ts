/** @module Logging in to IBKR Mobile on a trading device, while IB Key is active on another phone. */

import type { Window } from '../../drivers/ports/driver.ts'
import { verify } from '../../drivers/ports/verify.ts'
import type { Actor } from '../support/actor.ts'
import { challengeOf, sixDigits, verifySixDigits } from './challenge-response.ts'
import { enterCredentials, windowValue } from './login.ts'

const openTradingApp = (actor: Actor): Promise<Window> =>
  actor.openWindow('ibkrMobile', undefined, actor.tradingDevice.os)

export async function fillTradingLogin(actor: Actor, password: string, button: string): Promise<void> {
  const window = await openTradingApp(actor)
  window.type('Username', actor.persona.username)
  window.type('Password', password)
  actor.record(await window.click(button))
}

export async function logInOnTradingDevice(actor: Actor): Promise<void> {
  await enterCredentials(actor, await openTradingApp(actor))
}

/** The screen shows the Challenge code of the login's state. */
export function verifyChallengeBeside(actor: Actor, label: string): void {
  const code = challengeOf(actor)
  verifySixDigits(code)
  const shown = windowValue(actor, label) ?? 'no such value'
  verify(shown === code, { expected: `${code} beside "${label}"`, observed: shown })
}

export function verifyNoChallengeOnTradingDevice(actor: Actor): void {
  const { challenge } = actor.lastLogin()
  verify(challenge === undefined, { expected: 'no Challenge code', observed: `${challenge}` })
  const shown = actor.window.screen()?.values.find(({ value }) => sixDigits.test(value))
  verify(shown === undefined, { expected: 'no six digits on the screen', observed: `"${shown?.value}"` })
}
