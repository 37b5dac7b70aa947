/** @module Which names lead to an account: what a caller of the four faces can bring along. */

import type { Account } from '../domain/account.ts'
import type { Reference } from './store.ts'

export interface NamedReference {
  readonly kind: Reference
  readonly id: string
}

const named = (kind: Reference, ids: readonly string[]): NamedReference[] => ids.map((id) => ({ kind, id }))

/** Every name that leads to this account now. */
export const referencesTo = (account: Account): readonly NamedReference[] => [
  ...named(
    'login',
    account.logins.map(({ id }) => id),
  ),
  ...named(
    'session',
    account.sessions.map(({ tokenDigest }) => tokenDigest),
  ),
  ...named(
    'device',
    account.devices.map(({ id }) => id),
  ),
  ...named(
    'activation',
    account.activations.map(({ id }) => id),
  ),
]

const keyOf = ({ kind, id }: NamedReference): string => `${kind} ${id}`

/** What `after` has and `before` has not. */
export function newIn(
  after: readonly NamedReference[],
  before: readonly NamedReference[],
): readonly NamedReference[] {
  const known = new Set(before.map(keyOf))
  return after.filter((reference) => !known.has(keyOf(reference)))
}
