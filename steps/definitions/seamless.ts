/** @module The Seamless Authentication switch in Client Portal, and what keeps the notifications away. */

import assert from 'node:assert/strict'
import type { Platform } from '../../contract/primitives.ts'
import type { PhoneModel } from '../../drivers/ports/scene.ts'
import type { Actor } from '../support/actor.ts'
import { say } from '../support/step.ts'
import { challenge, generate, reachChallenge } from './challenge-response.ts'

say(
  'the box {string} shows {persona} {string} as {string}',
  (box: string, actor: Actor, setting: string, value: string) => {
    actor.read()
    const screen = actor.window.screen()
    assert(screen, 'Expected a page of Client Portal, and the window shows none')
    assert(screen.notes.includes(box), `Expected the box "${box}", observed "${screen.title}"`)
    const shown = screen.values.find(({ label }) => label === setting)?.value
    assert.equal(shown, value, `Expected "${setting}" to read ${value}, observed ${shown ?? 'nothing'}`)
  },
)

async function openSwitch(actor: Actor): Promise<void> {
  for (const label of ['User menu', 'Settings', 'User Settings', 'Secure Login System', 'Configure'])
    actor.take(await actor.window.click(label))
}

say('{persona} flips the switch and leaves without Save', async (actor: Actor) => {
  await openSwitch(actor)
  actor.take(await actor.window.click('Seamless Authentication'))
})

say('{persona} flips the switch and saves', async (actor: Actor) => {
  await openSwitch(actor)
  actor.take(await actor.window.click('Seamless Authentication'))
  actor.take(await actor.window.click('Save'))
})

say('{persona} switches Seamless Authentication off', async (actor: Actor) => {
  actor.take(await actor.window.setSeamless(false))
})

say('{persona} switches Seamless Authentication on again', async (actor: Actor) => {
  actor.take(await actor.window.setSeamless(true))
})

const switchIs = (wanted: boolean) => async (actor: Actor) => {
  actor.read()
  actor.take(await actor.window.readSettings())
  const { seamless } = actor.readSettings()
  assert.equal(seamless, wanted, `Expected Seamless Authentication ${wanted ? 'on' : 'off'}, and it is not`)
}

say('Seamless Authentication of {persona} is on', switchIs(true))

say('Seamless Authentication of {persona} is off', switchIs(false))

say('{persona} waits for no notification and sees the challenge at once', (actor: Actor) => {
  const { state } = actor.readLogin()
  assert.equal(state, 'challenge', `Expected the challenge at once, observed "${state}"`)
})

// Force a sync

say("the push service has renewed the registration of {persona}'s phone", (actor: Actor) =>
  actor.phone.renewPushToken(),
)

say('{persona} gives a wrong response on {platform}', async (actor: Actor, platform: Platform) => {
  await reachChallenge(actor, platform)
  const right = await generate(actor, challenge(actor))
  actor.take(await actor.window.submitResponse(right.slice(0, 7) + ((Number(right[7]) + 1) % 10)))
})

say('{persona} is not in {platform} any more', async (actor: Actor, _platform: Platform) => {
  actor.read()
  assert(!(await actor.window.isLoggedIn()), 'Expected the session to be over, and it is not')
})

// The device drop-down

say(
  'the device drop-down offers {persona} {string} and {string}',
  (actor: Actor, one: string, other: string) => {
    actor.readLogin()
    const choices = actor.window.screen()?.controls.filter(({ kind }) => kind === 'choice') ?? []
    const shown = choices.map(({ label }) => label).toSorted()
    assert.deepEqual(
      shown,
      [one, other].toSorted(),
      `Expected ${one} and ${other}, observed ${shown.join(', ')}`,
    )
  },
)

say('{persona} is offered no device drop-down', (actor: Actor) => {
  const { state } = actor.readLogin()
  assert.notEqual(state, 'chooseDevice', 'Expected no choice of devices, and there is one')
})

const ibKeyIn = (actor: Actor): string => {
  const found = actor.readLogin().devices?.find(({ type }) => type === 'ibKey')
  assert(found, `Expected IB Key in the drop-down of ${actor.name}, and it is not there`)
  return found.id
}

say(
  '{persona} notes the entry "IB Key" of the drop-down',
  (actor: Actor) => void actor.notes.push(ibKeyIn(actor)),
)

say('{persona} moves IB Key to {phone}', async (actor: Actor, model: PhoneModel) =>
  actor.scene.provisionIbKey(actor.persona, await actor.buyPhone(model)),
)

say('{persona} chooses the noted entry', async (actor: Actor) => {
  actor.readLogin()
  actor.take(await actor.window.chooseDevice(actor.noted))
})

say('{persona} chooses the "IB Key" of {persona}', async (actor: Actor, other: Actor) => {
  actor.readLogin()
  actor.take(await actor.window.chooseDevice(ibKeyIn(other)))
})
