/** @module How many text messages and notifications somebody can set off. */

import assert from 'node:assert/strict'
import type { Platform } from '../../contract/primitives.ts'
import type { Window } from '../../drivers/ports/driver.ts'
import type { Actor } from '../support/actor.ts'
import { say } from '../support/step.ts'
import { numbersOf } from '../tasks/security-numbers.ts'
import { logInBySms } from './sms.ts'

/** As long as the articles want between two text messages (SMS-06). */
const cooldown = 120_000

/** Does it again and again, and takes note of what was refused. */
async function everyTwoMinutes(actor: Actor, times: number, deed: () => Promise<void>): Promise<void> {
  for (let time = 0; time < times; time++) {
    await deed()
    actor.read()
    await actor.scene.advanceBy(cooldown)
  }
}

/** However long a session lasts, somebody can go on without it. */
async function inPortal(actor: Actor): Promise<Window> {
  if (await actor.window.isLoggedIn()) return actor.window
  const portal = await actor.open('clientPortal')
  actor.take(await portal.logIn(actor.persona.username, actor.persona.password))
  actor.read()
  return portal
}

const askForConfirmCodes = (actor: Actor, times: number): Promise<void> =>
  everyTwoMinutes(actor, times, async () => {
    const portal = await inPortal(actor)
    actor.take(await portal.verifyMobileNumber())
  })

say(
  '{persona} asks for Confirm Codes every two minutes, {often} the server sends them in a row',
  async (actor: Actor, less: number) => askForConfirmCodes(actor, (await numbersOf(actor)).smsCap - less),
)

say('{persona} asks for a Confirm Code every two minutes, {int} times', askForConfirmCodes)

say('{int} SMS at most have been sent to {persona}', (most: number, actor: Actor) => {
  const { length } = actor.texts
  assert(length > 0 && length <= most, `Expected 1 to ${most} SMS, observed ${length}`)
})

say(
  '{persona} logs in to {platform} by SMS every two minutes, {often} the server allows in a day',
  async (actor: Actor, platform: Platform, less: number) => {
    const { smsDailyCap } = await numbersOf(actor)
    await everyTwoMinutes(actor, smsDailyCap - less, async () => void (await logInBySms(actor, platform)))
  },
)

say(
  '{persona} leaves logins to {platform} unanswered, {often} the server sends notifications in a row',
  async (actor: Actor, platform: Platform, less: number) => {
    const { pushCap } = await numbersOf(actor)
    for (let begun = 0; begun < pushCap - less; begun++) {
      const window = await actor.open(platform)
      actor.take(await window.logIn(actor.persona.username, actor.persona.password))
    }
  },
)

say('{int} notifications at most have been sent to {persona}', (most: number, actor: Actor) => {
  const { length } = actor.pushes
  assert(length > 0 && length <= most, `Expected 1 to ${most} notifications, observed ${length}`)
})
