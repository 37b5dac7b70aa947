/** @module Somebody who holds another person's phone and tries. */

import assert from 'node:assert/strict'
import type { Actor } from './actor.ts'
import { asFarAsPossible } from './as-far-as-possible.ts'
import { enterChallenge } from './challenge.steps.ts'
import { responseOf } from './handset.ts'
import { say } from './say.ts'

const anyChallenge = '012345'

const tryPin = (finder: Actor): Promise<void> =>
  asFarAsPossible(() => enterChallenge(finder, anyChallenge, `${finder.pin}0`))

say("somebody tries {int} wrong PINs on {persona}'s phone", async (times: number, owner: Actor) => {
  for (let time = 0; time < times; time++) await tryPin(owner)
})

say(
  "somebody tries {int} wrong PINs on {persona}'s phone, and restarts it after each",
  async (times: number, owner: Actor) => {
    for (let time = 0; time < times; time++) {
      await tryPin(owner)
      await owner.phone.reboot()
    }
  },
)

/** Tries it as often, or until the phone asks for something else. */
async function tryFinger({ phone }: Actor, times: number): Promise<void> {
  const element = phone.os === 'iOS' ? 'touchId' : 'fingerprint'
  for (let time = 0; time < times && phone.screen().prompt === element; time++)
    await phone.present({ element, whose: 'other' })
}

say("somebody else holds a finger against {persona}'s phone {int} time(s)", tryFinger)

const answer = (owner: Actor): Promise<string | undefined> =>
  responseOf({ owner, phone: owner.phone }, anyChallenge)

say("{persona}'s phone answers a challenge", async (owner: Actor) => {
  assert.match((await answer(owner)) ?? '', /^[0-9]{8}$/, 'Expected a Response String, and there is none')
})

say("{persona}'s phone answers no challenge any more", async (owner: Actor) => {
  assert.equal(await answer(owner), undefined, 'Expected no Response String, and there is one')
})
