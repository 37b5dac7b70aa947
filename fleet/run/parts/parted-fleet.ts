/** @module A load in real time that several processes make together: their people, rate and figures add up to the whole. */

import { FleetLedger, type MessageCounts } from '../../messages/fleet-ledger.ts'
import { FleetStatistics } from '../../statistics/statistics.ts'
import type { LiveOptions, LiveSystem } from '../../targets/live-system.ts'
import { realTimers } from '../../time/real-time.ts'
import { Anomalies } from '../../verdicts/anomaly.ts'
import { drainLimit } from '../fleet-load.ts'
import { type FleetResult, fleetResult } from '../fleet-result.ts'
import { type FleetPlan, intervalOf } from '../fleet-setup.ts'
import { beginDelayMs, type FleetObserver, progressIntervalMs } from '../live-fleet.ts'
import { SystemUnderLoad } from '../system-under-load.ts'
import { PartLost } from './part-lost.ts'
import { PartProcess } from './part-process.ts'
import type { MeasuredByPart, PartTask } from './protocol.ts'

/** Longer than a request under way may take. */
const longestAnswerMs = 15_000

/**
 * `processes`: how many. `isStopped`: whether the user has ended it; then what is under way is given up. `answerLimitMs`: how long a
 * process may take to do what it was told, beside its work.
 */
export async function partedFleet(
  plan: FleetPlan,
  processes: number,
  open: (options: LiveOptions) => Promise<LiveSystem>,
  observer: FleetObserver,
  isStopped: () => boolean,
  answerLimitMs = longestAnswerMs,
): Promise<FleetResult> {
  const { timers, run } = realTimers()
  const underLoad = await SystemUnderLoad.open(open, plan.seed, timers)
  const { system, ledger } = underLoad
  const parts: PartProcess[] = []
  const all = (message: Parameters<PartProcess['send']>[0]): void => {
    for (const part of parts) part.send(message)
  }
  const sumOf = (what: (part: PartProcess) => number): number =>
    parts.reduce((sum, part) => sum + what(part), 0)
  let toldToStopAt = Number.POSITIVE_INFINITY
  /** Turns the event loop until all parts have come to this point, or one fails, or has not come to it at `limit`. */
  const until = async (
    reached: readonly Promise<unknown>[],
    limit: number,
    meanwhile = (): void => undefined,
  ): Promise<void> => {
    let isReached = false
    const together = Promise.all(reached).finally(() => {
      isReached = true
    })
    together.catch(() => {})
    const isLate = (): boolean => timers.now() > Math.min(limit, toldToStopAt + answerLimitMs)
    await run(() => {
      if (isStopped() && toldToStopAt === Number.POSITIVE_INFINITY) {
        toldToStopAt = timers.now()
        all({ kind: 'stop' })
      }
      meanwhile()
      return isReached || underLoad.isBroken || isLate()
    })
    if (underLoad.isBroken) return
    if (!isReached) throw new PartLost('a process of the load does not answer any more: run it again.')
    await together
  }
  try {
    for (const task of tasksOf(plan, processes, system)) parts.push(new PartProcess(task, system))
    await until(
      parts.map(({ ready }) => ready),
      Number.POSITIVE_INFINITY,
      () => observer.prepared(sumOf(({ prepared }) => prepared)),
    )
    const begin = timers.now() + beginDelayMs
    all({ kind: 'begin', at: begin })
    const tellProgress = (): void => {
      const measured = () => parts.flatMap(({ progress }) => progress?.measured ?? [])
      const view = {
        get statistics() {
          return sumOfStatistics(plan, measured())
        },
        get anomalies() {
          return sumOfAnomalies(measured())
        },
        get ledger() {
          return sumOfLedgers(ledger, measured())
        },
      }
      observer.progress(
        view,
        timers.now() - begin,
        sumOf(({ progress }) => progress?.underWay ?? 0),
      )
      timers.at(timers.now() + progressIntervalMs, tellProgress)
    }
    underLoad.startClock((serverNow) => all({ kind: 'clock', serverNow }))
    tellProgress()
    const last = begin + plan.schedule.durationMs + drainLimit(plan.mix, system.numbers.pushLifetime)
    await until(
      parts.map(({ over }) => over),
      last + answerLimitMs,
    )
    observer.ended?.()
    underLoad.stopClock()
    // What is delivered from now on nobody counts.
    const services = { notifications: { ...ledger.notifications }, texts: { ...ledger.texts } }
    const telling = Promise.all(parts.map((part) => part.tell()))
    await until([telling], timers.now() + answerLimitMs)
    const told = await telling
    const measured = told.map((one) => one.measured)
    const findings = {
      ...{ mix: plan.mix, now: timers.now(), begin },
      statistics: sumOfStatistics(plan, measured),
      anomalies: sumOfAnomalies(measured),
      ledger: sumOfLedgers(services, measured),
      unexpected: told.reduce((sum, { unexpected }) => sum + unexpected, 0),
      phones: { count: plan.phones, bytes: told.reduce((sum, { phoneBytes }) => sum + phoneBytes, 0) },
    }
    return fleetResult(findings, {
      ...{ system: system.name, schedule: plan.schedule, seed: plan.seed, isVirtual: false },
      isInterrupted: isStopped(),
    })
  } finally {
    await Promise.all(parts.map((part) => part.end()))
    await system.close()
  }
}

/** People are shared out evenly, and so is the rate. */
function tasksOf(
  { phones, schedule, seed, mix }: FleetPlan,
  processes: number,
  system: LiveSystem,
): PartTask[] {
  const { journeys, arrivals, think, rest } = mix
  return Array.from({ length: processes }, (_, index) => ({
    ...{ kind: 'prepare', part: { index, of: processes }, seed },
    phones: Math.floor(phones / processes) + (index < phones % processes ? 1 : 0),
    schedule: { ...schedule, rate: schedule.rate / processes },
    mix: { journeys, arrivals, think, rest },
    ...{ reach: system.reach, numbers: system.numbers, serverNow: system.simulators.clock.now() },
    attestationKey: system.attestationKey.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }))
}

function sumOfStatistics({ schedule }: FleetPlan, all: readonly MeasuredByPart[]): FleetStatistics {
  const sum = new FleetStatistics(intervalOf(schedule))
  for (const { statistics } of all) sum.add(statistics)
  return sum
}

function sumOfAnomalies(all: readonly MeasuredByPart[]): Anomalies {
  const sum = new Anomalies()
  for (const { anomalies } of all) sum.addStored(anomalies)
  return sum
}

/** The services know what they accepted and delivered; the parts, what was waited for and what came. */
function sumOfLedgers(
  services: Readonly<Record<'notifications' | 'texts', MessageCounts>>,
  parts: readonly MeasuredByPart[],
): FleetLedger {
  const sum = new FleetLedger()
  for (const what of ['notifications', 'texts'] as const) {
    const of = (count: 'expected' | 'arrived') => parts.reduce((all, part) => all + part[what][count], 0)
    Object.assign(sum[what], services[what], { expected: of('expected'), arrived: of('arrived') })
  }
  return sum
}
