/** @module How long things last and how often somebody may be wrong, by the numbers that the server tells. */

import assert from 'node:assert/strict'
import { defineParameterType } from '@cucumber/cucumber'
import type { Answer, Lab } from '../drivers/driver.ts'
import type { Actor } from './actor.ts'
import { challenge, generate, reachChallenge } from './challenge.steps.ts'
import { say } from './say.ts'
import { received, wrong } from './sms.steps.ts'
import type { SlsWorld } from './world.ts'

say('the server tells its numbers', async function (this: SlsWorld) {
  if (await this.scene.driver.lab.numbers()) return undefined
  await this.log('Not applicable: the server does not tell the numbers that it has chosen')
  return 'skipped'
})

async function numbersOf({ scene }: Pick<SlsWorld, 'scene'>): Promise<Numbers> {
  const numbers = await scene.driver.lab.numbers()
  assert(numbers, 'the server does not tell its numbers')
  return numbers
}

// How long

const lifetimes = {
  'the question on the phone': 'pushLifetime',
  'the approved login': 'collectLifetime',
  'the login': 'loginLifetime',
  'the challenge': 'challengeLifetime',
  'the Confirm Code': 'smsCodeLifetime',
  'the lock': 'secondFactorLock',
} as const
type Numbers = NonNullable<Awaited<ReturnType<Lab['numbers']>>>
type Thing = keyof typeof lifetimes

const isThing = (word: string): word is Thing => Object.hasOwn(lifetimes, word)

defineParameterType({
  name: 'thing',
  regexp: new RegExp(Object.keys(lifetimes).join('|')),
  transformer: (word: string) => (isThing(word) ? word : undefined),
})

async function passLifetime(world: SlsWorld, thing: Thing, less: number): Promise<void> {
  await world.scene.pass((await numbersOf(world))[lifetimes[thing]] - less)
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

const often: Record<string, number> = { 'as often as': 0, 'once less than': 1 }

defineParameterType({
  name: 'often',
  regexp: new RegExp(Object.keys(often).join('|')),
  transformer: (word: string) => often[word],
})

say('{persona} is wrong {often} one challenge allows', async (actor: Actor, less: number) => {
  const { triesPerCode } = await numbersOf(actor)
  await beWrong(actor, triesPerCode - less, () => actor.window.giveResponse(wrong(actor.noted)))
})

say('{persona} is wrong {often} one security code allows', async (actor: Actor, less: number) => {
  const { triesPerCode } = await numbersOf(actor)
  await beWrong(actor, triesPerCode - less, () => actor.window.giveSecurityCode(wrong(received(actor))))
})

say('{persona} is wrong {often} one Confirm Code allows', async (actor: Actor, less: number) => {
  const { triesPerCode } = await numbersOf(actor)
  await beWrong(actor, triesPerCode - less, () => actor.window.confirmMobileNumber(wrong(received(actor))))
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

say(
  'somebody gives wrong passwords for {persona}, {often} the server allows',
  async (actor: Actor, less: number) => {
    const { passwordTries } = await numbersOf(actor)
    const window = await actor.scene.driver.open('clientPortal', 'en')
    const attempt = () => window.logIn(actor.persona.username, `${actor.persona.password}?`)
    await beWrong(actor, passwordTries - less, attempt)
  },
)

say('{persona} answers the newest challenge', async (actor: Actor) => {
  actor.take(await actor.window.giveResponse(await generate(actor, challenge(actor))))
})
