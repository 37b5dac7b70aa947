/** @module What must not be readable on the way, and what nobody may learn from comparing responses. */

import { isDeepStrictEqual } from 'node:util'
import type { LoginEndpoint, ResponseShape } from '../../drivers/ports/attacker.ts'
import type { WindowAnswer } from '../../drivers/ports/driver.ts'
import { HarnessError, NotApplicable } from '../../drivers/ports/errors.ts'
import { mismatchError, verify } from '../../drivers/ports/verify.ts'
import { type Actor, describeAnswer } from '../support/actor.ts'
import { entryOf } from '../support/attempts.ts'
import type { NameProbe, SlsWorld } from '../support/world.ts'
import { receivedToken } from './activation.ts'
import { challengeOf } from './challenge-response.ts'
import { formsOf } from './encodings.ts'
import { newestNotification } from './notifications.ts'
import { sentCode } from './sms.ts'

/** What nobody may read in a message: whatever proves who this person is, so far. */
function secretsOf(actor: Actor): readonly string[] {
  const { password, pin, passcode } = actor.persona
  const attacker = actor.scene.attacker()
  const captured = actor.windows.map((window) => attacker.capturedFrom(window))
  const keys = captured.flatMap(({ loginSecrets, sessions }) => [...loginSecrets, ...sessions])
  verify(keys.length > 0, { expected: 'the secret of a login to look for', observed: 'none' })
  return [password, pin, passcode, ...keys]
}

function verifyWithout(actor: Actor, hidden: readonly string[], texts: readonly string[]): void {
  actor.lastAnswer()
  verify(texts.length > 0, { expected: 'a message to look into', observed: 'none' })
  const leak = hidden.find((secret) =>
    Object.values(formsOf(secret))
      .flat()
      .some((form) => texts.some((text) => text.includes(form))),
  )
  verify(leak === undefined, { expected: 'no secret of this person in any form', observed: `"${leak}"` })
}

/** Every text of a JSON document, names of members included, as it reads without the escapes of JSON. */
const textsIn = (json: unknown): string[] => {
  if (typeof json === 'string') return [json]
  if (typeof json !== 'object' || json === null) return []
  return Object.entries(json).flatMap(([name, value]) => [name, ...textsIn(value)])
}

/** What the payloads of the notifications hold, as it was sent and as it is read. */
const payloadTexts = (actor: Actor): string[] =>
  actor.pushes.flatMap(({ payload }) => [payload, ...textsIn(JSON.parse(payload))])

/** A notification passes through other hands, and names nobody either. */
export function verifyPushesWithoutSecrets(actor: Actor): void {
  const { username, mobileNumber } = actor.persona
  const payloads = payloadTexts(actor)
  verifyWithout(actor, [...secretsOf(actor), username, mobileNumber], payloads)
}

/** A text message may say whose code it is. */
export function verifySmsWithoutSecrets(actor: Actor): void {
  const bodies = actor.sms.map(({ body }) => body)
  verifyWithout(actor, secretsOf(actor), bodies)
}

/** Shows that secrets in the payloads would be found: what the phone shows is in them too. */
export function verifyPushesReadable(actor: Actor): void {
  actor.lastAnswer()
  const { title, body } = newestNotification(actor)
  const payloads = payloadTexts(actor)
  const missing = [title, body].find((part) => !payloads.some((payload) => payload.includes(part)))
  verify(missing === undefined, { expected: `"${missing}" in a notification`, observed: 'it is in none' })
}

export async function verifySentCodeAccepted(actor: Actor): Promise<void> {
  actor.lastAnswer()
  const code = sentCode(actor)
  const answer = actor.record(await actor.window.submitSecurityCode(code))
  verify(answer.kind === 'login', {
    expected: `the login to accept ${code}`,
    observed: describeAnswer(answer),
  })
}

export function verifyResponseNotReceived(actor: Actor): void {
  actor.acknowledge()
  verify(!actor.window.received().includes(actor.saved('response')), {
    expected: 'the Response String known to the phone alone',
    observed: 'it in a response of the server',
  })
}

/** Nothing of what the server waits for is in what a window or phone has received, whatever was made of it. */
function verifyHidden(secret: string, received: string): void {
  const form = Object.entries(formsOf(secret)).find(([, texts]) =>
    texts.some((text) => received.includes(text)),
  )
  verify(form === undefined, {
    expected: `${secret} nowhere in the answers of the server`,
    observed: `it ${form?.[0]}`,
  })
}

export function verifyResponseHidden(actor: Actor): void {
  actor.acknowledge()
  verifyHidden(actor.saved('response'), actor.window.received())
}

