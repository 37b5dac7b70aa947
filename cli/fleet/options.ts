/** @module The options of `sls fleet`. */

import { instancesOf } from '../../drivers/config/configuration.ts'
import { defaultMix } from '../../fleet/mix/mix.ts'
import { phonesNeeded } from '../../fleet/run/capacity.ts'
import type { FleetPlan } from '../../fleet/run/fleet-setup.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { namedSystem, type RunSystem } from '../config/named-system.ts'
import { readArguments, seedProblems } from '../shared/arguments.ts'
import { readMixFile } from './mix-file.ts'

export const fleetOptions = {
  config: { type: 'string' },
  url: { type: 'string' },
  phones: { type: 'string' },
  rate: { type: 'string', default: '10' },
  for: { type: 'string', default: '30s' },
  mix: { type: 'string' },
  seed: { type: 'string', default: '1' },
  processes: { type: 'string', default: '1' },
  virtual: { type: 'boolean', default: false },
  page: { type: 'boolean', default: false },
  fault: { type: 'string' },
  faults: { type: 'string', multiple: true },
  'load-on': { type: 'string' },
  out: { type: 'string', default: 'reports/out/fleet' },
} as const

export interface FleetOptions {
  /** In place of the reference server. */
  readonly system: RunSystem | undefined
  readonly plan: FleetPlan
  /** How many processes make the load. */
  readonly processes: number
  readonly isVirtual: boolean
  /** Whether a page shows the load while it is under way. */
  readonly hasPage: boolean
  readonly fault: string | undefined
  readonly faultFolders: readonly string[]
  readonly out: string
}

const units = { s: 1_000, min: 60_000, h: 3_600_000 } as const
const isUnit = (text: string): text is keyof typeof units => text in units
const longestMs = 3_600_000
const mostPhones = 1_000_000
const mostRate = 100_000
const mostProcesses = 64

function durationOf(text: string): number | undefined {
  const [, value, unit = ''] = /^(\d{1,5}(?:\.\d{1,3})?) ?(s|min|h)$/.exec(text) ?? []
  const milliseconds = isUnit(unit) ? Number(value) * units[unit] : 0
  return milliseconds >= 1_000 && milliseconds <= longestMs ? milliseconds : undefined
}

export async function parseFleetOptions(args: readonly string[]): Promise<Result<FleetOptions>> {
  const parsed = readArguments(args, { options: fleetOptions }, 'fleet')
  if (!parsed.ok) return parsed
  const { values } = parsed.value
  const { phones, rate, seed, fault, faults = [], virtual: isVirtual, out } = values
  const durationMs = durationOf(values.for)
  const isRate = /^\d{1,6}(?:\.\d{1,3})?$/.test(rate) && Number(rate) > 0 && Number(rate) <= mostRate
  const isCount = phones === undefined || (/^[1-9]\d{0,6}$/.test(phones) && Number(phones) <= mostPhones)
  const processes = Number(values.processes)
  const isProcesses = /^[1-9]\d?$/.test(values.processes) && processes <= mostProcesses
  const problems = [
    ...(durationMs === undefined
      ? [`--for ${values.for}: give a time from 1s to 1h, such as 30s or 5min.`]
      : []),
    ...(isRate ? [] : [`--rate ${rate}: give the arrivals in a second, from 0.001 to ${mostRate}.`]),
    ...(isCount ? [] : [`--phones ${phones}: give a whole number from 1 to ${mostPhones}.`]),
    ...(isProcesses
      ? []
      : [`--processes ${values.processes}: give a whole number from 1 to ${mostProcesses}.`]),
    ...(isVirtual && processes > 1
      ? ['--processes: virtual time is that of one process; leave one of the two out.']
      : []),
    ...seedProblems(seed),
    ...(faults.length === 0 || fault !== undefined
      ? []
      : ['--faults: name the fault to inject with --fault ID.']),
    ...(isVirtual && values.page
      ? ['--page: virtual time is over before anybody has looked; leave one of the two out.']
      : []),
    ...(isVirtual && (values.config ?? values.url) !== undefined
      ? ['--virtual: only the reference server runs in this process; leave --config and --url out.']
      : []),
  ]
  const mix = values.mix === undefined ? valid(defaultMix) : readMixFile(values.mix)
  if (!mix.ok) problems.push(...mix.problems)
  if (problems.length > 0 || durationMs === undefined || !mix.ok) return invalid(problems)
  const system = isVirtual ? valid(undefined) : await namedSystem(values)
  if (!system.ok) return system
  const refused = [
    ...systemProblems(system.value, values['load-on']),
    ...(system.value && fault !== undefined
      ? ['--fault: only the reference server can be given a fault; leave --config and --url out.']
      : []),
  ]
  if (refused.length > 0) return invalid(refused)
  const schedule = { rate: Number(rate), durationMs }
  const ofPart = { ...schedule, rate: schedule.rate / processes }
  const needed = processes * phonesNeeded({ mix: mix.value, schedule: ofPart })
  if (phones !== undefined && Number(phones) < needed)
    return invalid([
      `--phones ${phones}: people who log in rest and think in between, so that ${rate} arrivals a second need ${needed} at least: give more phones or a lower rate.`,
    ])
  return valid({
    ...{ system: system.value, processes, isVirtual, hasPage: values.page, fault, faultFolders: faults, out },
    plan: { phones: Number(phones ?? Math.max(needed, 100)), schedule, seed: Number(seed), mix: mix.value },
  })
}

const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(host)

/** Load goes to this machine, unless the one who asks for it names the other by its name. */
function systemProblems(system: RunSystem | undefined, allowedHost: string | undefined): string[] {
  if (system === undefined) return []
  const { configuration } = system
  if (configuration.withoutLab)
    return ['sls fleet needs a lab face, which makes the people of the load: withoutLab has none.']
  const [first] = instancesOf(configuration)
  if (first === undefined) return ['the configuration has no instance to put load on.']
  const base = first.url ?? first.faces
  const hosts = (['login', 'account', 'device', 'lab'] as const).flatMap((face) => {
    const url = base === undefined ? undefined : typeof base === 'string' ? base : base[face]
    return url === undefined ? [] : [new URL(url).hostname]
  })
  const foreign = [...new Set(hosts)].filter((host) => !isLoopback(host) && host !== allowedHost)
  return foreign.map(
    (host) =>
      `${host} is not this machine: load on it may hurt others. If it is yours to load, say so with --load-on ${host}.`,
  )
}
