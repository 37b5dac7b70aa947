/** @module Entries of the server's log. They hold the causes of refusals, which responses do not, and never a secret. */

import type { Instant } from '../domain/model/primitives.ts'

export interface LogEntry {
  readonly at: Instant
  /** The operation of the contract, the path of an unknown route, or the kind of a message that was sent. */
  readonly event: string
  readonly outcome: string
  /** The cause of a refusal, more specific than the code in the response. */
  readonly cause?: string | undefined
  /** The scenario and step that sent the request, from its header fields. */
  readonly scenario?: string | undefined
  readonly step?: string | undefined
}

export type Log = (entry: LogEntry) => void