export function verifyCodeHidden(actor: Actor): void {
  actor.acknowledge()
  verifyHidden(sentCode(actor), actor.window.received())
}

export function verifyTokenHidden(actor: Actor): void {
  actor.acknowledge()
  verifyHidden(receivedToken(actor), actor.scene.responsesTo(actor.phone))
}

export function verifyChallengeReceived(actor: Actor): void {
  const code = challengeOf(actor)
  verify(actor.window.received().includes(code), {
    expected: `${code} in a response of the server`,
    observed: 'it in none',
  })
}

/** Asks for each of these people, and then for an unknown user name, so many times in a row. */
async function probeEach(
  world: SlsWorld,
  people: readonly Actor[],
  times: number,
  probe: (username: string) => Promise<ResponseShape>,
): Promise<void> {
  const { lab } = world.scene.driver
  const usernames = [...people, world.actor('nobody')].map(({ persona }) => persona.username)
  const probes: NameProbe[] = []
  for (const [index, username] of usernames.entries()) {
    const responses = [...(world.nameProbes[index]?.responses ?? [])]
    const before = (await lab.passwordHashes()) ?? 0
    for (let time = 0; time < times; time++) responses.push(await probe(username))
    probes.push({ responses, passwordHashes: ((await lab.passwordHashes()) ?? 0) - before })
  }
  world.nameProbes = probes
}

const isLoginEndpoint = (word: string): word is LoginEndpoint => word === 'login window' || word === 'app'

/** Tries the same password for each of them. */
export function tryPasswordForEach(
  world: SlsWorld,
  endpoint: string,
  password: string,
  people: readonly Actor[],
  times: number,
): Promise<void> {
  if (!isLoginEndpoint(endpoint))
    throw new HarnessError(`a step names "${endpoint}", and it takes only: login window, app`)
  const attacker = world.scene.attacker()
  return probeEach(world, people, times, (name) => attacker.probe(endpoint, name, password))
}

/** Where a person who is logged in has to confirm with user name and password. */
const confirmations: Readonly<
  Record<string, (actor: Actor, username: string, password: string) => Promise<WindowAnswer>>
> = {
  settings: (actor, username, password) => actor.window.setOptOut(true, username, password),
  app: ({ scene, phone }, username, password) =>
    scene.modifiedActivation(phone).start({ option: 'migrate', username, password }),
}

const shapeOf = (answer: WindowAnswer): ResponseShape => ({
  status: answer.kind === 'refused' ? answer.status : 200,
  headers: [],
  members: Object.keys(answer),
  text: describeAnswer(answer),
})

/** Confirms with another person's user name, and with an unknown one, and the same password. */
export function confirmAsOther(
  world: SlsWorld,
  actor: Actor,
  place: string,
  other: Actor,
  password: string,
): Promise<void> {
  const confirm = entryOf(confirmations, place)
  return probeEach(world, [other], 1, async (name) => shapeOf(await confirm(actor, name, password)))
}

export const anyWrongPassword = 'a wrong password'

export async function requirePasswordHashCount({ scene }: SlsWorld): Promise<void> {
  if ((await scene.driver.lab.passwordHashes()) === undefined)
    throw new NotApplicable('the server does not declare how often it hashes a password')
}

export function verifyEqualHashing({ nameProbes }: SlsWorld): void {
  const [first = 0, ...others] = nameProbes.map(({ passwordHashes }) => passwordHashes)
  verify(first > 0, { expected: 'the server to hash passwords', observed: 'no hash' })
  for (const other of others)
    verify(other === first, { expected: `${first} password hashes for each name`, observed: `${other}` })
}

function responsesToCompare({ nameProbes }: SlsWorld) {
  const [first, ...others] = nameProbes.map(({ responses }) => responses)
  verify(first && others.length > 0, { expected: 'responses to compare', observed: 'none' })
  return { first, others }
}

export function verifyIndistinguishable(world: SlsWorld): void {
  const { first, others } = responsesToCompare(world)
  const different = others.find((other) => !isDeepStrictEqual(other, first))
  if (different) throw mismatchError({ expected: inJson(first), observed: inJson(different) })
}

export function verifyDistinguishable(world: SlsWorld): void {
  const { first, others } = responsesToCompare(world)
  verify(
    others.some((other) => !isDeepStrictEqual(other, first)),
    { expected: 'responses that differ', observed: `the same for each name: ${inJson(first)}` },
  )
}

const inJson = (responses: readonly ResponseShape[]): string => JSON.stringify(responses)
