/** @module A load in real time, on a system in a process of its own. */

import type { Client } from '../../drivers/http/client.ts'
import { createAttestationService } from '../../simulators/attestation/attestation-service.ts'
import type { FleetContext } from '../journeys/virtual-user.ts'
import { SimulatedNetwork } from '../messages/simulated-network.ts'
import type { LiveOptions, LiveSystem } from '../targets/live-system.ts'
import { realTimers } from '../time/real-time.ts'
import { drainLimit, FleetLoad, preparePeople } from './fleet-load.ts'
import { type FleetResult, findingsOf, fleetResult } from './fleet-result.ts'
import { type FleetPlan, type FleetSurroundings, fleetContext } from './fleet-setup.ts'
import { SystemUnderLoad } from './system-under-load.ts'

/** How long somebody is told of progress after. */
export const progressIntervalMs = 500

/** Until the first arrival: all that is to be done before is done by then. */
export const beginDelayMs = 100

/** What is known of a load while it is under way. */
export type FleetView = Pick<FleetContext, 'statistics' | 'anomalies' | 'ledger'>

/** What the user sees meanwhile. */
export interface FleetObserver {
  /** So many people are made ready. */
  prepared(ready: number): void
  /** The load is under way since so many milliseconds. */
  progress(view: FleetView, elapsedMs: number, underWay: number): void
  /** It is over, and the system is still there. */
  ended?(): void
}

/** `isStopped`: whether the user has ended it; then nobody begins any more, and what is under way is given up. */
export async function liveFleet(
  plan: FleetPlan,
  open: (options: LiveOptions) => Promise<LiveSystem>,
  observer: FleetObserver,
  isStopped: () => boolean,
): Promise<FleetResult> {
  const { timers, run } = realTimers()
  let isGivenUp = false
  const underLoad = await SystemUnderLoad.open(open, plan.seed, timers)
  const { system, ledger } = underLoad
  try {
    const { lab, numbers, simulators } = system
    const client = untilGivenUp(system.client, () => isGivenUp)
    const { gateway, carrier } = simulators
    const attestationService = createAttestationService(underLoad.serverNow, system.attestationKey)
    const networkFor: FleetSurroundings['networkFor'] = (parts) =>
      new SimulatedNetwork({ ...parts, gateway, carrier })
    const around = { client, numbers, attestationService, networkFor, time: timers, ledger }
    const context = fleetContext(plan, around, Number.POSITIVE_INFINITY)
    await preparePeople(context, lab, (ready) => observer.prepared(ready), isStopped)
    const begin = timers.now() + beginDelayMs
    const started = { ...context, begin }
    const load = new FleetLoad(started, plan.schedule)
    const tellProgress = (): void => {
      observer.progress(started, timers.now() - begin, load.underWay)
      timers.at(timers.now() + progressIntervalMs, tellProgress)
    }
    load.start()
    underLoad.startClock()
    tellProgress()
    const last = begin + plan.schedule.durationMs + drainLimit(plan.mix, numbers.pushLifetime)
    await run(() => {
      if (isStopped()) load.stop()
      return underLoad.isBroken || isStopped() || load.isOver || timers.now() > last
    })
    isGivenUp = true
    observer.ended?.()
    underLoad.stopClock()
    load.finish()
    return fleetResult(findingsOf(started), {
      ...{ system: system.name, schedule: plan.schedule, seed: plan.seed, isVirtual: false },
      isInterrupted: isStopped(),
    })
  } finally {
    await system.close()
  }
}

/** A client whose answers count as long as the load is under way: after that the system is gone, and the figures are made. */
export function untilGivenUp(client: Client, isGivenUp: () => boolean): Client {
  const inTime = <Answer>(answer: Promise<Answer>): Promise<Answer> =>
    new Promise((resolve, reject) => {
      answer.then(
        (given) => isGivenUp() || resolve(given),
        (error: unknown) => isGivenUp() || reject(error),
      )
    })
  return {
    call: (name, call) => inTime(client.call(name, call)),
    callAny: (name, call) => inTime(client.callAny(name, call)),
  }
}
