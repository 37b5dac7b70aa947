/** @module A fleet as its page shows it, while it is under way and afterwards. */

import { fleetSteps } from '../../fleet/journeys/steps.ts'
import type { MessageCounts } from '../../fleet/messages/fleet-ledger.ts'
import { type FleetResult, hasPassed } from '../../fleet/run/fleet-result.ts'
import type { FleetPlan } from '../../fleet/run/fleet-setup.ts'
import type { FleetView } from '../../fleet/run/live-fleet.ts'
import { limitResults } from '../../fleet/statistics/limits.ts'
import type { FleetStatistics, StepFigures } from '../../fleet/statistics/statistics.ts'
import type { Anomalies } from '../../fleet/verdicts/anomaly.ts'
import { anomalyKinds } from '../../fleet/verdicts/anomaly-kinds.ts'
import type { LoadFigures, LoadStep } from '../../reports/load/load-figures.ts'
import { formatDuration } from '../shared/stopwatch.ts'
import type { PlayedAnomaly } from './played-anomalies.ts'

const titles: Readonly<Record<string, string>> = {
  ...fleetSteps,
  login: 'a whole login, without the time in which people think',
}

const stepOf = (step: StepFigures): LoadStep => ({ ...step, title: titles[step.name] ?? '' })

/** Members that are the same while it is under way and afterwards. */
function commonFigures(
  { phones, schedule, seed }: FleetPlan,
  statistics: FleetStatistics,
  anomalies: Anomalies,
  messages: FleetResult['messages'],
  played: readonly PlayedAnomaly[],
) {
  const { arrivals, nobodyFree, lateness, journeys, intervalMs } = statistics
  const messagesOf = (what: string, counts: MessageCounts) => ({ what, ...counts })
  return {
    ...{ phones, seed, arrivals, nobodyFree, intervalMs },
    rate: schedule.rate,
    durationMs: schedule.durationMs,
    done: journeys.values().reduce((sum, one) => sum + one.done, 0),
    failed: journeys.values().reduce((sum, one) => sum + one.failed, 0),
    onTimePercent: lateness.count === 0 ? 100 : (lateness.countUpTo(50) / lateness.count) * 100,
    steps: statistics.steps().map(stepOf),
    intervals: statistics.intervals().map((one) => ({ ...one, steps: one.steps.map(stepOf) })),
    anomalies: anomalies.kinds().map(({ kind, count, first }) => ({
      row: anomalyKinds[kind].row,
      title: anomalyKinds[kind].title,
      ...{ count, expected: first.expected, observed: first.observed },
      first: `${first.username}, ${first.journey}, ${Math.round(first.at / 100) / 10} s after the begin`,
      feature: played.find((one) => one.kind === kind)?.sentence,
    })),
    messages: [
      messagesOf('Notifications', messages.notifications),
      messagesOf('Text messages', messages.texts),
    ],
  }
}

/** What a fleet came to, in one sentence. */
export function fleetConclusion(result: FleetResult): string {
  if (result.isInterrupted)
    return `Interrupted after ${formatDuration(result.elapsedMs)}: nothing is decided, and what was under way is given up.`
  if (hasPassed(result)) return 'Within all limits, every answer right, every message accounted for.'
  const missed = result.limits.filter(({ isKept }) => !isKept).length
  const kinds = result.anomalies.kinds().length
  const parts = [
    ...(missed > 0 ? [`${missed} of ${result.limits.length} limits missed`] : []),
    ...(kinds > 0 ? [`${kinds} ${kinds === 1 ? 'kind' : 'kinds'} of anomaly`] : []),
    ...(result.ledgerProblems.length > 0 ? ['messages that do not add up'] : []),
  ]
  return `Not passed: ${parts.join(', ')}.`
}

export const figuresAfter = (
  result: FleetResult,
  plan: FleetPlan,
  played: readonly PlayedAnomaly[],
): LoadFigures => ({
  ...commonFigures(plan, result.statistics, result.anomalies, result.messages, played),
  ...{ system: result.system, isVirtual: result.isVirtual, limits: result.limits },
  conclusion: { hasPassed: hasPassed(result), sentence: fleetConclusion(result) },
  ...{ elapsedMs: result.elapsedMs, underWay: 0, ledgerProblems: result.ledgerProblems },
})

/** What is seen while it is under way: nothing is decided yet. */
export const figuresNow = (
  { statistics, anomalies, ledger }: FleetView,
  plan: FleetPlan,
  progress: Pick<LoadFigures, 'system' | 'elapsedMs' | 'underWay'>,
): LoadFigures => ({
  ...commonFigures(plan, statistics, anomalies, ledger, []),
  ...progress,
  ...{ isVirtual: false, conclusion: undefined, ledgerProblems: [] },
  limits: limitResults(plan.mix.limits, statistics),
})
