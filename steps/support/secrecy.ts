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
    .flatMap((secret) => [
      ...new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]),
    ])
    .toSorted((one, other) => other.length - one.length)
  return (text) => forms.reduce(withDots, text)
}

const endsInWord = /[\p{L}\p{N}]$/u
const beginsWord = /^[\p{L}\p{N}]/u

/**
 * The text with dots in the place of each form that stands on its own, and not within a longer word. By its places, as a pattern
 * would have to be made of each of hundreds of secrets.
 */
function withDots(text: string, form: string): string {
  let masked = ''
  let done = 0
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    const end = at + form.length
    // Two units are the most that a character has.
    const isPart =
      endsInWord.test(text.slice(Math.max(at - 2, 0), at)) || beginsWord.test(text.slice(end, end + 2))
    if (at < done || isPart) continue
    masked += text.slice(done, at) + dotted(form)
    done = end
  }
  return masked + text.slice(done)
}

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
