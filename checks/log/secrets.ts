/** @module What must never be logged, and whether it was. */

import { z } from 'zod'

/** Members of bodies and replies that only their sender and their receiver may know. */
const secretMembers: ReadonlySet<string> = new Set([
  ...['password', 'pin', 'secret', 'session', 'deviceSecret', 'response', 'code', 'token', 'seal', 'nonce'],
  ...['challenge', 'pushToken', 'integrityClaim', 'number'],
])

/** The texts of these members, however deep. */
export function secretsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(secretsIn)
  const members = z.record(z.string(), z.unknown()).safeParse(value)
  if (!members.success) return []
  return Object.entries(members.data).flatMap(([name, member]) =>
    typeof member === 'string' && secretMembers.has(name) ? [member] : secretsIn(member),
  )
}

/** The codes in a text message. */
export const codesIn = (message: string): string[] => message.match(/\b[0-9A-HJKMNP-TV-Z]{6,8}\b/g) ?? []

/** Shorter ones occur by chance. */
const shortest = 4

const words = (text: string): string[] => text.split(/[^\w+-]+/)

/** Members of an entry that hold no secret: instants, and the name that the harness gives each request. */
const harmless: ReadonlySet<string> = new Set(['at', 'scenario', 'step'])

/** The secrets that a reader of the entries learns. */
export function leakedSecrets(
  entries: readonly Readonly<Record<string, unknown>>[],
  secrets: Iterable<string>,
): string[] {
  const written = entries.flatMap((entry) =>
    Object.entries(entry).flatMap(([name, value]) => (harmless.has(name) ? [] : [String(value)])),
  )
  const known = new Set(written.flatMap(words))
  const whole = written.join('\n')
  return [...secrets].filter(
    (secret) =>
      secret.length >= shortest && (words(secret).length > 1 ? whole.includes(secret) : known.has(secret)),
  )
}
