/** @module Many requests at the same time: all are on their way before the first answer is read. */

import assert from 'node:assert/strict'
import type { Platform } from '../../contract/primitives.ts'
import type { WindowAnswer } from '../../drivers/ports/driver.ts'
import { type Actor, leadsNowhere } from '../support/actor.ts'
import { say } from '../support/step.ts'
import { asThePhoneWould } from '../tasks/approvals.ts'
import { numbersOf } from '../tasks/security-numbers.ts'
import { receivedToken, sendToken } from './activation.ts'
import { challenge, generate, reachChallenge } from './challenge-response.ts'
import { received, wrong } from './sms.ts'

const atOnce = <Result>(count: number, send: () => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: count }, send))

const volleys = new WeakMap<Actor, readonly WindowAnswer[]>()

async function volley(actor: Actor, count: number, send: () => Promise<WindowAnswer>): Promise<void> {
  actor.assertNothingUnread()
  volleys.set(actor, await atOnce(count, send))
}

function answersTo(actor: Actor): readonly WindowAnswer[] {
  const answers = volleys.get(actor)
  assert(answers, `${actor.name} has sent nothing at the same time`)
  return answers
}

say(
  "{int} approvals by copies of {persona}'s app arrive at the same time",
  async (count: number, actor: Actor) => {
    const approval = asThePhoneWould(actor.phone)
    const answers = await atOnce(count, () => actor.scene.modifiedApp(actor.phone).approve(approval))
    actor.notes.push(...answers)
  },
)

const accepted = ({ notes }: Actor): number => notes.filter((answer) => answer === 'accepted').length

say('one of the approvals for {persona} has been accepted', (actor: Actor) => {
  const count = accepted(actor)
  assert.equal(count, 1, `Expected one accepted approval, observed ${count} of ${actor.notes.length}`)
})

say('none of the approvals for {persona} has been accepted', (actor: Actor) => {
  assert(actor.notes.length > 0, 'Expected approvals, and none was sent')
  assert.equal(accepted(actor), 0, `Expected no accepted approval, observed ${accepted(actor)}`)
})

say(
  '{persona} gives the right response {int} times at the same time',
  async (actor: Actor, count: number) => {
    const right = await generate(actor, challenge(actor))
    await volley(actor, count, () => actor.window.submitResponse(right))
  },
)

say(
  '{persona} gives a wrong response {int} time(s) at the same time',
  async (actor: Actor, count: number) => {
    const right = await generate(actor, challenge(actor))
    await volley(actor, count, () => actor.window.submitResponse(wrong(right)))
  },
)

say('{persona} enters the security code {int} times at the same time', (actor: Actor, count: number) =>
  volley(actor, count, () => actor.window.submitSecurityCode(received(actor))),
)

say(
  [
    '{persona} asks for a Confirm Code {int} time(s) at the same time',
    '{persona} запрашивает код подтверждения {int} раза одновременно',
  ],
  (actor: Actor, count: number) => volley(actor, count, () => actor.window.verifyMobileNumber()),
)

say(
  '{persona} logs in to {platform} {int} time(s) at the same time',
  async (actor: Actor, platform: Platform, count: number) => {
    const { username, password } = actor.persona
    const windows = await Promise.all(Array.from({ length: count }, () => actor.open(platform)))
    actor.assertNothingUnread()
    const answers = await Promise.all(windows.map((window) => window.logIn(username, password)))
    for (const answer of answers) actor.take(answer)
  },
)

say("{persona}'s window looks at the login {int} times at the same time", (actor: Actor, count: number) =>
  volley(actor, count, () => actor.window.refresh()),
)

say('one of these answers of {persona} is accepted', (actor: Actor) => {
  const accepted = answersTo(actor).filter((answer) => !leadsNowhere(answer))
  assert.equal(accepted.length, 1, `Expected one that is accepted, observed ${accepted.length}`)
})

say(
  '{persona} waits with Challenge codes, {often} the server allows wrong answers',
  async (actor: Actor, less: number) => {
    const { secondFactorTries } = await numbersOf(actor)
    for (let opened = 0; opened < secondFactorTries - less; opened++) await reachChallenge(actor, 'tws')
  },
)

say('{persona} gives a wrong response in each window at the same time', async (actor: Actor) => {
  actor.assertNothingUnread()
  volleys.set(actor, await Promise.all(actor.windows.map((window) => window.submitResponse('00000000'))))
})

say(
  'somebody gives a wrong password for {persona} {int} time(s) at the same time',
  async (actor: Actor, count: number) => {
    const { username, password } = actor.persona
    const window = await actor.scene.driver.open('clientPortal', 'en')
    await volley(actor, count, () => window.logIn(username, `${password}?`))
  },
)

say(
  "modified copies of {persona}'s app send the Activation Token {int} time(s) at the same time",
  async (actor: Actor, count: number) => {
    const token = receivedToken(actor)
    await volley(actor, count, () => sendToken(actor, token))
  },
)
