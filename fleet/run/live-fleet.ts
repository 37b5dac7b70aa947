/** @module A load in real time, on a system in a process of its own. */

import type { Client } from '../../drivers/http/client.ts'
import { createAttestationService } from '../../simulators/attestation/attestation-service.ts'
import type { FleetContext } from '../journeys/virtual-user.ts'
import { FleetLedger } from '../messages/fleet-ledger.ts'
import { SimulatedNetwork } from '../messages/simulated-network.ts'
import type { LiveOptions, LiveSystem } from '../targets/live-system.ts'
import { realTimers } from '../time/real-time.ts'
import { drainLimit, FleetLoad, preparePeople } from './fleet-load.ts'
import { type FleetResult, fleetResult } from './fleet-result.ts'
import { type FleetPlan, type FleetSurroundings, fleetContext } from './fleet-setup.ts'
import { keptEvents } from './virtual-fleet.ts'

/** How often the clock of the system is set, and its due work done. */
const clockIntervalMs = 50

/** How long somebody is told of progress after. */
const progressIntervalMs = 500

/** What the user sees meanwhile. */
export interface FleetObserver {
  /** So many people are made ready. */
  prepared(ready: number): void
  /** The load is under way since so many milliseconds. */
  progress(context: FleetContext, elapsedMs: number, underWay: number): void
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
  const ledger = new FleetLedger()
  let isGivenUp = false
  let settleSoon = () => {}
  const system = await open({
    seed: plan.seed,
    timelineOptions: {
      keepNewest: keptEvents,
      onEvent(event) {
        ledger.record(event)
        if (event.what === 'accepted') settleSoon()
      },
    },
  })
  try {
    const { lab, numbers, simulators } = system
    const client = untilGivenUp(system.client, () => isGivenUp)
    const { gateway, carrier } = simulators
    let serverNow = simulators.clock.now()
    const attestationService = createAttestationService(() => serverNow, system.attestationKey)
    const networkFor: FleetSurroundings['networkFor'] = (parts) =>
      new SimulatedNetwork({ ...parts, gateway, carrier })
    const around = { client, numbers, attestationService, networkFor, time: timers, ledger }
    const context = fleetContext(plan, around, Number.POSITIVE_INFINITY)
    let isSettling = false
    settleSoon = () => {
      if (isSettling) return
      isSettling = true
      timers.at(timers.now(), () => {
        isSettling = false
        void gateway.settle(simulators.clock.now())
        void carrier.settle(simulators.clock.now())
      })
    }
    await preparePeople(context, lab, (ready) => observer.prepared(ready), isStopped)
    const begin = timers.now() + 100
    const started = { ...context, begin }
    const load = new FleetLoad(started, plan.schedule)
    let isOver = false
    let broken: unknown
    const setClock = async (): Promise<void> => {
      if (isOver) return
      serverNow = Math.max(serverNow, simulators.clock.now())
      await lab.advance(serverNow)
      timers.at(timers.now() + clockIntervalMs, () => void setClock().catch(breakOff))
    }
    const breakOff = (error: unknown): void => {
      broken ??= error
    }
    const tellProgress = (): void => {
      observer.progress(started, timers.now() - begin, load.underWay)
      timers.at(timers.now() + progressIntervalMs, tellProgress)
    }
    load.start()
    void setClock().catch(breakOff)
    tellProgress()
    const last = begin + plan.schedule.durationMs + drainLimit(plan.mix, numbers.pushLifetime)
    await run(() => {
      if (isStopped()) load.stop()
      isOver = broken !== undefined || isStopped() || load.isOver || timers.now() > last
      return isOver
    })
    isGivenUp = true
    observer.ended?.()
    if (broken !== undefined) throw broken
    load.finish()
    return fleetResult(started, {
      ...{ system: system.name, schedule: plan.schedule, seed: plan.seed, isVirtual: false },
      isInterrupted: isStopped(),
    })
  } finally {
    await system.close()
  }
}

/** A client whose answers count as long as the load is under way: after that the system is gone, and the figures are made. */
function untilGivenUp(client: Client, isGivenUp: () => boolean): Client {
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
