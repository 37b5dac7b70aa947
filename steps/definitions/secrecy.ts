/** @module What may not be seen on the way, and what nobody may learn from an answer. */

import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import type { LoginEndpoint, ResponseShape } from '../../drivers/ports/attacker.ts'
import { NotApplicable } from '../../drivers/ports/capabilities.ts'
import type { WindowAnswer } from '../../drivers/ports/driver.ts'
import { type Actor, described } from '../support/actor.ts'
import { say } from '../support/step.ts'
import type { SlsWorld } from '../support/world.ts'
import { codeIn } from '../tasks/text-messages.ts'
import { challenge } from './challenge-response.ts'

/** Everything about this person that nobody on the way may read. */
function secretsOf(actor: Actor): readonly string[] {
  const { username, password, pin, passcode, mobileNumber } = actor.persona
  const intruder = actor.scene.attacker()
  const given = actor.windows.map((window) => intruder.capturedFrom(window))
  const keys = given.flatMap(({ loginSecrets, sessions }) => [...loginSecrets, ...sessions])
  assert(keys.length > 0, 'Expected the key of a login to look for, and none was given')
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

/** What a person reads in full cannot be hidden from whoever reads the same on the way. */
function assertVisible(texts: readonly string[], parts: readonly string[]): void {
  const hidden = parts.find((part) => !texts.some((text) => text.includes(part)))
  assert.equal(hidden, undefined, `Expected "${hidden}" in what was sent, and it is not there`)
}

say('the notification to {persona} holds what the phone shows of it', (actor: Actor) => {
  actor.read()
  const [newest] = actor.phone.notifications()
  assert(newest, `Expected a notification on ${actor.name}'s phone, and none is listed`)
  assertVisible(
    actor.pushes.map(({ payload }) => payload),
    [newest.title, newest.body],
  )
})

say('the SMS to {persona} holds the code that opens the login', async (actor: Actor) => {
  actor.read()
  const code = codeIn(actor.texts.at(-1)?.body)
  const answer = actor.take(await actor.window.submitSecurityCode(code))
  assert.equal(answer.kind, 'login', `Expected that ${code} opens the login, observed ${described(answer)}`)
})

say('no answer of the server to {persona} contains the noted response', (actor: Actor) => {
  actor.note()
  assert(
    !actor.window.received().includes(actor.noted),
    'Expected the response to be known to the phone alone, and the server has told it',
  )
})

say('an answer of the server to {persona} contains the Challenge code', (actor: Actor) => {
  const code = challenge(actor)
  assert(
    actor.window.received().includes(code),
    `Expected ${code} in what the server told, and it is not there`,
  )
})

// Answers that nobody may be able to tell apart

/** What each name was told, answer after answer. */
const outlines = new WeakMap<SlsWorld, ResponseShape[][]>()

/** How often the server hashed a password for each name. */
const work = new WeakMap<SlsWorld, number[]>()

const isDoor = (word: string): word is LoginEndpoint => word === 'login window' || word === 'app'

/** Asks for each of these people and for nobody, time after time. */
async function askForEach(
  world: SlsWorld,
  people: readonly Actor[],
  times: number,
  ask: (name: string) => Promise<ResponseShape>,
): Promise<void> {
  const { lab } = world.scene.driver
  const said = outlines.get(world) ?? []
  const hashes: number[] = []
  const names = [...people.map(({ persona }) => persona.username), 'nobody.by.this.name']
  for (const [index, name] of names.entries()) {
    const heard = [...(said[index] ?? [])]
    const before = (await lab.passwordHashes()) ?? 0
    for (let time = 0; time < times; time++) heard.push(await ask(name))
    said[index] = heard
    hashes.push(((await lab.passwordHashes()) ?? 0) - before)
  }
  work.set(world, hashes)
  outlines.set(world, said)
}

/** What the door says to the same password for each of them. */
function knock(
  world: SlsWorld,
  door: string,
  password: string,
  people: readonly Actor[],
  times: number,
): Promise<void> {
  assert(isDoor(door), `no door is called "${door}"`)
  const intruder = world.scene.attacker()
  return askForEach(world, people, times, (name) => intruder.probe(door, name, password))
}

/** Where whoever is in already gives user name and password once more. */
const insideDoors: Record<
  string,
  (actor: Actor, username: string, password: string) => Promise<WindowAnswer>
> = {
  settings: (actor, username, password) => actor.window.setOptOut(true, username, password),
  app: ({ scene, phone }, username, password) =>
    scene.modifiedActivation(phone).start({ option: 'migrate', username, password }),
}

const outlineOf = (answer: WindowAnswer): ResponseShape => ({
  status: answer.kind === 'refused' ? answer.status : 200,
  headers: [],
  members: Object.keys(answer),
  text: described(answer),
})

function giveOnceMore(world: SlsWorld, actor: Actor, door: string, password: string, whose: Actor) {
  const ask = insideDoors[door]
  assert(ask, `no door is called "${door}"; there are: ${Object.keys(insideDoors).join(', ')}`)
  return askForEach(world, [whose], 1, async (name) => outlineOf(await ask(actor, name, password)))
}

say(
  '{persona} gives a wrong password once more in the {string}, for {persona} and for nobody',
  function (this: SlsWorld, actor: Actor, door: string, whose: Actor) {
    return giveOnceMore(this, actor, door, 'a wrong password', whose)
  },
)

say(
  '{persona} gives the right password once more in the {string}, for {persona} and for nobody',
  function (this: SlsWorld, actor: Actor, door: string, whose: Actor) {
    return giveOnceMore(this, actor, door, whose.persona.password, whose)
  },
)

say(
  'somebody tries a wrong password in the {string} for {persona}, for {persona} and for nobody, {int} time(s)',
  function (this: SlsWorld, door: string, one: Actor, other: Actor, times: number) {
    return knock(this, door, 'a wrong password', [one, other], times)
  },
)

say(
  'somebody tries the password of {persona} in the {string} for {persona}, for {persona} and for nobody',
  function (this: SlsWorld, whose: Actor, door: string, one: Actor, other: Actor) {
    return knock(this, door, whose.persona.password, [one, other], 1)
  },
)

say('the server tells how often it hashes a password', async function (this: SlsWorld) {
  if ((await this.scene.driver.lab.passwordHashes()) === undefined)
    throw new NotApplicable('the server does not tell how often it hashes a password')
})

say('the server has hashed a password equally often for each of them', function (this: SlsWorld) {
  const [first = 0, ...others] = work.get(this) ?? []
  assert(first > 0, 'Expected that passwords are hashed, and none was')
  for (const other of others)
    assert.equal(other, first, `Expected ${first} hashes for each, observed ${other}`)
})

function answersToCompare(world: SlsWorld): readonly [ResponseShape[], ...ResponseShape[][]] {
  const [first, ...others] = outlines.get(world) ?? []
  assert(first && others.length > 0, 'Expected answers to compare, and there are none')
  return [first, ...others]
}

say('the answers cannot be told apart', function (this: SlsWorld) {
  const [first, ...others] = answersToCompare(this)
  for (const other of others) assert.deepEqual(other, first)
})

say('the answers can be told apart', function (this: SlsWorld) {
  const [first, ...others] = answersToCompare(this)
  const alike = others.every((other) => isDeepStrictEqual(other, first))
  assert(!alike, `Expected answers that differ, observed the same for everybody: ${first.at(-1)?.text}`)
})
