/** @module What must never stand in a log, and whether it does. */

import { z } from 'zod'

/** Members of bodies and replies that only those may know who bring or are told them. */
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

/** Shorter ones turn up by chance. */
const shortest = 4

const words = (text: string): string[] => text.split(/[^\w+-]+/)

/** Members of an entry that are no words of the server: instants, and which scenario asked, as the harness puts it. */
const ofOthers: ReadonlySet<string> = new Set(['at', 'scenario', 'step'])

/** Those of the secrets that somebody who reads the entries learns. */
export function leaked(
  entries: readonly Readonly<Record<string, unknown>>[],
  secrets: Iterable<string>,
): string[] {
  const written = entries.flatMap((entry) =>
    Object.entries(entry).flatMap(([name, value]) => (ofOthers.has(name) ? [] : [String(value)])),
  )
  const known = new Set(written.flatMap(words))
  const whole = written.join('\n')
  return [...secrets].filter(
    (secret) =>
      secret.length >= shortest && (words(secret).length > 1 ? whole.includes(secret) : known.has(secret)),
  )
}
