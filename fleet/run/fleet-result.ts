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
  /** The bytes of the columns that hold all phones. */
  readonly phoneBytes: number
}

export type FleetFacts = Pick<FleetResult, 'system' | 'schedule' | 'seed' | 'isVirtual'>

export function fleetResult(context: FleetContext, facts: FleetFacts): FleetResult {
  const { statistics, anomalies, ledger, mailboxes, phones, mix } = context
  const failed = statistics.journeys.values().reduce((sum, one) => sum + one.failed, 0)
  return {
    ...facts,
    phones: phones.count,
    statistics,
    limits: limitResults(mix.limits, statistics),
    anomalies,
    messages: { notifications: ledger.notifications, texts: ledger.texts },
    ledgerProblems: ledger.problems(failed + statistics.unfinished === 0, mailboxes.unexpected),
    phoneBytes: phones.bytes,
  }
}

/** Whether the system under load has passed: limits kept, nothing wrong, all messages accounted for. */
export const hasPassed = ({ limits, anomalies, ledgerProblems }: FleetResult): boolean =>
  limits.every(({ isKept }) => isKept) && anomalies.total === 0 && ledgerProblems.length === 0
