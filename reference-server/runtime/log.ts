/** @module What the server writes down. Fine causes are here and nowhere else; secrets are nowhere at all. */

import type { Instant } from '../domain/model/primitives.ts'

export interface LogEntry {
  readonly at: Instant
  /** The operation of the contract, or what was sent. */
  readonly event: string
  readonly outcome: string
  /** Why it was refused, more exactly than the caller is told. */
  readonly cause?: string | undefined
  /** Which scenario and step of a test asked, where the request says so. */
  readonly scenario?: string | undefined
  readonly step?: string | undefined
}

export type Log = (entry: LogEntry) => void
