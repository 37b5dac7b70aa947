/** @module Somebody who holds another person's phone and tries. */

import assert from 'node:assert/strict'
import type { Actor } from '../support/actor.ts'
import { responseOf } from '../support/handset.ts'
import { say } from '../support/step.ts'
import { asFarAsPossible } from '../tasks/as-far-as-possible.ts'
import { enterChallenge } from './challenge-response.ts'
import { newest } from './push-approval.ts'

const anyChallenge = '012345'

async function repeat(times: number, deed: () => Promise<void>): Promise<void> {
  for (let time = 0; time < times; time++) await deed()
}

const tryPin = (finder: Actor): Promise<void> =>
  asFarAsPossible(() => enterChallenge(finder, anyChallenge, `${finder.pin}0`))

say("somebody tries {int} wrong PINs for a challenge on {persona}'s phone", (times: number, owner: Actor) =>
  repeat(times, () => tryPin(owner)),
)

say(
  "somebody tries {int} wrong PINs for a challenge on {persona}'s phone, and restarts it after each",
  (times: number, owner: Actor) =>
    repeat(times, async () => {
      await tryPin(owner)
      await owner.phone.reboot()
    }),
)

/** Tries it as often, or until the phone asks for something else. */
async function tryFinger({ phone }: Actor, times: number): Promise<void> {
  const element = phone.os === 'iOS' ? 'touchId' : 'fingerprint'
  for (let time = 0; time < times && phone.screen().prompt === element; time++)
    await phone.present({ element, whose: 'other' })
}

say("somebody else holds a finger against {persona}'s phone {int} time(s)", tryFinger)

const tapNewest = (finder: Actor): Promise<void> => finder.phone.tapNotification(newest(finder).id)

say(
  "somebody else taps the notification and holds a finger against {persona}'s phone, {int} time(s)",
  (owner: Actor, times: number) =>
    repeat(times, async () => {
      await tapNewest(owner)
      await tryFinger(owner, 1)
    }),
)

/** A phone that asks for a finger first asks for the PIN after enough wrong ones. */
const enoughFingers = 10

say(
  "somebody tries {int} wrong PINs for the notification on {persona}'s phone",
  (times: number, owner: Actor) =>
    repeat(times, async () => {
      await tapNewest(owner)
      await tryFinger(owner, enoughFingers)
      if (owner.phone.screen().prompt === 'pin')
        await owner.phone.present({ element: 'pin', secret: `${owner.pin}0` })
    }),
)

const answer = (owner: Actor): Promise<string | undefined> =>
  responseOf({ owner, phone: owner.phone }, anyChallenge)

say("{persona}'s phone answers a challenge", async (owner: Actor) => {
  assert.match((await answer(owner)) ?? '', /^[0-9]{8}$/, 'Expected a Response String, and there is none')
})

say("{persona}'s phone answers no challenge any more", async (owner: Actor) => {
  assert.equal(await answer(owner), undefined, 'Expected no Response String, and there is one')
})
