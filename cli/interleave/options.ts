import { families } from '../../interleaving/families/families.ts'
import type { RaceFamily } from '../../interleaving/family.ts'
import { type GivenOrder, givenOrderOf } from '../../interleaving/orders/given-order.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { nearestName } from '../../reports/suite/near-names.ts'
import { readArguments, seedProblems } from '../shared/arguments.ts'

export interface InterleaveOptions {
  readonly families: readonly RaceFamily[]
  readonly fault: string | undefined
  readonly faultFolders: readonly string[]
  /** At most so many orders of a family. */
  readonly bound: number
  /** At most so many beginnings of a family after which the server is killed. */
  readonly restartBound: number
  readonly seed: number
  /** This one alone, of the one family that is named. */
  readonly order: GivenOrder | undefined
  /** The file of a system whose inside nobody reaches. */
  readonly config: string | undefined
  /** How often a family races there. */
  readonly races: number
  readonly out: string
}

export const interleaveOptions = {
  family: { type: 'string', multiple: true },
  fault: { type: 'string' },
  faults: { type: 'string', multiple: true },
  bound: { type: 'string' },
  seed: { type: 'string' },
  order: { type: 'string' },
  config: { type: 'string' },
  races: { type: 'string' },
  out: { type: 'string', default: 'reports/out' },
} as const

/** With every order of it, each family takes less than a minute on two cores. */
export const restartsByDefault = 5_000

const racesByDefault = 50

const names = families.map(({ name }) => name)

const familyProblems = (given: readonly string[]): string[] =>
  given
    .filter((name) => !names.includes(name))
    .map((name) => {
      const near = nearestName(name, names)
      return `--family ${name}: there is no such family${near === undefined ? '' : `, the nearest is ${near}`}.`
    })

/** The options of `sls interleave`, or the sentences that say what is wrong with them. */
export function parseInterleaveOptions(args: readonly string[]): Result<InterleaveOptions> {
  const parsed = readArguments(args, { options: interleaveOptions }, 'interleave')
  if (!parsed.ok) return parsed
  const {
    family: named = [],
    fault,
    faults = [],
    bound,
    seed,
    order,
    config,
    races,
    out,
  } = parsed.value.values
  const given = order === undefined ? undefined : givenOrderOf(order)
  const problems = [
    ...familyProblems(named),
    ...seedProblems(seed),
    ...(bound === undefined || /^[1-9]\d{0,8}$/.test(bound)
      ? []
      : [`--bound ${bound}: give a whole number from 1 on.`]),
    ...(races === undefined || /^[1-9]\d{0,5}$/.test(races)
      ? []
      : [`--races ${races}: give a whole number from 1 on.`]),
    ...(config !== undefined && (fault !== undefined || order !== undefined)
      ? ['--config: --fault and --order are for the reference server alone.']
      : []),
    ...(config === undefined && races !== undefined
      ? ['--races: it is about a system of its own: name it with --config FILE, or leave --races out.']
      : []),
    ...(faults.length > 0 && fault === undefined
      ? ['--faults: name the fault to inject with --fault ID.']
      : []),
    ...(order !== undefined && named.length !== 1
      ? ['--order: name the one family that it is an order of with --family NAME.']
      : []),
    ...(order !== undefined && given === undefined
      ? [
          `--order ${order}: give a digit for each step, and ! at its end where the server is killed after it.`,
        ]
      : []),
  ]
  if (problems.length > 0) return invalid(problems)
  return valid({
    families: named.length === 0 ? families : families.filter(({ name }) => named.includes(name)),
    fault,
    faultFolders: faults,
    bound: bound === undefined ? Number.POSITIVE_INFINITY : Number(bound),
    restartBound: Number(bound ?? restartsByDefault),
    seed: Number(seed ?? 1),
    order: given,
    config,
    races: Number(races ?? racesByDefault),
    out,
  })
}
