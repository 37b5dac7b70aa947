/** @module Manual challenge/response: six digits on the login screen, eight digits from the phone. */

import type { Platform } from '../../contract/primitives.ts'
import type { ScreenLabel } from '../../drivers/ports/labels.ts'
import type { Actor, OwnedPhone } from '../support/actor.ts'
import { attempt, repeat } from '../support/attempts.ts'
import { outcome, step } from '../support/step.ts'
import {
  challengeForLeadingZero,
  challengeOf,
  deviceAnswer,
  enterChallenge,
  existingResponseOf,
  generateResponse,
  logInByResponse,
  logInBySecurityDevice,
  logInByWrongResponse,
  openEntry,
  pinInOtherCase,
  responseBox,
  responseOf,
  sampleChallenges,
  sampleResponses,
  submitResponse,
  submitResponseInForm,
  verifyChallengeGone,
  verifyChallengeScreen,
  verifyEightDigits,
  verifyNoResponse,
  verifyNoResponseField,
  verifyOwnChallengeShown,
  verifySixDigits,
  verifyZerosKept,
  wrongPin,
} from '../tasks/challenge-response.ts'
import { fillAndClick, verifyWaitsForResponse } from '../tasks/login.ts'
import { verifyNoPrompt } from '../tasks/phone-screen.ts'

// The challenge, on the login screen

step('{persona} asks for a Challenge code instead', async (actor: Actor) => {
  actor.record(await actor.window.requestChallenge())
})

step(
  'somebody who has not given the password asks for the Challenge code of {persona}',
  async (actor: Actor) => {
    actor.record(await actor.window.withoutLoginSecret().requestChallenge())
  },
)

outcome('a Challenge code of six digits is shown to {persona}', (actor: Actor) =>
  verifySixDigits(challengeOf(actor)),
)

outcome('{persona} waits for no notification and sees the challenge at once', verifyWaitsForResponse)

outcome('no Challenge code is shown to {persona} any more', verifyChallengeGone)

outcome(
  'the login screen shows {persona} the Challenge code and a box for the response',
  verifyChallengeScreen,
)

outcome('the window of {persona} shows the Challenge code of this login', verifyOwnChallengeShown)

outcome('a box for the response is shown to {persona}', (actor: Actor) => {
  responseBox(actor)
})

outcome('no box for the response is shown to {persona}', verifyNoResponseField)

step('{persona} asks for {int} Challenge codes, one after another', (actor: Actor, count: number) =>
  sampleChallenges(actor, count, () => actor.window.requestChallenge()),
)

step('{persona} reads the Challenge code {int} times, one after another', (actor: Actor, count: number) =>
  sampleChallenges(actor, count, () => actor.window.refresh()),
)

outcome('every Challenge code of {persona} has six digits, with its leading zeros', ({ codeSample }: Actor) =>
  codeSample.forEach(verifySixDigits),
)

// The response, on the phone

step(
  '{persona} opens IBKR Mobile, chooses {string}, enters the PIN and the Challenge code and taps {string}',
  async (actor: Actor, entry: string, button: string) => {
    await openEntry(actor, entry)
    await actor.phone.type('IBKR Mobile PIN', actor.pin)
    await actor.phone.type('Challenge', challengeOf(actor))
    await actor.phone.tap(button)
  },
)

step(
  '{persona} opens IBKR Mobile, chooses {string} and types the Challenge code',
  async (actor: Actor, entry: string) => {
    await openEntry(actor, entry)
    await actor.phone.type('Challenge', challengeOf(actor))
    await actor.phone.tap('Generate Response')
  },
)

step('{persona} types the challenge {string} into IBKR Mobile', (actor: Actor, code: string) =>
  enterChallenge(actor, code),
)

step(
  '{persona} types the challenge {string} and a wrong PIN into IBKR Mobile',
  (actor: Actor, code: string) => enterChallenge(actor, code, wrongPin(actor)),
)

step(
  '{persona} types the challenge {string} and the PIN in the other case into IBKR Mobile',
  (actor: Actor, code: string) => enterChallenge(actor, code, pinInOtherCase(actor)),
)

step(
  '{persona} types the challenge {string} and a wrong PIN into IBKR Mobile {int} times',
  (actor: Actor, code: string, times: number) =>
    repeat(times, () => enterChallenge(actor, code, wrongPin(actor))),
)

outcome("{persona}'s phone shows a Response String of eight digits", (actor: Actor) =>
  verifyEightDigits(responseOf(actor)),
)

outcome("{persona}'s phone shows no Response String", verifyNoResponse)

outcome('IB Key asks {persona} for nothing', verifyNoPrompt)

step("{persona}'s phone answers {int} different challenges", sampleResponses)

outcome('every Response String of {persona} has eight digits, and some begin with a zero', (actor: Actor) =>
  verifyZerosKept(actor, verifyEightDigits),
)

// The response, on the login screen

step(
  '{persona} enters the Response String on the login screen and clicks {label}',
  (actor: Actor, button: ScreenLabel) => fillAndClick(actor, responseBox(actor), responseOf(actor), button),
)

step('{persona} answers the challenge with a response that is {string}', submitResponseInForm)

step('{persona} answers the newest challenge', async (actor: Actor) =>
  submitResponse(actor, await generateResponse(actor)),
)

step(
  "{persona} answers the challenge with the response of {persona}'s phone",
  async (actor: Actor, other: Actor) =>
    submitResponse(actor, await generateResponse(other, challengeOf(actor))),
)

step('{persona} gives the same response again', (actor: Actor) =>
  submitResponse(actor, actor.saved('given response')),
)

step('{persona} notes the response to the challenge down', async (actor: Actor) =>
  actor.save('response', await generateResponse(actor)),
)

step('{persona} notes the response of the physical security device down', (actor: Actor) =>
  actor.save('response', deviceAnswer(actor)),
)

step('{persona} notes the response of {ownedPhone} down', async (actor: Actor, ownedPhone: OwnedPhone) =>
  actor.save('response', await existingResponseOf(ownedPhone, challengeOf(actor))),
)

step('{persona} answers the challenge with the physical security device', (actor: Actor) =>
  submitResponse(actor, deviceAnswer(actor)),
)

step('{persona} gives the noted response', (actor: Actor) => submitResponse(actor, actor.saved('response')))

step('{persona} sends an answer although no Challenge code was asked for', async (actor: Actor) => {
  actor.lastAnswer()
  await submitResponse(actor, '12345678')
})

step('{persona} asks for Challenge codes until the response begins with a zero', challengeForLeadingZero)

// Whole logins

step('{persona} logs in to {platform} by challenge and response', logInByResponse)

step(
  '{persona} tries to log in to {platform} by challenge and response',
  (actor: Actor, platform: Platform) => attempt(() => logInByResponse(actor, platform)),
)

step(
  '{persona} tries to log in to {platform} with the physical security device',
  (actor: Actor, platform: Platform) => attempt(() => logInBySecurityDevice(actor, platform)),
)

step('{persona} gives a wrong response on {platform}', logInByWrongResponse)

step(
  [
    '{persona} logs in to {platform} with the physical security device',
    '{persona} входит в {platform} с физическим устройством безопасности',
  ],
  logInBySecurityDevice,
)
