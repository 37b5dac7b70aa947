/** @module Outcomes of events. Refusals are values; an exception is a bug. */

import type { Account } from './account.ts'
import type { Effect } from './effects.ts'
import type { DomainRefusalCode } from './primitives.ts'

export interface Refusal {
  readonly ok: false
  readonly code: DomainRefusalCode
  /** For the log only: a response that contained it would help an attacker. */
  readonly cause: string
  /** The invalid member of the request. */
  readonly field?: string | undefined
  readonly retryAfterMs?: number | undefined
}

export type Outcome<Value> = { readonly ok: true; readonly value: Value } | Refusal

export const success = <Value>(value: Value): Outcome<Value> => ({ ok: true, value })

export const refusal = (
  code: DomainRefusalCode,
  cause: string,
  more: Pick<Refusal, 'field' | 'retryAfterMs'> = {},
): Refusal => ({ ok: false, code, cause, ...more })

/** The result of one event: the account afterwards, the outcome for the caller, and effects to perform after the commit. */
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

/** A refusal may change the account: failures are counted. */
export const refused = <Value>(account: Account, outcome: Refusal): Step<Value> => ({
  account,
  outcome,
  effects: [],
})
