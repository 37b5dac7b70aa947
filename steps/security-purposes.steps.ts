/** @module One person who is asked for everything at once, and puts each answer into each box. */

import assert from 'node:assert/strict'
import { defineParameterType } from '@cucumber/cucumber'
import type { Answer, Window } from '../drivers/driver.ts'
import { begin, receivedToken, sendToken } from './activation.steps.ts'
import { type Actor, described, leadsNowhere } from './actor.ts'
import { challenge, generate } from './challenge.steps.ts'
import { onRecord } from './people.steps.ts'
import { say } from './say.ts'
import { codeIn } from './text-messages.ts'

const proofs = ['response', 'security code', 'Confirm Code', 'Activation Token'] as const
export type Proof = (typeof proofs)[number]

/** What this person was told for each purpose, and where it can be given. */
interface Opened {
  readonly answers: Readonly<Record<Proof, string>>
  readonly boxes: Readonly<Record<Proof, (text: string) => Promise<Answer>>>
}

const opened = new WeakMap<Actor, Opened>()

/** A login with one of several devices, as far as its question. */
async function loginWith(actor: Actor, type: 'ibKey' | 'sms'): Promise<Window> {
  const window = await actor.open('tws')
  actor.take(await window.logIn(actor.persona.username, actor.persona.password))
  const device = actor.readLogin().devices?.find((one) => one.type === type)
  assert(device, `Expected ${type} among the devices, observed ${described(actor.read())}`)
  actor.take(await window.chooseDevice(device.id))
  if (type === 'ibKey') actor.take(await window.askForChallenge())
  await actor.scene.settle()
  return window
}

say('{persona} asks for a security code in a new login', async (actor: Actor) => {
  await loginWith(actor, 'sms')
})

/** A number that gets the Confirm Code, so that no two kinds of code go to the same place. */
const newNumber = '+12025550142'

async function openAll(actor: Actor): Promise<void> {
  const { scene, persona } = actor
  await onRecord(actor)
  const portal = await actor.open('clientPortal')
  actor.take(await portal.logIn(persona.username, persona.password))
  actor.take(await portal.changeMobileNumber(newNumber))
  actor.take(await portal.verifyMobileNumber())
  await scene.provisionIbKey(persona, await actor.buyPhone('Android without fingerprint sensor'))
  await scene.driver.lab.provision(persona.username, { type: 'sms' })
  const bySms = await loginWith(actor, 'sms')
  const securityCode = codeIn(actor.texts.at(-1)?.body)
  const byResponse = await loginWith(actor, 'ibKey')
  const response = await generate(actor, challenge(actor))
  await actor.buyPhone('iPhone with Face ID')
  await begin(actor)
  opened.set(actor, {
    boxes: {
      response: (text) => byResponse.giveResponse(text),
      'security code': (text) => bySms.giveSecurityCode(text),
      'Confirm Code': (text) => portal.confirmMobileNumber(text),
      'Activation Token': (text) => sendToken(actor, text),
    },
    answers: {
      response,
      'security code': securityCode,
      'Confirm Code': codeIn(scene.smsTo(newNumber).at(-1)?.body),
      'Activation Token': receivedToken(actor),
    },
  })
}

say('{persona} is asked for every kind of code at the same time', openAll)

defineParameterType({
  name: 'proof',
  regexp: new RegExp(proofs.join('|')),
  transformer: (word: string) => proofs.find((proof) => proof === word),
})

say(
  '{persona} puts the {proof} into the box for the {proof}',
  async (actor: Actor, proof: Proof, box: Proof) => {
    const { answers, boxes } = opened.get(actor) ?? {}
    assert(answers && boxes, `${actor.name} has not been asked for anything yet`)
    actor.take(await boxes[box](answers[proof]))
  },
)

say('the answer of {persona} is accepted', (actor: Actor) => {
  const answer = actor.read()
  assert(!leadsNowhere(answer), `Expected that it is accepted, observed ${described(answer)}`)
})
