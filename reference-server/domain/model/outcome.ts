/** @module What an event leads to. Refusals are values; an exception is a bug. */

import type { Account } from './account.ts'
import type { Effect } from './effects.ts'
import type { RefusalCode } from './primitives.ts'

export interface Refusal {
  readonly ok: false
  readonly code: RefusalCode
  /** The fine cause, for the log alone: told to a caller it would help a guesser. */
  readonly cause: string
  /** The member of the request that is wrong. */
  readonly field?: string | undefined
  readonly retryAfterMs?: number | undefined
}

export type Outcome<Value> = { readonly ok: true; readonly value: Value } | Refusal

export const success = <Value>(value: Value): Outcome<Value> => ({ ok: true, value })

export const refusal = (
  code: RefusalCode,
  cause: string,
  more: Pick<Refusal, 'field' | 'retryAfterMs'> = {},
): Refusal => ({ ok: false, code, cause, ...more })

/** One step of an account: how it is afterwards, what the caller is told, and what has to be done after the commit. */
export interface Step<Value> {
  readonly account: Account
  readonly outcome: Outcome<Value>
  readonly effects: readonly Effect[]
}

export const accepted = <Value>(
  account: Account,
  value: Value,
  effects: readonly Effect[] = [],
): Step<Value> => ({ account, outcome: success(value), effects })

/** A refusal may still change the account: failures are counted. */
export const refused = <Value>(account: Account, why: Refusal): Step<Value> => ({
  account,
  outcome: why,
  effects: [],
})
