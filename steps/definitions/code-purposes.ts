/** @module One person who is asked for several things at once, and puts each answer into each box. */

import assert from 'node:assert/strict'
import { defineParameterType } from '@cucumber/cucumber'
import type { Window, WindowAnswer } from '../../drivers/ports/driver.ts'
import { type Actor, described, leadsNowhere } from '../support/actor.ts'
import { say } from '../support/step.ts'
import { codeIn } from '../tasks/text-messages.ts'
import { begin, receivedToken, sendToken } from './activation.ts'
import { challenge, generate } from './challenge-response.ts'
import { onRecord } from './people.ts'

/** In the order in which somebody can be asked for them: the token is for another phone, which is in hand then. */
const proofs = ['Confirm Code', 'security code', 'response', 'Activation Token'] as const
export type Proof = (typeof proofs)[number]

/** What this person was told for a purpose, and where it can be given. */
interface Question {
  readonly answer: string
  readonly give: (text: string) => Promise<WindowAnswer>
}

const asked = new WeakMap<Actor, ReadonlyMap<Proof, Question>>()

/** A login with one of several devices, as far as its question. */
async function loginWith(actor: Actor, type: 'ibKey' | 'sms'): Promise<Window> {
  const window = await actor.open('tws')
  actor.take(await window.logIn(actor.persona.username, actor.persona.password))
  const device = actor.readLogin().devices?.find((one) => one.type === type)
  assert(device, `Expected ${type} among the devices, observed ${described(actor.read())}`)
  actor.take(await window.chooseDevice(device.id))
  if (type === 'ibKey') actor.take(await window.requestChallenge())
  await actor.scene.settle()
  return window
}

say('{persona} asks for a security code in a new login', async (actor: Actor) => {
  await loginWith(actor, 'sms')
})

/** A number that gets the Confirm Code, so that no two kinds of code go to the same place. */
const newNumber = '+12025550142'

const questions: Readonly<Record<Proof, (actor: Actor, portal: Window) => Promise<Question>>> = {
  'Confirm Code': async (actor, portal) => {
    actor.take(await portal.changeMobileNumber(newNumber))
    actor.take(await portal.verifyMobileNumber())
    await actor.scene.settle()
    const answer = codeIn(actor.scene.smsTo(newNumber).at(-1)?.body)
    return { answer, give: (text) => portal.confirmMobileNumber(text) }
  },
  'security code': async (actor) => {
    const window = await loginWith(actor, 'sms')
    return { answer: codeIn(actor.texts.at(-1)?.body), give: (text) => window.submitSecurityCode(text) }
  },
  response: async (actor) => {
    const window = await loginWith(actor, 'ibKey')
    return { answer: await generate(actor, challenge(actor)), give: (text) => window.submitResponse(text) }
  },
  'Activation Token': async (actor) => {
    await actor.buyPhone('iPhone with Face ID')
    await begin(actor)
    return { answer: receivedToken(actor), give: (text) => sendToken(actor, text) }
  },
}

/** No more than what is needed: a server may send few SMS in a row. */
async function askFor(actor: Actor, wanted: readonly Proof[]): Promise<void> {
  const { scene, persona } = actor
  await onRecord(actor)
  const portal = await actor.open('clientPortal')
  actor.take(await portal.logIn(persona.username, persona.password))
  await scene.provisionIbKey(persona, await actor.buyPhone('Android without fingerprint sensor'))
  await scene.driver.lab.provision(persona.username, { type: 'sms' })
  const open = new Map<Proof, Question>()
  for (const proof of proofs.filter((one) => wanted.includes(one)))
    open.set(proof, await questions[proof](actor, portal))
  asked.set(actor, open)
}

defineParameterType({
  name: 'proof',
  regexp: new RegExp(proofs.join('|')),
  transformer: (word: string) => proofs.find((proof) => proof === word),
})

say('{persona} is asked for the {proof}', (actor: Actor, proof: Proof) => askFor(actor, [proof]))

say(
  '{persona} is asked for the {proof} and for the {proof} at the same time',
  (actor: Actor, one: Proof, other: Proof) => askFor(actor, [one, other]),
)

function questionFor(actor: Actor, proof: Proof): Question {
  const question = asked.get(actor)?.get(proof)
  assert(question, `${actor.name} has not been asked for the ${proof}`)
  return question
}

say(
  '{persona} puts the {proof} into the box for the {proof}',
  async (actor: Actor, proof: Proof, box: Proof) => {
    actor.take(await questionFor(actor, box).give(questionFor(actor, proof).answer))
  },
)

say('the answer of {persona} is accepted', (actor: Actor) => {
  const answer = actor.read()
  assert(!leadsNowhere(answer), `Expected that it is accepted, observed ${described(answer)}`)
})
