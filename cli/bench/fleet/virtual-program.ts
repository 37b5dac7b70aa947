/**
 * @module A fleet in virtual time on the stub in this process: what a phone takes of the memory, and an event of the processor. Started
 * with the number of phones, and `--expose-gc`. It prints what it measured as a line of JSON.
 */

import { createSimulators } from '../../../drivers/assemblies/scene/simulators.ts'
import type { Fetch } from '../../../drivers/http/client.ts'
import { FleetLedger } from '../../../fleet/messages/fleet-ledger.ts'
import { SimulatedNetwork } from '../../../fleet/messages/simulated-network.ts'
import { FleetLoad } from '../../../fleet/run/fleet-load.ts'
import { Timers } from '../../../fleet/time/timers.ts'
import { VirtualClock } from '../../../simulators/clock/clock.ts'
import { stubAnswer } from './stub-answers.ts'
import { stubFleetContext, stubMix } from './stub-load.ts'
import type { MeasuredVirtualLoad } from './virtual-task.ts'

const phones = Number(process.argv[2])

/** The same number of logins for each size; each person logs in about once in a minute of virtual time. */
const logins = 20_000
const warmUpLogins = 4_000
const minuteMs = 60_000

const noHeaders = new Headers()
const fetch: Fetch = async (url, { method, headers, body = '' }) => {
  const bearer = headers.authorization?.slice('Bearer '.length) ?? ''
  const { status, text } = stubAnswer(method, url.slice('http://stub'.length), bearer, body)
  return { status, headers: noHeaders, text: async () => text }
}

const bytesNow = (): number => {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

const clock = new VirtualClock()
const timers = new Timers(clock.now)
const rate = (phones / minuteMs) * 1_000
const plan = {
  ...{ phones, seed: 1, mix: { ...stubMix, think: { ...stubMix.think, phone: { from: 1_000, to: 4_000 } } } },
  schedule: { rate, durationMs: ((warmUpLogins + logins) / rate) * 1_000 },
}

const before = bytesNow()
const context = stubFleetContext(plan, fetch, 'http://stub', timers, clock.now())
const bytesPerPhone = (bytesNow() - before) / phones

const load = new FleetLoad(context, plan.schedule)
load.start()
let measuredFrom: { readonly cpu: NodeJS.CpuUsage; readonly events: number } | undefined
let events = 0
while (!load.isOver && timers.next !== undefined) {
  clock.moveTo(Math.max(clock.now(), timers.next))
  events += timers.fireDue()
  await context.activity.whenQuiet()
  if (measuredFrom === undefined && context.statistics.arrivals >= warmUpLogins)
    measuredFrom = { cpu: process.cpuUsage(), events: events + context.activity.count() }
}
load.finish()
const { user, system } = process.cpuUsage(measuredFrom?.cpu)
const measuredEvents = events + context.activity.count() - (measuredFrom?.events ?? 0)

/** The same people at the simulated push gateway and carrier, which keep a registration for each. */
async function bytesAtGateway(): Promise<number> {
  const { gateway, carrier } = createSimulators('bench')
  const { phones: people, mailboxes } = context
  const earlier = bytesNow()
  const network = new SimulatedNetwork({
    gateway,
    carrier,
    phones: people,
    mailboxes,
    ledger: new FleetLedger(),
  })
  for (let index = 0; index < phones; index++) await network.register(index, 0)
  const bytes = (bytesNow() - earlier) / phones
  await network.setOnline(0, true)
  return bytes
}

const measured: MeasuredVirtualLoad = {
  phones,
  bytesPerPhone,
  gatewayBytesPerPhone: await bytesAtGateway(),
  microsecondsPerEvent: (user + system) / measuredEvents,
  logins: context.statistics.measure('login').count,
  errors: context.anomalies.total,
}
process.stdout.write(`${JSON.stringify(measured)}\n`, () => process.exit(0))
