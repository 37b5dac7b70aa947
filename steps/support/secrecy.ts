/** @module Keeps secrets out of what a run records: dots stand in the place of what gives access to something. */

import type { Scene } from '../../drivers/ports/scene.ts'
import { codesAndTokens } from '../../drivers/ports/text-messages.ts'
import type { Persona } from '../../simulators/personas/persona.ts'

/** Shorter ones occur by chance. */
const shortest = 4

/** A text with dots in the place of every secret: its form stays, so that one sees what was tried. */
export type Masking = (text: string) => string

/** What is secret by now: what these people know, what went over the wire, the codes of text messages, and what was seen before. */
export function maskingOf(
  scene: Scene,
  people: readonly Persona[],
  seenBefore: Iterable<string> = [],
): Masking {
  const secrets = new Set([
    ...seenBefore,
    ...people.flatMap(({ password, pin, passcode }) => [password, pin, passcode]),
    ...scene.secrets(),
    ...scene.phones().flatMap((phone) => phone.messages().flatMap(({ body }) => codesAndTokens(body))),
  ])
  const forms = [...secrets]
    .filter((secret) => secret.length >= shortest)
    .flatMap((secret) => [...new Set([secret, JSON.stringify(secret).slice(1, -1)])])
    .toSorted((one, other) => other.length - one.length)
  // Most are nowhere in most texts, which is seen sooner than a pattern is made.
  return (text) =>
    forms.reduce(
      (masked, form) => (masked.includes(form) ? masked.replaceAll(onItsOwn(form), dotted) : masked),
      text,
    )
}

const onItsOwn = (form: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(form)}(?![\\p{L}\\p{N}])`, 'gu')

const dotted = (secret: string): string => secret.replaceAll(/[\p{L}\p{N}]/gu, '•')

/** The error itself, since what catches it may look for its class. */
export function maskError(error: unknown, masking: Masking): void {
  if (!(error instanceof Error)) return
  error.message = masking(error.message)
  if (error.stack !== undefined) error.stack = masking(error.stack)
  for (const side of ['expected', 'actual'])
    if (side in error) {
      const value: unknown = Reflect.get(error, side)
      if (typeof value === 'string') Reflect.set(error, side, masking(value))
    }
}
