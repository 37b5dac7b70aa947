/** @module What a load came to: figures, limits, anomalies, and whether the messages add up. */

import type { FleetContext } from '../journeys/virtual-user.ts'
import type { MessageCounts } from '../messages/fleet-ledger.ts'
import { type LimitResult, limitResults } from '../statistics/limits.ts'
import type { FleetStatistics } from '../statistics/statistics.ts'
import type { Anomalies } from '../verdicts/anomaly.ts'
import type { Schedule } from './fleet-load.ts'

export interface FleetResult {
  /** What was under load. */
  readonly system: string
  readonly phones: number
  readonly schedule: Schedule
  readonly seed: number
  readonly isVirtual: boolean
  readonly statistics: FleetStatistics
  readonly limits: readonly LimitResult[]
  readonly anomalies: Anomalies
  readonly messages: { readonly notifications: MessageCounts; readonly texts: MessageCounts }
  /** Why the messages do not add up, in sentences. */
  readonly ledgerProblems: readonly string[]
  /** How long people began: as long as the schedule has it, unless the user has ended it before. */
  readonly elapsedMs: number
  readonly isInterrupted: boolean
  /** The bytes of the columns that hold all phones. */
  readonly phoneBytes: number
}

export type FleetFacts = Pick<FleetResult, 'system' | 'schedule' | 'seed' | 'isVirtual' | 'isInterrupted'>

/** What was found out. */
export interface FleetFindings
  extends Pick<FleetContext, 'statistics' | 'anomalies' | 'ledger' | 'mix' | 'begin'> {
  readonly phones: { readonly count: number; readonly bytes: number }
  /** How many messages came to people who did nothing. */
  readonly unexpected: number
  /** By the same clock as `begin`. */
  readonly now: number
}

/** Of a load in this process alone. */
export const findingsOf = (context: FleetContext): FleetFindings => ({
  ...context,
  unexpected: context.mailboxes.unexpected,
  now: context.time.now(),
})

export function fleetResult(findings: FleetFindings, facts: FleetFacts): FleetResult {
  const { statistics, anomalies, ledger, phones, mix } = findings
  const sinceBegin = Math.max(0, Math.round(findings.now - findings.begin))
  const { durationMs } = facts.schedule
  const failed = statistics.journeys.values().reduce((sum, one) => sum + one.failed, 0)
  return {
    ...facts,
    elapsedMs: facts.isInterrupted ? Math.min(sinceBegin, durationMs) : durationMs,
    phones: phones.count,
    statistics,
    limits: limitResults(mix.limits, statistics),
    anomalies,
    messages: { notifications: ledger.notifications, texts: ledger.texts },
    // Of messages that are on their way nobody knows yet what becomes of them.
    ledgerProblems: facts.isInterrupted
      ? []
      : ledger.problems(failed + statistics.unfinished === 0, findings.unexpected),
    phoneBytes: phones.bytes,
  }
}

/** Whether the system under load has passed: limits kept, nothing wrong, all messages accounted for, and the load went to its end. */
export const hasPassed = ({ limits, anomalies, ledgerProblems, isInterrupted }: FleetResult): boolean =>
  !isInterrupted &&
  limits.every(({ isKept }) => isKept) &&
  anomalies.total === 0 &&
  ledgerProblems.length === 0
