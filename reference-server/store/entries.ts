/** @module The entries of an account, each a row of its own, and which of them a change has touched. */

import type { Account } from '../domain/model/account.ts'

/** The lists of an account, each with the table of its entries. */
export const tables = {
  devices: 'device',
  logins: 'login',
  approvalRequests: 'push_request',
  challenges: 'challenge',
  smsCodes: 'sms_code',
  activations: 'activation',
  sessions: 'session',
  notices: 'notice',
} as const satisfies Partial<Record<keyof Account, string>>

type List = keyof typeof tables
export type Table = (typeof tables)[List]
type Entry = Account[List][number]

const lists = Object.keys(tables) as List[]

/** An account without its entries. */
export function withoutEntries(account: Account): Omit<Account, List> {
  const { devices, logins, approvalRequests, challenges, smsCodes, activations, sessions, notices, ...rest } =
    account
  return rest
}

export interface Touched {
  readonly table: Table
  /** The ids of those that are gone. */
  readonly removed: readonly string[]
  /** Those that are new or no longer what they were. */
  readonly written: readonly Entry[]
}

function touchedIn(before: readonly Entry[], after: readonly Entry[], table: Table): Touched {
  const known = new Map(before.map((entry) => [entry.id, entry]))
  const kept = new Set(after.map(({ id }) => id))
  return {
    table,
    removed: [...known.keys()].filter((id) => !kept.has(id)),
    written: after.filter((entry) => known.get(entry.id) !== entry),
  }
}

/** What a change has done to the entries. They are never changed in place, so that the same one is an equal one. */
export const touched = (before: Account | undefined, after: Account): readonly Touched[] =>
  lists
    .filter((list) => before?.[list] !== after[list])
    .map((list) => touchedIn(before?.[list] ?? [], after[list], tables[list]))
