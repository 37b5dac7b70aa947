/** @module One person who is asked for everything at once, and puts each answer into each box. */

import assert from 'node:assert/strict'
import { defineParameterType } from '@cucumber/cucumber'
import type { Answer, Window } from '../drivers/driver.ts'
import { type Actor, described } from './actor.ts'
import { challenge, generate } from './challenge.steps.ts'
import { onRecord } from './people.steps.ts'
import { say } from './say.ts'
import { codeIn } from './sms.steps.ts'

const proofs = ['response', 'security code', 'Confirm Code'] as const
export type Proof = (typeof proofs)[number]

interface Opened {
  readonly answers: Readonly<Record<Proof, string>>
  readonly windows: Readonly<Record<Proof, Window>>
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
  return window
}

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
  const byResponse = await loginWith(actor, 'ibKey')
  const response = await generate(actor, challenge(actor))
  await scene.settle()
  opened.set(actor, {
    windows: { response: byResponse, 'security code': bySms, 'Confirm Code': portal },
    answers: {
      response,
      'security code': codeIn(actor.texts.at(-1)?.body),
      'Confirm Code': codeIn(scene.smsTo(newNumber).at(-1)?.body),
    },
  })
}

say('{persona} is asked for a response, a security code and a Confirm Code at the same time', openAll)

defineParameterType({
  name: 'proof',
  regexp: new RegExp(proofs.join('|')),
  transformer: (word: string) => proofs.find((proof) => proof === word),
})

const give: Readonly<Record<Proof, (window: Window, text: string) => Promise<Answer>>> = {
  response: (window, text) => window.giveResponse(text),
  'security code': (window, text) => window.giveSecurityCode(text),
  'Confirm Code': (window, text) => window.confirmMobileNumber(text),
}

say(
  '{persona} puts the {proof} into the box for the {proof}',
  async (actor: Actor, proof: Proof, box: Proof) => {
    const { answers, windows } = opened.get(actor) ?? {}
    assert(answers && windows, `${actor.name} has not been asked for anything yet`)
    actor.take(await give[box](windows[box], answers[proof]))
  },
)

say('the answer of {persona} is accepted', (actor: Actor) => {
  const answer = actor.read()
  assert.notEqual(answer.kind, 'refused', `Expected that it is accepted, observed ${described(answer)}`)
})
