/** @module What someone tries who has found a phone. They know neither its PIN nor its passcode. */

import { verify } from '../../drivers/ports/verify.ts'
import type { Actor } from '../support/actor.ts'
import { attempt } from '../support/attempts.ts'
import { enterChallenge, responseOfPhone, verifyEightDigits, wrongPin } from './challenge-response.ts'
import { tapNewest, touchElement } from './notifications.ts'
import { shownPrompt } from './phone-screen.ts'

const anyChallenge = '012345'

export const tryWrongPin = (owner: Actor): Promise<void> =>
  attempt(() => enterChallenge(owner, anyChallenge, wrongPin(owner)))

/** Holds a finger against the phone so many times, or until it asks for something else. */
export async function tryFinger(owner: Actor, times: number): Promise<void> {
  const element = touchElement(owner)
  for (let time = 0; time < times && shownPrompt(owner) === element; time++)
    await owner.phone.present({ element, whose: 'other' })
}

export async function tryFingerForNotification(owner: Actor): Promise<void> {
  await tapNewest(owner)
  await tryFinger(owner, 1)
}

/** After so many wrong fingers every phone asks for the PIN. */
const fingersUntilPin = 10

export async function tryPinForNotification(owner: Actor): Promise<void> {
  await tapNewest(owner)
  await tryFinger(owner, fingersUntilPin)
  if (shownPrompt(owner) === 'pin') await owner.phone.present({ element: 'pin', secret: wrongPin(owner) })
}

const responseToAnyChallenge = (owner: Actor): Promise<string | undefined> =>
  responseOfPhone({ owner, phone: owner.phone }, anyChallenge)

export async function verifyResponds(owner: Actor): Promise<void> {
  verifyEightDigits((await responseToAnyChallenge(owner)) ?? 'no Response String')
}

export async function verifyDoesNotRespond(owner: Actor): Promise<void> {
  const response = await responseToAnyChallenge(owner)
  verify(response === undefined, { expected: 'no Response String', observed: 'one' })
}
