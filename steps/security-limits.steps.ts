/** @module How long things last and how often somebody may be wrong, by the numbers that the server tells. */

import assert from 'node:assert/strict'
import { defineParameterType } from '@cucumber/cucumber'
import type { Answer, Lab } from '../drivers/driver.ts'
import { receivedToken, sendToken, wrongToken } from './activation.steps.ts'
import type { Actor } from './actor.ts'
import { challenge, generate, reachChallenge } from './challenge.steps.ts'
import { say } from './say.ts'
import type { Proof } from './security-purposes.steps.ts'
import { received, wrong } from './sms.steps.ts'
import type { SlsWorld } from './world.ts'

say('the server tells its numbers', async function (this: SlsWorld) {
  if (await this.scene.driver.lab.numbers()) return undefined
  await this.log('Not applicable: the server does not tell the numbers that it has chosen')
  return 'skipped'
})

export async function numbersOf({ scene }: Pick<SlsWorld, 'scene'>): Promise<Numbers> {
  const numbers = await scene.driver.lab.numbers()
  assert(numbers, 'the server does not tell its numbers')
  return numbers
}

// How long

type Numbers = NonNullable<Awaited<ReturnType<Lab['numbers']>>>

/** What belongs to something else ends with it at the latest. */
const lifetimes = {
  'the question on the phone': ({ pushLifetime }: Numbers) => pushLifetime,
  'the approved login': ({ collectLifetime }: Numbers) => collectLifetime,
  'the login': ({ loginLifetime }: Numbers) => loginLifetime,
  'the challenge': ({ challengeLifetime }: Numbers) => challengeLifetime,
  'the security code': ({ smsCodeLifetime, loginLifetime }: Numbers) =>
    Math.min(smsCodeLifetime, loginLifetime),
  'the Confirm Code': ({ smsCodeLifetime }: Numbers) => smsCodeLifetime,
  'the Activation Token': ({ smsCodeLifetime, activationLifetime }: Numbers) =>
    Math.min(smsCodeLifetime, activationLifetime),
  'the lock': ({ secondFactorLock }: Numbers) => secondFactorLock,
  'the pause of text messages': ({ smsCapWindow }: Numbers) => smsCapWindow,
  'the pause of notifications': ({ pushCapWindow }: Numbers) => pushCapWindow,
}
type Thing = keyof typeof lifetimes

const isThing = (word: string): word is Thing => Object.hasOwn(lifetimes, word)

defineParameterType({
  name: 'thing',
  regexp: new RegExp(Object.keys(lifetimes).join('|')),
  transformer: (word: string) => (isThing(word) ? word : undefined),
})

async function passLifetime(world: SlsWorld, thing: Thing, less: number): Promise<void> {
  await world.scene.pass(lifetimes[thing](await numbersOf(world)) - less)
}

say('{thing} is about to end', async function (this: SlsWorld, thing: Thing) {
  await passLifetime(this, thing, 1)
})

say('{thing} has just ended', async function (this: SlsWorld, thing: Thing) {
  await passLifetime(this, thing, 0)
})

// How often

/** Is wrong again and again; each refusal is taken note of. */
async function beWrong(actor: Actor, times: number, attempt: () => Promise<Answer>): Promise<void> {
  for (let time = 0; time < times; time++) {
    actor.take(await attempt())
    actor.read()
  }
}

const often: Record<string, number> = { 'as often as': 0, 'once less than': 1, 'twice less than': 2 }

defineParameterType({
  name: 'often',
  regexp: new RegExp(Object.keys(often).join('|')),
  transformer: (word: string) => often[word],
})

/** One wrong answer more, of a kind. */
const wrongWith: Readonly<Record<Proof, (actor: Actor) => Promise<Answer>>> = {
  response: (actor) => actor.window.giveResponse(wrong(actor.noted)),
  'security code': (actor) => actor.window.giveSecurityCode(wrong(received(actor))),
  'Confirm Code': (actor) => actor.window.confirmMobileNumber(wrong(received(actor))),
  'Activation Token': (actor) => sendToken(actor, wrongToken(receivedToken(actor))),
}

say('{persona} is wrong {int} time(s) with the {proof}', (actor: Actor, times: number, proof: Proof) =>
  beWrong(actor, times, () => wrongWith[proof](actor)),
)

say('{persona} is wrong {often} one challenge allows', async (actor: Actor, less: number) => {
  const { triesPerCode } = await numbersOf(actor)
  await beWrong(actor, triesPerCode - less, () => wrongWith.response(actor))
})

say('{persona} is wrong {often} one security code allows', async (actor: Actor, less: number) => {
  const { triesPerCode } = await numbersOf(actor)
  await beWrong(actor, triesPerCode - less, () => wrongWith['security code'](actor))
})

say('{persona} is wrong {often} one Confirm Code allows', async (actor: Actor, less: number) => {
  const { triesPerCode } = await numbersOf(actor)
  await beWrong(actor, triesPerCode - less, () => wrongWith['Confirm Code'](actor))
})

say('{persona} is wrong {often} one Activation Token allows', async (actor: Actor, less: number) => {
  const { triesPerCode } = await numbersOf(actor)
  await beWrong(actor, triesPerCode - less, () => wrongWith['Activation Token'](actor))
})

say(
  '{persona} is wrong in login after login, {often} the server allows',
  async (actor: Actor, less: number) => {
    const { secondFactorTries } = await numbersOf(actor)
    await beWrong(actor, secondFactorTries - less, async () => {
      await reachChallenge(actor, 'tws')
      return actor.window.giveResponse('00000000')
    })
  },
)

say(
  '{persona} is wrong with challenge after challenge, {often} the server allows',
  async (actor: Actor, less: number) => {
    const { secondFactorTries } = await numbersOf(actor)
    await beWrong(actor, secondFactorTries - less, async () => {
      actor.take(await actor.window.askForChallenge())
      return actor.window.giveResponse('00000000')
    })
  },
)

async function tryPasswords({ scene, persona }: Actor, times: number): Promise<void> {
  const window = await scene.driver.open('clientPortal', 'en')
  for (let time = 0; time < times; time++) await window.logIn(persona.username, `${persona.password}?`)
}

say(
  'somebody gives wrong passwords for {persona}, {often} the server allows',
  async (actor: Actor, less: number) => {
    const { passwordTries } = await numbersOf(actor)
    await tryPasswords(actor, passwordTries - less)
  },
)

say('somebody gives {int} wrong password(s) for {persona}', (times: number, actor: Actor) =>
  tryPasswords(actor, times),
)

say('{persona} answers the newest challenge', async (actor: Actor) => {
  actor.take(await actor.window.giveResponse(await generate(actor, challenge(actor))))
})
