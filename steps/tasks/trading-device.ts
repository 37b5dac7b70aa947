/** @module Logging in to IBKR Mobile on a trading device, while IB Key is active on another phone. */

import type { Window } from '../../drivers/ports/driver.ts'
import type { ScreenLabel } from '../../drivers/ports/labels.ts'
import { verify } from '../../drivers/ports/verify.ts'
import type { Actor } from '../support/actor.ts'
import { challengeOf, sixDigits, verifySixDigits } from './challenge-response.ts'
import { enterCredentials, fillLoginWindow, windowValue } from './login.ts'

const openTradingApp = (actor: Actor): Promise<Window> =>
  actor.openWindow('ibkrMobile', undefined, actor.tradingDevice.os)

export async function fillTradingLogin(actor: Actor, password: string, button: ScreenLabel): Promise<void> {
  await fillLoginWindow(actor, await openTradingApp(actor), button, password)
}

export async function logInOnTradingDevice(actor: Actor): Promise<void> {
  await enterCredentials(actor, await openTradingApp(actor))
}

/** The screen shows the Challenge code of the login's state. */
export function verifyChallengeBeside(actor: Actor, label: ScreenLabel): void {
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
