/** @module How often a person may be wrong, and how many messages an attacker can cause, up to the limits of the server. */

import type { Platform } from '../../contract/primitives.ts'
import type { Actor, CodeKind } from '../support/actor.ts'
import { attempt } from '../support/attempts.ts'
import { step } from '../support/step.ts'
import type { SlsWorld } from '../support/world.ts'
import { begin } from '../tasks/activation.ts'
import {
  enterWrong,
  enterWrongDeviceAnswers,
  enterWrongUpToLimit,
  everyTwoMinutes,
  failChallenges,
  failLogins,
  failLoginsSlowly,
  failNewLogin,
  leaveUnanswered,
  logInForADay,
  numbersOf,
  repeatWrong,
  requestConfirmCodes,
  requireCodesVoidBeforeLock,
  requireNotificationsInRow,
  requireTextMessagesInDay,
} from '../tasks/limits.ts'
import { chooseOffered, logIn } from '../tasks/login.ts'

step('the second factor allows more wrong answers than one challenge', function (this: SlsWorld) {
  return requireCodesVoidBeforeLock(this, 1)
})

step('no code allows more wrong answers than the second factor', function (this: SlsWorld) {
  return requireCodesVoidBeforeLock(this)
})

step('the server sends {int} notifications in a row', function (this: SlsWorld, least: number) {
  return requireNotificationsInRow(this, least)
})

step('the server sends {int} text messages in a day', function (this: SlsWorld, least: number) {
  return requireTextMessagesInDay(this, least)
})

step('the server sends twice as many text messages in a day as in a row', async function (this: SlsWorld) {
  await requireTextMessagesInDay(this, 2 * (await numbersOf(this))('smsCap'))
})

// Wrong codes

step('{persona} is wrong {int} time(s) with the {codeKind}', (actor: Actor, times: number, kind: CodeKind) =>
  enterWrong(actor, kind, times),
)

step('{persona} is wrong {shortfall} one challenge allows', (actor: Actor, shortfall: number) =>
  enterWrongUpToLimit(actor, 'response', shortfall),
)

step('{persona} is wrong {shortfall} one security code allows', (actor: Actor, shortfall: number) =>
  enterWrongUpToLimit(actor, 'security code', shortfall),
)

step('{persona} is wrong {shortfall} one Confirm Code allows', (actor: Actor, shortfall: number) =>
  enterWrongUpToLimit(actor, 'Confirm Code', shortfall),
)

step('{persona} is wrong {shortfall} one Activation Token allows', (actor: Actor, shortfall: number) =>
  enterWrongUpToLimit(actor, 'Activation Token', shortfall),
)

step('{persona} is wrong {shortfall} the challenge of one activation allows', enterWrongDeviceAnswers)

step(
  '{persona} is wrong in login after login, {shortfall} the server allows',
  (actor: Actor, shortfall: number) => attempt(() => failLogins(actor, shortfall)),
)

step(
  '{persona} is wrong in logins that are {duration} apart, {shortfall} the server allows',
  (actor: Actor, pauseMs: number, shortfall: number) =>
    attempt(() => failLoginsSlowly(actor, pauseMs, shortfall)),
)

step('{persona} is wrong in one more login', (actor: Actor) =>
  repeatWrong(actor, 1, () => failNewLogin(actor)),
)

step('{persona} is wrong with challenge after challenge, {shortfall} the server allows', failChallenges)

// Messages

step(
  '{persona} asks for Confirm Codes every two minutes, {shortfall} the server sends them in a row',
  async (actor: Actor, shortfall: number) =>
    requestConfirmCodes(actor, (await numbersOf(actor))('smsCap') - shortfall),
)

step('{persona} asks for a Confirm Code every two minutes, {int} times', requestConfirmCodes)

step(
  '{persona} begins the migration every two minutes, {shortfall} the server sends SMS in a row',
  async (actor: Actor, shortfall: number) =>
    everyTwoMinutes(actor, (await numbersOf(actor))('smsCap') - shortfall, () => begin(actor)),
)

step(
  '{persona} logs in to {platform} by SMS every two minutes, {shortfall} the server allows in a day',
  logInForADay,
)

step(
  '{persona} leaves logins to {platform} unanswered, {shortfall} the server sends notifications in a row',
  async (actor: Actor, platform: Platform, shortfall: number) =>
    leaveUnanswered(actor, (await numbersOf(actor))('pushCap') - shortfall, () => logIn(actor, platform)),
)

step(
  '{persona} chooses IB Key in logins to {platform} and leaves them unanswered, {shortfall} the server sends notifications in a row',
  async (actor: Actor, platform: Platform, shortfall: number) =>
    leaveUnanswered(actor, (await numbersOf(actor))('pushCap') - shortfall, async () => {
      await logIn(actor, platform)
      await chooseOffered(actor, 'ibKey')
    }),
)
