/** @module What the crash scenarios share: a person does something, and meanwhile the server is killed. */

import assert, { AssertionError } from 'node:assert/strict'
import type { LoginAnswer, LoginView, Window } from '../../drivers/ports/driver.ts'
import { NotTestable } from '../../drivers/ports/errors.ts'
import type { Phone } from '../../drivers/ports/phone.ts'
import type { Scene } from '../../drivers/ports/scene.ts'
import { type Persona, personaNamed } from '../../simulators/personas/persona.ts'
import type { Random } from '../../simulators/random.ts'

export interface CrashStage {
  readonly scene: Scene
  readonly random: Random
  /** The server is killed during the next request to this path, and started again. */
  readonly killDuring: (path: RegExp) => void
}

/** Fails where something is half done, or something acknowledged is lost. */
export type CrashScenario = (stage: CrashStage) => Promise<void>

export const amara: Persona = personaNamed('Amara')

export async function createAmara({ driver }: Scene, verified = true): Promise<void> {
  const { username, password, mobileNumber: number } = amara
  await driver.lab.createPerson({
    ...{ username, password, residence: 'US', accounts: ['US'], seamless: true },
    mobileNumber: { number, verified },
  })
}

/** Whether the server acknowledged this before it was killed; if not, it may have done it or not. */
export async function acknowledged(action: Promise<unknown>): Promise<boolean> {
  try {
    await action
    return true
  } catch (error) {
    if (error instanceof NotTestable) return false
    throw error
  }
}

export function expectLogin(answer: LoginAnswer): LoginView {
  if (answer.kind === 'login') return answer
  throw new AssertionError({ message: `Expected a login, observed the refusal "${answer.code}"` })
}

export async function logInAsAmara({ driver }: Scene): Promise<{ window: Window; view: LoginView }> {
  const window = await driver.open('tws', 'en')
  return { window, view: expectLogin(await window.logIn(amara.username, amara.password)) }
}

/** The number in the newest SMS. */
export function newestSmsCode(scene: Scene): string {
  const code = scene
    .smsTo(amara.mobileNumber)
    .at(-1)
    ?.body.match(/\b[0-9]{6}\b/)?.[0]
  assert(code !== undefined, 'Expected an SMS with a code, observed none')
  return code
}

export async function assertLoggedIn(window: Window, why: string): Promise<void> {
  assert(await window.isLoggedIn(), `Expected the session to work: ${why}`)
}

export function assertRefused({ kind }: { readonly kind: string }, what: string): void {
  assert.equal(kind, 'refused', `Expected a refusal: ${what}`)
}

/** The Response String that a phone shows for a challenge. */
export async function responseStringFor(phone: Phone, challenge: string, pin = amara.pin): Promise<string> {
  await phone.launch()
  if (!phone.screen().buttons.includes('Authenticate')) await phone.tap('Services')
  await phone.tap('Authenticate')
  if (phone.os === 'Android') await phone.type('IBKR Mobile PIN', pin)
  await phone.type('Challenge', challenge)
  await phone.tap('Generate Response')
  const { prompt } = phone.screen()
  if (prompt && prompt !== 'pin') await phone.presentOwn(prompt)
  const shown = phone.screen().values.find(({ label }) => label === 'Response String')?.value
  assert(shown !== undefined, `Expected a Response String on "${phone.screen().title}"`)
  return shown
}
