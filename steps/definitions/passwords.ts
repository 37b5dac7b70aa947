/** @module Wrong passwords, one after another, and passwords that are nearly right. */

import type { Platform } from '../../contract/primitives.ts'
import type { Actor } from '../support/actor.ts'
import { step } from '../support/step.ts'
import { numbersOf } from '../tasks/limits.ts'
import {
  guessPassword,
  guessPasswordInApp,
  guessPasswordInBothCases,
  logInWithForm,
  passphraseOf,
  requireUsernameInCapitals,
} from '../tasks/passwords.ts'

step(
  'somebody gives wrong passwords for {persona}, {shortfall} the server allows',
  async (actor: Actor, shortfall: number) =>
    guessPassword(actor, (await numbersOf(actor)).passwordTries - shortfall),
)

step('somebody gives {int} wrong password(s) for {persona}', (times: number, actor: Actor) =>
  guessPassword(actor, times),
)

step("{persona}'s password is guessed in the app {int} time(s)", guessPasswordInApp)

step('the server takes the user name of {persona} in capitals as well', requireUsernameInCapitals)

step(
  'somebody gives wrong passwords for {persona} in capitals and small letters by turns, {shortfall} the server allows',
  async (actor: Actor, shortfall: number) =>
    guessPasswordInBothCases(actor, (await numbersOf(actor)).passwordTries - shortfall),
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
