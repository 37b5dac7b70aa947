/** @module How much load a fleet makes, what a phone of it takes, and what the reference server bears. */

import { readFileSync } from 'node:fs'
import { fleetMix } from '../../../fleet/mix/mix.ts'
import { phonesNeeded } from '../../../fleet/run/capacity.ts'
import { liveFleet } from '../../../fleet/run/live-fleet.ts'
import { liveReference } from '../../../fleet/targets/live-system.ts'
import { median } from '../paired-runs.ts'
import type { MeasuredLoad } from './load-task.ts'
import { hasArtillery, loadByArtillery, loadByFleet, startStub, virtualLoad } from './processes.ts'

export interface FleetBench {
  readonly rounds: number
  readonly phones: number
  /** Logins a second at the highest rate at which 99 % begin within 50 ms of the schedule; undefined: at none. */
  readonly highestRate: number | undefined
  readonly tried: readonly { readonly rate: number; readonly onTimePercent: number }[]
  /** Logins for a second of the processor, of the process that makes the load. */
  readonly perCpuSecond: { readonly fleet: number; readonly artillery: number | undefined }
  readonly virtual: {
    readonly few: number
    readonly many: number
    readonly bytesPerPhone: number
    readonly gatewayBytesPerPhone: number
    readonly fewMicroseconds: number
    readonly manyMicroseconds: number
  }
  readonly reference: {
    /** Logins a second at the highest rate with p99 of login under a second, no error and no anomaly; undefined: at none. */
    readonly highestRate: number | undefined
    /** Logins for a second of the server's processor, at that rate; undefined where the system does not tell. */
    readonly perCpuSecond: number | undefined
  }
}

const phones = 100_000
const workers = 2
const seconds = 5
const [few, many] = [10_000, 1_000_000]

/** The highest rate that `holds`: doubled until one does not, and then halved in between. */
export async function highestRate(
  first: number,
  holds: (rate: number) => Promise<boolean>,
): Promise<number | undefined> {
  let good: number | undefined
  let bad: number | undefined
  for (let rate = first; bad === undefined && rate <= first * mostFactor; rate *= 2)
    if (await holds(rate)) good = rate
    else bad = rate
  if (good === undefined || bad === undefined) return good
  for (let halving = 0; halving < halvings; halving++) {
    const middle = Math.round((good + bad) / 2)
    if (await holds(middle)) good = middle
    else bad = middle
  }
  return good
}

const mostFactor = 256
const halvings = 3

const onTimePercentOf = ({ onTime, arrivals }: MeasuredLoad): number => (onTime / Math.max(1, arrivals)) * 100

/** On the stub: everything is answered right, so that whatever is counted as wrong is ours. */
function withoutErrors(measured: MeasuredLoad): MeasuredLoad {
  if (measured.errors > 0)
    throw new Error(
      `${measured.errors} of ${measured.arrivals} logins failed on a server that answers everything`,
    )
  return measured
}

export async function measureFleet(rounds: number, onStep: (what: string) => void): Promise<FleetBench> {
  const stub = await startStub()
  try {
    const tried: { rate: number; onTimePercent: number }[] = []
    const found = await highestRate(50, async (rate) => {
      onStep(`${phones.toLocaleString('en')} phones in ${workers} workers at ${rate} logins a second`)
      const measured = await loadByFleet({ url: stub.url, phones, rate, seconds }, workers)
      const onTimePercent = onTimePercentOf(measured)
      tried.push({ rate, onTimePercent })
      return measured.errors === 0 && measured.logins === measured.arrivals && onTimePercent >= 99
    })
    const perCpuSecond = await besideArtillery(stub.url, rounds, onStep)
    return {
      ...{ rounds, phones, highestRate: found, tried, perCpuSecond },
      virtual: await virtualTimes(rounds, onStep),
      reference: await referenceRate(onStep),
    }
  } finally {
    await stub.stop()
  }
}

/** In turns, each at a rate at which it is busy most of the time: what idling costs is not asked for. */
async function besideArtillery(
  url: string,
  rounds: number,
  onStep: (what: string) => void,
): Promise<FleetBench['perCpuSecond']> {
  const task = { url, seconds }
  const each = ({ logins, cpuSeconds }: MeasuredLoad) => logins / cpuSeconds
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let round = 1; round <= rounds; round++) {
    onStep(`beside Artillery: round ${round}/${rounds}`)
    ours.push(each(withoutErrors(await loadByFleet({ ...task, rate: 400, phones: 1_000 }, 1))))
    if (hasArtillery()) theirs.push(each(await loadByArtillery({ ...task, rate: 150 })))
  }
  return { fleet: median(ours), artillery: theirs.length === 0 ? undefined : median(theirs) }
}

async function virtualTimes(rounds: number, onStep: (what: string) => void): Promise<FleetBench['virtual']> {
  const pairs = []
  for (let round = 1; round <= rounds; round++) {
    onStep(`virtual time: round ${round}/${rounds}`)
    pairs.push({ small: await virtualLoad(few), large: await virtualLoad(many) })
  }
  return {
    ...{ few, many },
    bytesPerPhone: median(pairs.map(({ large }) => large.bytesPerPhone)),
    gatewayBytesPerPhone: median(pairs.map(({ large }) => large.gatewayBytesPerPhone)),
    fewMicroseconds: median(pairs.map(({ small }) => small.microsecondsPerEvent)),
    manyMicroseconds: median(pairs.map(({ large }) => large.microsecondsPerEvent)),
  }
}

/** Nobody thinks for long, so that a rate is reached within seconds. */
const referenceMix = fleetMix.parse({
  journeys: { 'login-by-push': 1 },
  arrivals: 'constant',
  think: { phone: '100 - 300 ms', typing: '100 ms', waiting: '100 ms' },
})

async function referenceRate(onStep: (what: string) => void): Promise<FleetBench['reference']> {
  let perCpuSecond: number | undefined
  const found = await highestRate(10, async (rate) => {
    onStep(`the reference server at ${rate} logins a second`)
    const schedule = { rate, durationMs: seconds * 1_000 }
    const plan = {
      schedule,
      mix: referenceMix,
      seed: 1,
      phones: phonesNeeded({ mix: referenceMix, schedule }),
    }
    let pid: number | undefined
    let before: number | undefined
    let used: number | undefined
    const result = await liveFleet(
      plan,
      async (options) => {
        const system = await liveReference(options)
        pid = system.pid
        return system
      },
      {
        prepared() {},
        progress() {
          before ??= cpuSecondsOf(pid)
        },
        ended() {
          const after = cpuSecondsOf(pid)
          used = before === undefined || after === undefined ? undefined : after - before
        },
      },
      () => false,
    )
    const login = result.statistics.measure('login')
    const holds =
      (login.p99 ?? Number.POSITIVE_INFINITY) < 1_000 &&
      result.statistics.errorPercent() === 0 &&
      result.anomalies.total === 0
    if (holds && used !== undefined) perCpuSecond = login.count / used
    return holds
  })
  return { highestRate: found, perCpuSecond }
}

/** Ticks of the clock of Linux in a second (`getconf CLK_TCK`). */
const ticksPerSecond = 100

/** User and system time of a process, on Linux. */
function cpuSecondsOf(pid: number | undefined): number | undefined {
  if (pid === undefined || process.platform !== 'linux') return undefined
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}
