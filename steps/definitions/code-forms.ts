/** @module Answers that are given again, in another place, or in another form. */

import assert from 'node:assert/strict'
import type { CodeField } from '../../drivers/ports/attacker.ts'
import type { ModifiedApp } from '../../drivers/ports/scene.ts'
import type { Actor } from '../support/actor.ts'
import { say } from '../support/step.ts'
import { asThePhoneWould } from '../tasks/approvals.ts'
import { challenge, generate, response } from './challenge-response.ts'
import { received, wrong } from './sms.ts'

say('{persona} gives the same response again', async (actor: Actor) => {
  actor.take(await actor.window.submitResponse(response(actor)))
})

say('{persona} notes the response to the challenge down', async (actor: Actor) => {
  actor.notes.push(await generate(actor, challenge(actor)))
})

say('{persona} notes the response of the physical security device down', (actor: Actor) => {
  actor.notes.push(actor.securityDevice.respond(challenge(actor)))
})

say('{persona} gives the noted response', async (actor: Actor) => {
  actor.take(await actor.window.submitResponse(actor.noted))
})

say(
  "{persona} answers the challenge with the response of {persona}'s phone",
  async (actor: Actor, other: Actor) => {
    actor.take(await actor.window.submitResponse(await generate(other, challenge(actor))))
  },
)

// Copies of the app

/** One copy per person: it remembers what it has sent. */
const copies = new WeakMap<Actor, ModifiedApp>()

function copyOf(actor: Actor): ModifiedApp {
  const copy = copies.get(actor) ?? actor.scene.modifiedApp(actor.phone)
  copies.set(actor, copy)
  return copy
}

say("an approval by a copy of {persona}'s app is recorded", async (actor: Actor) => {
  actor.notes.push(await copyOf(actor).approve(asThePhoneWould(actor.phone)))
})

say("the recorded approval is sent for {persona}'s new login", async (actor: Actor) => {
  actor.notes.push(await copyOf(actor).approve({ ...asThePhoneWould(actor.phone), seal: 'recorded' }))
})

say("a refusal by a copy of {persona}'s app is recorded and sent as an approval", async (actor: Actor) => {
  actor.notes.push(await copyOf(actor).approve({ ...asThePhoneWould(actor.phone), seal: 'refusal' }))
})

say('only the first of {int} approvals for {persona} has been accepted', (count: number, actor: Actor) => {
  assert.deepEqual(actor.notes, ['accepted', ...Array(count - 1).fill('refused')])
})

// Other forms of the right answer

const inDigitsFrom = (zero: number) => (right: string) =>
  right.replaceAll(/[0-9]/g, (digit) => String.fromCodePoint(zero + Number(digit)))

const forms: Record<string, (right: string) => unknown> = {
  'as it is': (right) => right,
  'with a blank in front': (right) => ` ${right}`,
  'with a blank behind': (right) => `${right} `,
  'with a blank in the middle': (right) => `${right.slice(0, 3)} ${right.slice(3)}`,
  'with a line break behind': (right) => `${right}\n`,
  'with a null character behind': (right) => `${right}\0`,
  'with a plus in front': (right) => `+${right}`,
  'with a zero in front': (right) => `0${right}`,
  'without its leading zero': (right) => right.slice(1),
  'with a point and a zero behind': (right) => `${right}.0`,
  'in full-width digits': inDigitsFrom(0xff10),
  'in Arabic digits': inDigitsFrom(0x0660),
  'as a number': (right) => Number(right),
  'in a list': (right) => [right],
  'in a list of guesses': (right) => [wrong(right), right],
  'inside something else': (right) => ({ value: right }),
  'as nothing': () => null,
  'as a yes': () => true,
}

function formed(right: string, form: string): unknown {
  const change = forms[form]
  assert(change, `no form is called "${form}"; there are: ${Object.keys(forms).join(', ')}`)
  return change(right)
}

const fill = async (actor: Actor, box: CodeField, value: unknown): Promise<void> =>
  void actor.take(await actor.scene.attacker().submit(actor.window, box, value))

say("{persona}'s response is sent {string}", async (actor: Actor, form: string) => {
  await fill(actor, 'Response String', formed(await generate(actor, challenge(actor)), form))
})

say("{persona}'s security code is sent {string}", (actor: Actor, form: string) =>
  fill(actor, 'Security Code', formed(received(actor), form)),
)

say("{persona}'s Confirm Code is sent {string}", (actor: Actor, form: string) =>
  fill(actor, 'Confirm Code', formed(received(actor), form)),
)

say('{persona} asks for Challenge codes until the response begins with a zero', async (actor: Actor) => {
  for (let tries = 0; tries < 200; tries++) {
    actor.take(await actor.window.requestChallenge())
    if ((await generate(actor, challenge(actor))).startsWith('0')) return
  }
  assert.fail('Expected a leading zero among 200 responses, and there is none')
})
