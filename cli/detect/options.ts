import { invalid, type Result, valid } from '../../reports/result.ts'
import { type QueueChoice, queueChoice, queueOptionProblems, queueOptions } from '../queue/options.ts'
import { readArguments, seedProblems } from '../shared/arguments.ts'

/** The `index`-th of `total` parts, counted from 1. */
export interface RulesPart {
  readonly index: number
  readonly total: number
}

function rulesPartOf(text: string): RulesPart | undefined {
  const [, index = 0, total = 0] = (/^(\d{1,2})\/(\d{1,2})$/.exec(text) ?? []).map(Number)
  return index >= 1 && index <= total ? { index, total } : undefined
}

export interface DetectOptions {
  readonly faultFolders: readonly string[]
  /** Only the faults of the given folders, and none of the project's own. */
  readonly onlyThese: boolean
  /** None: all. */
  readonly only: readonly string[]
  /** The part of the rules on which variants run that many scenarios can notice. */
  readonly rules: RulesPart | undefined
  readonly seed: number
  /** Whose workers run the faults, in place of processes of this one. */
  readonly nats: QueueChoice | undefined
  readonly out: string
}

export const detectOptions = {
  faults: { type: 'string', multiple: true },
  'only-these': { type: 'boolean', default: false },
  only: { type: 'string', multiple: true },
  rules: { type: 'string' },
  seed: { type: 'string' },
  out: { type: 'string', default: 'reports/out' },
  ...queueOptions,
} as const

/** The options of `sls detect`, or the sentences that say what is wrong with them. */
export function parseDetectOptions(args: readonly string[]): Result<DetectOptions> {
  const parsed = readArguments(args, { options: detectOptions }, 'detect')
  if (!parsed.ok) return parsed
  const { faults = [], only = [], rules, seed, out, 'only-these': onlyThese } = parsed.value.values
  const problems = [
    ...seedProblems(seed),
    ...(rules === undefined || rulesPartOf(rules)
      ? []
      : [`--rules ${rules}: give I/N with I from 1 to N, such as 1/2.`]),
    ...(onlyThese && faults.length === 0
      ? ['--only-these: name the folder of the faults that are meant with --faults DIR.']
      : []),
    ...queueOptionProblems(parsed.value.values),
  ]
  if (problems.length > 0) return invalid(problems)
  return valid({
    faultFolders: faults,
    onlyThese,
    only,
    rules: rulesPartOf(rules ?? ''),
    seed: Number(seed ?? 1),
    nats: queueChoice(parsed.value.values),
    out,
  })
}

/** Whether all faults are run, so that the record is about all of them. */
export const isWhole = ({ only, onlyThese }: DetectOptions): boolean => only.length === 0 && !onlyThese
