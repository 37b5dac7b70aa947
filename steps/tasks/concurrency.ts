/** @module Requests that are sent at the same time. */

import type { Platform } from '../../contract/primitives.ts'
import type { WindowAnswer } from '../../drivers/ports/driver.ts'
import { verify } from '../../drivers/ports/verify.ts'
import { type Actor, isRejection } from '../support/actor.ts'
import { atOnce } from '../support/attempts.ts'
import { submitAnyResponse } from './limits.ts'
import { wrongPassword } from './login.ts'
import { approvalBy } from './modified-app.ts'

export async function sendAtOnce(
  actor: Actor,
  count: number,
  send: () => Promise<WindowAnswer>,
): Promise<void> {
  actor.verifyAcknowledged()
  actor.concurrentAnswers = await atOnce(count, send)
}

export async function approveAtOnce(actor: Actor, count: number): Promise<void> {
  const approval = approvalBy(actor.phone)
  const results = await atOnce(count, () => actor.scene.modifiedApp(actor.phone).approve(approval))
  actor.copyResults.push(...results)
}

export async function logInAtOnce(actor: Actor, platform: Platform, count: number): Promise<void> {
  const { username, password } = actor.persona
  const windows = await atOnce(count, () => actor.openWindow(platform))
  actor.verifyAcknowledged()
  const answers = await Promise.all(windows.map((window) => window.logIn(username, password)))
  for (const answer of answers) actor.record(answer)
}

export async function failAllWindowsAtOnce(actor: Actor): Promise<void> {
  actor.verifyAcknowledged()
  actor.concurrentAnswers = await Promise.all(actor.windows.map(submitAnyResponse))
}

export async function guessPasswordAtOnce(actor: Actor, count: number): Promise<void> {
  const window = await actor.scene.driver.open('clientPortal', 'en')
  await sendAtOnce(actor, count, () => window.logIn(actor.persona.username, wrongPassword(actor)))
}

export function verifyOneAccepted({ concurrentAnswers }: Actor): void {
  const { length } = concurrentAnswers.filter((answer) => !isRejection(answer))
  verify(length === 1, {
    expected: 'one accepted answer',
    observed: `${length} of ${concurrentAnswers.length}`,
  })
}
