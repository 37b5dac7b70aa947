/** @module Wrong passwords, one after another. */

import assert from 'node:assert/strict'
import type { Platform } from '../../contract/primitives.ts'
import { NotApplicable } from '../../drivers/ports/capabilities.ts'
import type { Actor } from '../support/actor.ts'
import { say } from '../support/step.ts'
import { numbersOf } from '../tasks/security-numbers.ts'
import { onRecord } from './people.ts'

async function tryPasswords(
  { scene, persona }: Actor,
  times: number,
  username = persona.username,
): Promise<void> {
  const window = await scene.driver.open('clientPortal', 'en')
  for (let time = 0; time < times; time++) await window.logIn(username, `${persona.password}?`)
}

say(
  'somebody gives wrong passwords for {persona}, {often} the server allows',
  async (actor: Actor, less: number) => {
    const { passwordTries } = await numbersOf(actor)
    await tryPasswords(actor, passwordTries - less)
  },
)

const capitals = ({ persona }: Actor): string => persona.username.toUpperCase()

say('the server takes the user name of {persona} in capitals as well', async (actor: Actor) => {
  const window = await actor.scene.driver.open('clientPortal', 'en')
  const answer = await window.logIn(capitals(actor), actor.persona.password)
  if (answer.kind !== 'login')
    throw new NotApplicable('for this server a user name in capitals is another one')
})

say(
  'somebody gives wrong passwords for {persona} in capitals and small letters by turns, {often} the server allows',
  async (actor: Actor, less: number) => {
    const { passwordTries } = await numbersOf(actor)
    const spellings = [capitals(actor), actor.persona.username]
    for (let time = 0; time < passwordTries - less; time++)
      await tryPasswords(actor, 1, spellings[time % spellings.length])
  },
)

say('somebody gives {int} wrong password(s) for {persona}', (times: number, actor: Actor) =>
  tryPasswords(actor, times),
)

say("{persona}'s password is guessed in the app {int} time(s)", async (actor: Actor, times: number) => {
  const intruder = actor.scene.attacker()
  for (let time = 0; time < times; time++)
    await intruder.probe('app', actor.persona.username, `${actor.persona.password}?`)
})

const otherCase = (text: string): string =>
  text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase()

/** Passwords that are not the right one, and nearly are. */
const passwords: Record<string, (right: string) => string> = {
  'as it is': (right) => right,
  'in the other case': otherCase,
  'without its last sign': (right) => right.slice(0, -1),
  'with a blank in front': (right) => ` ${right}`,
  'with a blank behind': (right) => `${right} `,
  'followed by one more': (right) => `${right}0`,
  'followed by a null character and one more': (right) => `${right}\0x`,
  'without its accent': (right) => right.normalize('NFD').replaceAll(/\p{M}/gu, ''),
  'with two blanks for each one': (right) => right.replaceAll(' ', '  '),
}

/** The password with a blank, an accent, and more signs than some ways to hash a password look at. */
const passphraseOf = ({ persona }: Actor): string =>
  `${persona.password} and ten words more that nobody else would think of, in a small café by the sea`

async function givePassword(actor: Actor, right: string, form: string, platform: Platform): Promise<void> {
  const change = passwords[form]
  assert(change, `no form is called "${form}"; there are: ${Object.keys(passwords).join(', ')}`)
  const window = await actor.open(platform)
  actor.take(await window.logIn(actor.persona.username, change(right)))
}

say('{persona} gives the password {string} to {platform}', (actor: Actor, form: string, platform: Platform) =>
  givePassword(actor, actor.persona.password, form, platform),
)

say('{persona} has a passphrase in place of the password', (actor: Actor) =>
  onRecord(actor, { password: passphraseOf(actor) }),
)

say(
  '{persona} gives the passphrase {string} to {platform}',
  (actor: Actor, form: string, platform: Platform) =>
    givePassword(actor, passphraseOf(actor), form, platform),
)
