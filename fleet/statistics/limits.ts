/** @module Whether a fleet has stayed within the limits of its mix. */

import type { Limit } from '../mix/mix.ts'
import type { FleetStatistics } from './statistics.ts'

export interface LimitResult {
  /** As the mix has it. */
  readonly limit: string
  readonly isKept: boolean
  /** What was measured, in words. */
  readonly measured: string
}

/** A limit on what never came is missed: nobody has shown that it holds. */
export const limitResults = (limits: readonly Limit[], statistics: FleetStatistics): readonly LimitResult[] =>
  limits.map((limit) =>
    limit.kind === 'latency' ? latencyResult(limit, statistics) : errorResult(limit, statistics),
  )

function latencyResult(
  { text, of, percentile, underMs }: Extract<Limit, { kind: 'latency' }>,
  statistics: FleetStatistics,
): LimitResult {
  const measured = statistics.percentile(of, percentile)
  if (measured === undefined) return { limit: text, isKept: false, measured: 'it never came' }
  return { limit: text, isKept: measured < underMs, measured: inMilliseconds(measured) }
}

function errorResult(
  { text, of, underPercent }: Extract<Limit, { kind: 'errors' }>,
  statistics: FleetStatistics,
): LimitResult {
  if (statistics.arrivals === 0) return { limit: text, isKept: false, measured: 'nothing was tried' }
  const measured = of === undefined ? statistics.errorPercent() : statistics.measure(of).errorPercent
  return { limit: text, isKept: measured < underPercent, measured: `${Number(measured.toPrecision(3))} %` }
}

/** 0.42 ms, 12 ms, 1.25 s. */
export function inMilliseconds(ms: number): string {
  if (ms >= 1_000) return `${Number((ms / 1_000).toPrecision(3))} s`
  return `${Number(ms.toPrecision(ms < 10 ? 2 : 3))} ms`
}
