/** @module Maps the lists of an account to tables, one row per entry, and finds the rows that a change has to write. */

import type { Account } from '../domain/model/account.ts'

/** The table of each list of an account. */
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

export function withoutEntries(account: Account): Omit<Account, List> {
  const { devices, logins, approvalRequests, challenges, smsCodes, activations, sessions, notices, ...rest } =
    account
  return rest
}

export interface TableChange {
  readonly table: Table
  /** The ids of removed entries. */
  readonly removed: readonly string[]
  /** Entries that were added or changed. */
  readonly written: readonly Entry[]
}

function tableChange(before: readonly Entry[], after: readonly Entry[], table: Table): TableChange {
  const previous = new Map(before.map((entry) => [entry.id, entry]))
  const remaining = new Set(after.map(({ id }) => id))
  return {
    table,
    removed: [...previous.keys()].filter((id) => !remaining.has(id)),
    written: after.filter((entry) => previous.get(entry.id) !== entry),
  }
}

/** The rows that a change has to write. Entries are immutable, so that identity stands for equality. */
export const tableChanges = (before: Account | undefined, after: Account): readonly TableChange[] =>
  lists
    .filter((list) => before?.[list] !== after[list])
    .map((list) => tableChange(before?.[list] ?? [], after[list], tables[list]))
