/** @module Many requests at the same time: all are sent before the first answer is awaited. */

import type { Platform } from '../../contract/primitives.ts'
import type { Actor } from '../support/actor.ts'
import { repeat } from '../support/attempts.ts'
import { outcome, step } from '../support/step.ts'
import { receivedToken } from '../tasks/activation.ts'
import { generateResponse, reachChallenge, wrongCode } from '../tasks/challenge-response.ts'
import {
  activateAtOnce,
  answerInBothWaysAtOnce,
  approveAndDeclineAtOnce,
  approveAtOnce,
  failAllWindowsAtOnce,
  failAndApproveAtOnce,
  failAndSucceedAtOnce,
  failInBothWaysAtOnce,
  guessPasswordAtOnce,
  guessPasswordEverywhereAtOnce,
  guessPasswordInAppAtOnce,
  logInAtOnce,
  logInEverywhereAtOnce,
  removeAllAtOnce,
  requestConfirmCodesInBothWindows,
  sendAtOnce,
  switchOnWhileLoggingIn,
  verifyOneAccepted,
  verifyOneWayAccepted,
  verifySuccessOrLock,
} from '../tasks/concurrency.ts'
import { numbersOf } from '../tasks/limits.ts'
import { sendProof, verifyOneCopyAccepted } from '../tasks/modified-app.ts'
import { receivedCode } from '../tasks/sms.ts'

step("{int} approvals by copies of {persona}'s app arrive at the same time", (count: number, actor: Actor) =>
  approveAtOnce(actor, count),
)

step(
  '{persona} gives the right response {int} times at the same time',
  async (actor: Actor, count: number) => {
    const response = await generateResponse(actor)
    await sendAtOnce(actor, count, () => actor.window.submitResponse(response))
  },
)

step(
  '{persona} gives a wrong response {int} time(s) at the same time',
  async (actor: Actor, count: number) => {
    const response = wrongCode(await generateResponse(actor))
    await sendAtOnce(actor, count, () => actor.window.submitResponse(response))
  },
)

step('{persona} enters the security code {int} times at the same time', (actor: Actor, count: number) =>
  sendAtOnce(actor, count, () => actor.window.submitSecurityCode(receivedCode(actor))),
)

step(
  [
    '{persona} asks for a Confirm Code {int} time(s) at the same time',
    '{persona} запрашивает код подтверждения {int} раза одновременно',
  ],
  (actor: Actor, count: number) => sendAtOnce(actor, count, () => actor.window.verifyMobileNumber()),
)

step(
  '{persona} logs in to {platform} {int} time(s) at the same time',
  (actor: Actor, platform: Platform, count: number) => logInAtOnce(actor, platform, count),
)

step('{persona} logs in on every platform at the same time', logInEverywhereAtOnce)

step('{persona} removes each SLS device at the same time', removeAllAtOnce)

step(
  '{persona} switches Seamless Authentication on and begins a login at the same time',
  switchOnWhileLoggingIn,
)

step(
  '{persona} asks for a Confirm Code {int} time(s) in each of two windows at the same time',
  requestConfirmCodesInBothWindows,
)

step(
  "{int} approvals and as many refusals by copies of {persona}'s app arrive at the same time",
  (count: number, actor: Actor) => approveAndDeclineAtOnce(actor, count),
)

step(
  "modified copies of {persona}'s app give the PIN {int} time(s) at the same time",
  (actor: Actor, count: number) => activateAtOnce(actor, count),
)

step("{persona}'s window requests the login {int} times at the same time", (actor: Actor, count: number) =>
  sendAtOnce(actor, count, () => actor.window.refresh()),
)

step(
  '{persona} waits with Challenge codes, {shortfall} the server allows wrong answers',
  async (actor: Actor, shortfall: number) =>
    repeat((await numbersOf(actor))('secondFactorTries') - shortfall, () => reachChallenge(actor)),
)

step('{persona} waits with {int} Challenge codes', (actor: Actor, count: number) =>
  repeat(count, () => reachChallenge(actor)),
)

step('{persona} gives a wrong response in each window at the same time', failAllWindowsAtOnce)

step(
  '{persona} gives a wrong response in the earlier window and the right one in the newest at the same time',
  failAndSucceedAtOnce,
)

step(
  '{persona} gives a wrong response in the earlier window while a copy of the app approves the login',
  failAndApproveAtOnce,
)

step(
  '{persona} gives a wrong response in each earlier window and a wrong security code in the newest at the same time',
  failInBothWaysAtOnce,
)

step(
  '{persona} gives the right response {int} times while as many copies of the app approve the login',
  answerInBothWaysAtOnce,
)

step('somebody gives a wrong password for {persona} {int} time(s) at the same time', guessPasswordAtOnce)

step(
  'somebody gives a wrong password for {persona} in the app {int} time(s) at the same time',
  guessPasswordInAppAtOnce,
)

step(
  'somebody gives wrong passwords for {persona} in a window and in the app at the same time, {shortfall} the server allows',
  async (actor: Actor, shortfall: number) =>
    guessPasswordEverywhereAtOnce(actor, (await numbersOf(actor))('passwordTries') - shortfall),
)

step(
  "modified copies of {persona}'s app send the Activation Token {int} time(s) at the same time",
  (actor: Actor, count: number) => {
    const token = receivedToken(actor)
    return sendAtOnce(actor, count, () => sendProof(actor, token))
  },
)

outcome('one of these answers of {persona} is accepted', verifyOneAccepted)

outcome("one of the answers of {persona}'s phone is accepted", verifyOneCopyAccepted)

outcome('one response or one approval of {persona} is accepted, and not both', verifyOneWayAccepted)

outcome('{persona} is logged in or locked out, and not both', verifySuccessOrLock)
