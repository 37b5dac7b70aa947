/** @module What may not be seen on the way, and what nobody may learn from an answer. */

import assert from 'node:assert/strict'
import type { Outline } from '../drivers/intruder.ts'
import type { Actor } from './actor.ts'
import { say } from './say.ts'
import type { SlsWorld } from './world.ts'

/** Everything about this person that nobody on the way may read. */
function secretsOf(actor: Actor): readonly string[] {
  const { username, password, pin, passcode, mobileNumber } = actor.persona
  const intruder = actor.scene.intruder()
  const given = actor.windows.map((window) => intruder.spoilsOf(window))
  const keys = given.flatMap(({ loginSecrets, sessions }) => [...loginSecrets, ...sessions])
  return [username, password, pin, passcode, mobileNumber, ...keys]
}

function assertHidden(texts: readonly string[], secrets: readonly string[]): void {
  assert(texts.length > 0, 'Expected something that was sent, and there is nothing')
  const leak = secrets.find((secret) => texts.some((text) => text.includes(secret)))
  assert.equal(leak, undefined, `Expected no secret of this person, observed "${leak}"`)
}

say('no notification to {persona} holds a secret or a name', (actor: Actor) => {
  actor.read()
  assertHidden(
    actor.pushes.map(({ payload }) => payload),
    secretsOf(actor),
  )
})

say('no SMS to {persona} holds a secret but its code', (actor: Actor) => {
  actor.read()
  assertHidden(
    actor.texts.map(({ body }) => body),
    secretsOf(actor),
  )
})

// Answers that nobody may be able to tell apart

const outlines = new WeakMap<SlsWorld, Outline[][]>()

/** How often the server hashed a password for each name. */
const work = new WeakMap<SlsWorld, number[]>()

/** What the door says, time after time, to a wrong password for each of these names. */
async function knock(world: SlsWorld, door: string, times: number, names: readonly string[]): Promise<void> {
  assert(door === 'login window' || door === 'app', `no door is called "${door}"`)
  const intruder = world.scene.intruder()
  const { lab } = world.scene.driver
  const said: Outline[][] = []
  const hashes: number[] = []
  for (const name of names) {
    const heard: Outline[] = []
    const before = (await lab.passwordHashes()) ?? 0
    for (let time = 0; time < times; time++) heard.push(await intruder.knock(door, name, 'a wrong password'))
    said.push(heard)
    hashes.push(((await lab.passwordHashes()) ?? 0) - before)
  }
  work.set(world, hashes)
  outlines.set(world, said)
}

say(
  'somebody tries a wrong password in the {string} for {persona}, for {persona} and for nobody, {int} time(s)',
  async function (this: SlsWorld, door: string, one: Actor, other: Actor, times: number) {
    const names = [one.persona.username, other.persona.username, 'nobody.by.this.name']
    await knock(this, door, times, names)
  },
)

say('the server tells how often it hashes a password', async function (this: SlsWorld) {
  if ((await this.scene.driver.lab.passwordHashes()) !== undefined) return undefined
  await this.log('Not applicable: the server does not tell how often it hashes a password')
  return 'skipped'
})

say('the server has hashed a password equally often for each of them', function (this: SlsWorld) {
  const [first = 0, ...others] = work.get(this) ?? []
  assert(first > 0, 'Expected that passwords are hashed, and none was')
  for (const other of others)
    assert.equal(other, first, `Expected ${first} hashes for each, observed ${other}`)
})

say('the answers cannot be told apart', function (this: SlsWorld) {
  const [first, ...others] = outlines.get(this) ?? []
  assert(first && others.length > 0, 'Expected answers to compare, and there are none')
  for (const other of others) assert.deepEqual(other, first)
})
