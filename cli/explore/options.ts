/** @module The options of `sls explore`. */

import { invalid, type Result, valid } from '../../reports/result.ts'
import { namedSystem, type RunSystem } from '../config/named-system.ts'
import { type QueueChoice, queueChoice, queueOptionProblems, queueOptions } from '../queue/options.ts'
import { readArguments, seedProblems } from '../shared/arguments.ts'

export const exploreOptions = {
  config: { type: 'string' },
  url: { type: 'string' },
  minutes: { type: 'string' },
  walks: { type: 'string' },
  seed: { type: 'string' },
  fault: { type: 'string' },
  faults: { type: 'string', multiple: true },
  out: { type: 'string', default: 'reports/out/explore' },
  ...queueOptions,
} as const

export interface ExploreOptions {
  /** In place of the reference server: a system under test that is not ours. */
  readonly system: RunSystem | undefined
  readonly milliseconds: number
  /** Undefined: as many as there is time for. */
  readonly walks: number | undefined
  readonly seed: number
  readonly fault: string | undefined
  readonly faultFolders: readonly string[]
  readonly out: string
  /** Undefined: the walks are walked here. */
  readonly queue: QueueChoice | undefined
}

const mostMinutes = 10_000

export async function parseExploreOptions(args: readonly string[]): Promise<Result<ExploreOptions>> {
  const parsed = readArguments(args, { options: exploreOptions }, 'explore')
  if (!parsed.ok) return parsed
  const { minutes = '1', walks, seed, fault, faults = [], out, nats } = parsed.value.values
  const duration = /^\d{1,5}(?:\.\d{1,3})?$/.test(minutes) ? Number(minutes) : 0
  const problems = [
    ...(duration > 0 && duration <= mostMinutes
      ? []
      : [`--minutes ${minutes}: give a number of minutes up to ${mostMinutes}, such as 2 or 0.5.`]),
    ...(walks === undefined || /^[1-9]\d{0,8}$/.test(walks)
      ? []
      : [`--walks ${walks}: give a whole number from 1.`]),
    ...seedProblems(seed),
    ...queueOptionProblems(parsed.value.values),
    ...(nats !== undefined && walks === undefined
      ? ['--nats: say with --walks N how many walks are handed out; --minutes ends them as well.']
      : []),
    ...(faults.length === 0 || fault !== undefined
      ? []
      : ['--faults: name the fault to inject with --fault ID.']),
  ]
  if (problems.length > 0) return invalid(problems)
  const system = await namedSystem(parsed.value.values)
  if (!system.ok) return system
  if (system.value?.configuration.withoutLab)
    return invalid([
      'sls explore needs a lab face, which makes the people of each walk: withoutLab has none.',
    ])
  return valid({
    system: system.value,
    walks: walks === undefined ? undefined : Number(walks),
    milliseconds: Math.round(duration * 60_000),
    seed: Number(seed ?? 1),
    fault,
    faultFolders: faults,
    out,
    queue: queueChoice(parsed.value.values),
  })
}
