/** @module A load in virtual time on the reference server in this process: an hour takes as long as its work does. */

import { embeddedConfig, serversInProcess } from '../../drivers/assemblies/embedded.ts'
import { createSimulators, fetchOf } from '../../drivers/assemblies/scene/simulators.ts'
import type { Variant } from '../../drivers/assemblies/variant.ts'
import { createClient } from '../../drivers/http/client.ts'
import { labFaceOf } from '../../drivers/http/driver.ts'
import {
  advance,
  settle as settleAt,
  type TimeParticipant,
  VirtualClock,
  virtualTime,
} from '../../simulators/clock/clock.ts'
import { FleetLedger } from '../messages/fleet-ledger.ts'
import { SimulatedNetwork } from '../messages/simulated-network.ts'
import { Timers } from '../time/timers.ts'
import { drainLimit, FleetLoad, preparePeople } from './fleet-load.ts'
import { type FleetResult, findingsOf, fleetResult } from './fleet-result.ts'
import { type FleetPlan, type FleetSurroundings, fleetContext } from './fleet-setup.ts'

/** How many of the newest messages and events are kept. */
export const keptEvents = 1_000

/** Of real time, for an answer in this process. */
const timeLimitMs = 5_000

/** The user has ended it. */
class Stopped extends Error {}

/** `name`: of the system, for reports. `isStopped`: whether the user has ended it; then what is under way is given up. */
export async function virtualFleet(
  plan: FleetPlan,
  variant: Variant,
  name: string,
  isStopped: () => boolean = () => false,
): Promise<FleetResult> {
  const clock = new VirtualClock()
  const ledger = new FleetLedger()
  const simulators = createSimulators(`fleet ${plan.seed}`, undefined, undefined, virtualTime(clock), {
    onEvent: ledger.record,
    keepNewest: keptEvents,
  })
  const server = serversInProcess(variant)(
    { ...embeddedConfig(simulators), fetch: fetchOf(simulators) },
    simulators,
  )
  const { gateway, carrier, attestationService, timeline } = simulators
  const client = createClient({ ...server, traceHeaders: () => ({}), timeLimitMs })
  const lab = labFaceOf(client, server.labToken)
  // Whole milliseconds alone are instants of the contract.
  const timers = new Timers(clock.now)
  const time = {
    now: clock.now,
    at: (instant: number, task: () => void) => timers.at(Math.ceil(instant), task),
  }
  const { numbers = {} } = await server.description(client)
  const networkFor: FleetSurroundings['networkFor'] = (parts) =>
    new SimulatedNetwork({ ...parts, gateway, carrier })
  const around = { client, numbers, attestationService, networkFor, time, ledger }
  const context = fleetContext(plan, around, clock.now())
  const { activity } = context
  await preparePeople(context, lab, undefined, isStopped)
  const load = new FleetLoad(context, plan.schedule)
  const participants: TimeParticipant[] = [
    { name: 'the server', settle: async () => server.settle?.() },
    gateway,
    carrier,
    {
      name: 'the fleet',
      async settle() {
        if (isStopped()) throw new Stopped()
        timers.fireDue()
        await activity.whenQuiet()
        return timers.next
      },
    },
  ]
  const events = () => timeline.length() + activity.count()
  load.start()
  try {
    await advance(clock, participants, events, clock.now() + plan.schedule.durationMs)
    await drain()
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
  } finally {
    await server.close()
  }
  load.finish()
  return fleetResult(findingsOf(context), {
    ...{ system: name, schedule: plan.schedule, seed: plan.seed, isVirtual: true },
    isInterrupted: isStopped(),
  })

  async function drain(): Promise<void> {
    const last = clock.now() + drainLimit(plan.mix, numbers.pushLifetime)
    let next = await settleAt(clock, participants, events)
    while (!load.isOver && next !== undefined && next <= last) {
      await advance(clock, participants, events, Math.max(next, clock.now()))
      next = await settleAt(clock, participants, events)
    }
  }
}
