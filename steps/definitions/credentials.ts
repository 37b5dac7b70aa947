/** @module Wrong passwords, and passwords and codes in another form or in the wrong field. */

import type { Platform } from '../../contract/primitives.ts'
import type { Actor, CodeKind } from '../support/actor.ts'
import { step } from '../support/step.ts'
import { deviceAnswer, generateResponse } from '../tasks/challenge-response.ts'
import {
  enterCodeAs,
  guessPassword,
  guessPasswordInApp,
  guessPasswordInSpellings,
  inCapitals,
  inFullWidth,
  logInWithForm,
  passphraseOf,
  requestCodes,
  requireSpelling,
  submitInForm,
  submitProofInForm,
} from '../tasks/credentials.ts'
import { numbersOf } from '../tasks/limits.ts'
import { receivedCode } from '../tasks/sms.ts'

step(
  'somebody gives wrong passwords for {persona}, {shortfall} the server allows',
  async (actor: Actor, shortfall: number) =>
    guessPassword(actor, (await numbersOf(actor))('passwordTries') - shortfall),
)

step('somebody gives {int} wrong password(s) for {persona}', (times: number, actor: Actor) =>
  guessPassword(actor, times),
)

step("{persona}'s password is guessed in the app {int} time(s)", (actor: Actor, times: number) =>
  guessPasswordInApp(actor, times),
)

step('the server takes the user name of {persona} in capitals as well', (actor: Actor) =>
  requireSpelling(actor, inCapitals, 'in capitals'),
)

step('the server takes the user name of {persona} in full-width letters as well', (actor: Actor) =>
  requireSpelling(actor, inFullWidth, 'in full-width letters'),
)

step(
  'somebody gives wrong passwords for {persona} in capitals and small letters by turns, {shortfall} the server allows',
  async (actor: Actor, shortfall: number) =>
    guessPasswordInSpellings(actor, (await numbersOf(actor))('passwordTries') - shortfall, inCapitals),
)

step(
  'somebody gives wrong passwords for {persona} in full-width and plain letters by turns, {shortfall} the server allows',
  async (actor: Actor, shortfall: number) =>
    guessPasswordInSpellings(actor, (await numbersOf(actor))('passwordTries') - shortfall, inFullWidth),
)

step(
  'somebody gives wrong passwords for {persona} in the app, in capitals and small letters by turns, {shortfall} the server allows',
  async (actor: Actor, shortfall: number) =>
    guessPasswordInSpellings(
      actor,
      (await numbersOf(actor))('passwordTries') - shortfall,
      inCapitals,
      guessPasswordInApp,
    ),
)

step(
  '{persona} gives the password {string} to {platform}',
  (actor: Actor, form: string, platform: Platform) =>
    logInWithForm(actor, actor.persona.password, form, platform),
)

step(
  '{persona} gives the passphrase {string} to {platform}',
  (actor: Actor, form: string, platform: Platform) =>
    logInWithForm(actor, passphraseOf(actor), form, platform),
)

step("{persona}'s response is sent {string}", async (actor: Actor, form: string) =>
  submitInForm(actor, 'Response String', await generateResponse(actor), form),
)

step("{persona}'s noted response is sent {string}", (actor: Actor, form: string) =>
  submitInForm(actor, 'Response String', actor.saved('response'), form),
)

step("{persona}'s response of the physical security device is sent {string}", (actor: Actor, form: string) =>
  submitInForm(actor, 'Response String', deviceAnswer(actor), form),
)

step("{persona}'s security code is sent {string}", (actor: Actor, form: string) =>
  submitInForm(actor, 'Security Code', receivedCode(actor), form),
)

step("{persona}'s Confirm Code is sent {string}", (actor: Actor, form: string) =>
  submitInForm(actor, 'Confirm Code', receivedCode(actor), form),
)

step("{persona}'s proof of the activation is sent {string}", submitProofInForm)

step('{persona} is asked for the {codeKind}', (actor: Actor, kind: CodeKind) => requestCodes(actor, [kind]))

step(
  '{persona} is asked for the {codeKind} and for the {codeKind} at the same time',
  (actor: Actor, one: CodeKind, other: CodeKind) => requestCodes(actor, [one, other]),
)

step('{persona} enters the {codeKind} into the field for the {codeKind}', enterCodeAs)
