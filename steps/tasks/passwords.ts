/** @module Wrong passwords, and passwords that are nearly right. */

import type { Platform } from '../../contract/primitives.ts'
import { NotApplicable } from '../../drivers/ports/capabilities.ts'
import type { Actor } from '../support/actor.ts'
import { entryOf, repeat } from './attempts.ts'
import { logIn, wrongPassword } from './login.ts'

/** Gives wrong passwords in a window that is not this person's. */
export async function guessPassword(
  actor: Actor,
  times: number,
  username = actor.persona.username,
): Promise<void> {
  const window = await actor.scene.driver.open('clientPortal', 'en')
  await repeat(times, () => window.logIn(username, wrongPassword(actor)))
}

export async function guessPasswordInApp(actor: Actor, times: number): Promise<void> {
  const attacker = actor.scene.attacker()
  await repeat(times, () => attacker.probe('app', actor.persona.username, wrongPassword(actor)))
}

const usernameInCapitals = ({ persona }: Actor): string => persona.username.toUpperCase()

/** Not applicable where a user name in capitals is another one. */
export async function requireUsernameInCapitals(actor: Actor): Promise<void> {
  const window = await actor.scene.driver.open('clientPortal', 'en')
  const answer = await window.logIn(usernameInCapitals(actor), actor.persona.password)
  if (answer.kind !== 'login')
    throw new NotApplicable('for this server a user name in capitals is another one')
}

export async function guessPasswordInBothCases(actor: Actor, times: number): Promise<void> {
  const spellings = [usernameInCapitals(actor), actor.persona.username]
  for (let time = 0; time < times; time++) await guessPassword(actor, 1, spellings[time % spellings.length])
}

export const otherCase = (text: string): string =>
  text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase()

const passwordForms: Readonly<Record<string, (right: string) => string>> = {
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

/** With blanks and an accent, and longer than some password hashes read (bcrypt: 72 bytes). */
export const passphraseOf = ({ persona }: Actor): string =>
  `${persona.password} and ten words more that nobody else would think of, in a small café by the sea`

export const logInWithForm = (actor: Actor, right: string, form: string, platform: Platform): Promise<void> =>
  logIn(actor, platform, { password: entryOf(passwordForms, form)(right) })
