/** @module On which phone IB Key is active, found out as a person would: by logging in with each of them. */

import assert from 'node:assert/strict'
import type { Platform } from '../../contract/primitives.ts'
import type { Actor } from '../support/actor.ts'
import { type Handset, responseOf } from '../support/handset.ts'
import { say } from '../support/step.ts'
import { challenge, reachChallenge } from './challenge-response.ts'

/** Whether the response of this phone opens the login that waits. */
async function opensWith(handset: Handset): Promise<boolean> {
  const { owner } = handset
  const response = await responseOf(handset, challenge(owner))
  if (response === undefined) return false
  const answer = await owner.window.submitResponse(response)
  if (answer.kind === 'login') owner.take(answer)
  return answer.kind === 'login' && answer.state === 'loggedIn'
}

/** Of all phones of its owner, this one and no other gets notifications and gives responses that count. */
async function activeAlone({ owner, phone }: Handset): Promise<void> {
  owner.note()
  const others = owner.phones.filter((other) => other !== phone)
  const pushesBefore = others.map((other) => owner.scene.pushesTo(other).length)
  await reachChallenge(owner)
  await owner.scene.settle()
  for (const [index, other] of others.entries()) {
    const pushes = owner.scene.pushesTo(other).length - (pushesBefore[index] ?? 0)
    assert.equal(pushes, 0, `Expected no notification for ${other.name}, observed ${pushes}`)
  }
  for (const other of others) {
    const opened = await opensWith({ owner, phone: other })
    assert(!opened, `Expected the response of ${other.name} to be refused, and it opened the login`)
    // Each wrong response may be the last that a challenge takes.
    await reachChallenge(owner)
  }
  const opened = await opensWith({ owner, phone })
  assert(opened, `Expected the response of ${phone.name} to open the login, and it did not`)
  owner.take(await owner.window.readSettings())
  const count = owner.readSettings().devices.filter(({ type }) => type === 'ibKey').length
  assert.equal(count, 1, `Expected IB Key once among the SLS devices, observed ${count}`)
}

say('IB Key is active on {handset} alone', activeAlone)

say("IB Key is active on {persona}'s phone", (owner: Actor) => activeAlone({ owner, phone: owner.phone }))

say('IB Key is not active on {handset}', async (handset: Handset) => {
  await reachChallenge(handset.owner)
  assert(!(await opensWith(handset)), `Expected IB Key not to be active on ${handset.phone.name}, and it is`)
})

say('{persona} notes the response of {handset} down', async (actor: Actor, handset: Handset) => {
  const response = await responseOf(handset, challenge(actor))
  assert(response !== undefined, `Expected a Response String on ${handset.phone.name}, and there is none`)
  actor.notes.push(response)
})

say('{persona} is logged in to {platform} with IB Key', async (actor: Actor, platform: Platform) => {
  await reachChallenge(actor, platform)
  assert(await opensWith({ owner: actor, phone: actor.phone }), `Expected ${actor.name} to be logged in`)
})

say("IB Key is not active on {persona}'s phone", async (owner: Actor) => {
  await reachChallenge(owner)
  assert(!(await opensWith({ owner, phone: owner.phone })), 'Expected IB Key not to be active, and it is')
})
