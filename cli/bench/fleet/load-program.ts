/** @module A worker of the bench: a fleet in real time on the stub server. It prints what it measured as a line of JSON. */

import { pooledFetch } from '../../../drivers/http/pooled-fetch.ts'
import type { FleetContext } from '../../../fleet/journeys/virtual-user.ts'
import { FleetLoad, type Schedule } from '../../../fleet/run/fleet-load.ts'
import { realTimers } from '../../../fleet/time/real-time.ts'
import { loadTask, type MeasuredLoad } from './load-task.ts'
import { stubFleetContext, stubMix } from './stub-load.ts'

const { url, phones, rate, seconds, seed } = loadTask.parse(JSON.parse(process.argv[2] ?? ''))

/** Until the first arrival: all workers are ready by then. */
const delayMs = 300
/** Before what is measured: the compiler has seen everything. */
const warmUp = { rate: Math.min(rate, 200), durationMs: 1_000 }
/** Beyond the schedule, for the last logins. */
const graceMs = 2_000

const { timers, run } = realTimers()
const fetch = pooledFetch(timers.now)

async function loadWith(schedule: Schedule): Promise<FleetContext> {
  const begin = timers.now() + delayMs
  const context = stubFleetContext({ phones, schedule, seed, mix: stubMix }, fetch, url, timers, begin)
  const load = new FleetLoad(context, schedule)
  load.start()
  await run(() => load.isOver || timers.now() > begin + schedule.durationMs + graceMs)
  load.finish()
  return context
}

await loadWith(warmUp)
const before = process.cpuUsage()
const { statistics, anomalies } = await loadWith({ rate, durationMs: seconds * 1_000 })
const { user, system } = process.cpuUsage(before)
const measured: MeasuredLoad = {
  logins: statistics.measure('login').count,
  arrivals: statistics.arrivals,
  onTime: statistics.lateness.countUpTo(50),
  errors: statistics.steps().reduce((sum, { errors }) => sum + errors, 0) + anomalies.total,
  cpuSeconds: (user + system) / 1_000_000,
}
process.stdout.write(`${JSON.stringify(measured)}\n`, () => process.exit(0))
