/** @module How often somebody may be wrong, by the numbers that the server tells. */

import { defineParameterType } from '@cucumber/cucumber'
import { NotApplicable } from '../../drivers/ports/capabilities.ts'
import type { WindowAnswer } from '../../drivers/ports/driver.ts'
import type { Actor } from '../support/actor.ts'
import { say } from '../support/step.ts'
import type { SlsWorld } from '../support/world.ts'
import { asFarAsPossible } from '../tasks/as-far-as-possible.ts'
import { numbersOf } from '../tasks/security-numbers.ts'
import { deviceResponse, receivedToken, sendToken, wrongToken } from './activation.ts'
import { challenge, generate, reachChallenge } from './challenge-response.ts'
import type { Proof } from './code-purposes.ts'
import { received, wrong } from './sms.ts'

/** Is wrong again and again; each refusal is taken note of. */
async function beWrong(actor: Actor, times: number, attempt: () => Promise<WindowAnswer>): Promise<void> {
  for (let time = 0; time < times; time++) {
    actor.take(await attempt())
    actor.read()
  }
}

/** Where the lock of the second factor comes first, no code is ever tried more often. */
async function triesOf(actor: Actor): Promise<number> {
  const { triesPerCode, secondFactorTries } = await numbersOf(actor)
  return Math.min(triesPerCode, secondFactorTries)
}

say('no code allows more wrong answers than the second factor', async function (this: SlsWorld) {
  const { triesPerCode, secondFactorTries } = await numbersOf(this)
  if (triesPerCode > secondFactorTries)
    throw new NotApplicable('with this server the second factor is locked before a code is void')
})

const often: Record<string, number> = { 'as often as': 0, 'once less than': 1, 'twice less than': 2 }

defineParameterType({
  name: 'often',
  regexp: new RegExp(Object.keys(often).join('|')),
  transformer: (word: string) => often[word],
})

/** One wrong answer more, of a kind. */
const wrongWith: Readonly<Record<Proof, (actor: Actor) => Promise<WindowAnswer>>> = {
  response: (actor) => actor.window.submitResponse(wrong(actor.noted)),
  'security code': (actor) => actor.window.submitSecurityCode(wrong(received(actor))),
  'Confirm Code': (actor) => actor.window.confirmMobileNumber(wrong(received(actor))),
  'Activation Token': (actor) => sendToken(actor, wrongToken(receivedToken(actor))),
}

say('{persona} is wrong {int} time(s) with the {proof}', (actor: Actor, times: number, proof: Proof) =>
  beWrong(actor, times, () => wrongWith[proof](actor)),
)

say('{persona} is wrong {often} one challenge allows', async (actor: Actor, less: number) => {
  await beWrong(actor, (await triesOf(actor)) - less, () => wrongWith.response(actor))
})

say('{persona} is wrong {often} one security code allows', async (actor: Actor, less: number) => {
  await beWrong(actor, (await triesOf(actor)) - less, () => wrongWith['security code'](actor))
})

say('{persona} is wrong {often} one Confirm Code allows', async (actor: Actor, less: number) => {
  await beWrong(actor, (await triesOf(actor)) - less, () => wrongWith['Confirm Code'](actor))
})

say('{persona} is wrong {often} one Activation Token allows', async (actor: Actor, less: number) => {
  await beWrong(actor, (await triesOf(actor)) - less, () => wrongWith['Activation Token'](actor))
})

say(
  '{persona} is wrong {often} the challenge of one activation allows',
  async (actor: Actor, less: number) => {
    await beWrong(actor, (await triesOf(actor)) - less, () => sendToken(actor, wrong(deviceResponse(actor))))
  },
)

async function wrongInNewLogin(actor: Actor): Promise<WindowAnswer> {
  await reachChallenge(actor, 'tws')
  return actor.window.submitResponse('00000000')
}

say(
  '{persona} is wrong in login after login, {often} the server allows',
  async (actor: Actor, less: number) => {
    const { secondFactorTries } = await numbersOf(actor)
    await asFarAsPossible(() => beWrong(actor, secondFactorTries - less, () => wrongInNewLogin(actor)))
  },
)

say('{persona} is wrong in one more login', (actor: Actor) => beWrong(actor, 1, () => wrongInNewLogin(actor)))

say(
  '{persona} is wrong with challenge after challenge, {often} the server allows',
  async (actor: Actor, less: number) => {
    const { secondFactorTries } = await numbersOf(actor)
    await beWrong(actor, secondFactorTries - less, async () => {
      actor.take(await actor.window.requestChallenge())
      return actor.window.submitResponse('00000000')
    })
  },
)

say('{persona} answers the newest challenge', async (actor: Actor) => {
  actor.take(await actor.window.submitResponse(await generate(actor, challenge(actor))))
})
