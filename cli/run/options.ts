import { globSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { type Irreversible, irreversible } from '../../drivers/assemblies/people/needs.ts'
import { instancesOf } from '../../drivers/config/configuration.ts'
import type { Several } from '../../reports/contexts/choice.ts'
import type { OpenContext } from '../../reports/contexts/context.ts'
import { type FailedScenarios, failedScenarios } from '../../reports/output/failed-scenarios.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import type { Selection } from '../../reports/suite/selection.ts'
import { knownFailuresBeside } from '../config/known-failures-file.ts'
import { namedSystem, type RunSystem } from '../config/named-system.ts'
import { type QueueChoice, queueChoice, queueOptionProblems, queueOptions } from '../queue/options.ts'
import { readArguments, seedProblems } from '../shared/arguments.ts'
import { contextsProblems, parseContext, severalOf } from './contexts/context-options.ts'
import type { PauseAt } from './pause/pauses.ts'

/** The ways in which the reference server is reached, by name. */
export const targets = ['embedded', 'intercepted', 'process', 'browser'] as const

export interface RunOptions {
  readonly target: (typeof targets)[number]
  /** In place of the target: a system under test that is not ours. */
  readonly system?: RunSystem | undefined
  readonly selection: Selection
  /** Whether it goes on, and plays again what is changed. */
  readonly watch: boolean
  /** Before which steps it stops, so that somebody can look. */
  readonly pause: PauseAt | undefined
  /** Whether the windows of the browser are shown. */
  readonly headed: boolean
  /** What failed in the last run, where the selection is that. */
  readonly lastFailed: FailedScenarios | undefined
  readonly profile: string | undefined
  readonly seed: number
  readonly shuffled: boolean
  /** Of the contexts, what is not left to the seed. */
  readonly context: OpenContext
  /** In how many contexts each scenario is played, where it is more than one. */
  readonly contexts: Several | undefined
  readonly workers: number
  /** Whose workers play it, in place of processes of this one. */
  readonly nats: QueueChoice | undefined
  /** The file with what is known to fail. */
  readonly knownFailures: string | undefined
  readonly out: string
  readonly project: string | undefined
  readonly fault: string | undefined
  readonly faultFolders: readonly string[]
  /** The file of an app under test. */
  readonly app: string | undefined
  /** What cannot be undone, and may be done to people of a system without a lab face. */
  readonly allowed: readonly Irreversible[]
}

/** Where the results of a run go, and where `--last-failed` looks for those of the last. */
export const defaultOut = 'reports/out'

export const runOptions = {
  target: { type: 'string' },
  config: { type: 'string' },
  url: { type: 'string' },
  tags: { type: 'string' },
  only: { type: 'string', multiple: true },
  features: { type: 'string' },
  profile: { type: 'string' },
  'last-failed': { type: 'boolean' },
  watch: { type: 'boolean' },
  pause: { type: 'boolean' },
  'pause-at': { type: 'string' },
  headed: { type: 'boolean' },
  seed: { type: 'string' },
  context: { type: 'string', multiple: true },
  contexts: { type: 'string' },
  shard: { type: 'string' },
  workers: { type: 'string' },
  ...queueOptions,
  'known-failures': { type: 'string' },
  out: { type: 'string', default: defaultOut },
  project: { type: 'string' },
  fault: { type: 'string' },
  faults: { type: 'string', multiple: true },
  app: { type: 'string' },
  allow: { type: 'string', multiple: true },
} as const

/** Scenarios, rows and lines: so many of them are over before another process has started. */
const isSmall = (name: string): boolean => /#|-\d|:\d+$/.test(name)
const smallOfProcess = 20

/** One process per core, at most 4, as each takes time to start: fewer where `--only` names little. */
export const defaultWorkers = ({ only }: Selection, most = Math.min(availableParallelism(), 4)): number =>
  only?.every(isSmall) ? Math.min(most, Math.ceil(only.length / smallOfProcess)) : most

/** The options of `sls run`, or the sentences that say what is wrong with them. Reads the configuration that they name. */
export async function parseRunOptions(args: readonly string[]): Promise<Result<RunOptions>> {
  if (args.includes('--failed')) return invalid(['--failed is called --last-failed.'])
  const parsed = readArguments(args, { options: runOptions }, 'run')
  if (!parsed.ok) return parsed
  const {
    target = 'embedded',
    tags,
    only,
    features,
    profile,
    'last-failed': lastFailed = false,
    watch = false,
    pause = false,
    'pause-at': pauseAt,
    headed = false,
    seed,
    context = [],
    contexts,
    shard,
    workers,
    'known-failures': knownFailures,
    out,
    project,
    fault,
    faults = [],
    app,
    allow = [],
  } = parsed.value.values
  const known = targets.find((name) => name === target)
  const part = shard === undefined ? undefined : shardOf(shard)
  const allowed = allow.flatMap((kind) => irreversible.safeParse(kind).data ?? [])
  const named = parseContext(context)
  const isPausing = pause || pauseAt !== undefined
  const problems = [
    ...(named.ok ? [] : named.problems),
    ...contextsProblems(contexts),
    ...allow
      .filter((kind) => !irreversible.safeParse(kind).success)
      .map((kind) => `--allow ${kind}: give one of ${irreversible.options.join(', ')}.`),
    ...(known ? [] : [`--target ${target}: there is no such target, use one of ${targets.join(', ')}.`]),
    ...seedProblems(seed),
    ...(shard === undefined || part ? [] : [`--shard ${shard}: give I/N with I from 1 to N, such as 1/4.`]),
    ...(workers === undefined || /^[1-9]\d?$/.test(workers)
      ? []
      : [`--workers ${workers}: give a number of processes from 1 to 99.`]),
    ...(watch && (contexts !== undefined || shard !== undefined)
      ? ['--watch: it plays each scenario once, and no shards: leave --contexts and --shard out.']
      : []),
    ...(features === undefined ? [] : featuresProblems(features)),
    ...(features !== undefined && lastFailed
      ? ['--features and --last-failed exclude each other: give one of them.']
      : []),
    ...(pauseAt === undefined || pauseAtOf(pauseAt) !== undefined
      ? []
      : [`--pause-at ${pauseAt}: give failing, or the line of a step in its feature.`]),
    ...(isPausing && (watch || contexts !== undefined || shard !== undefined || Number(workers ?? 1) > 1)
      ? [
          '--pause: somebody looks at one scenario after the other: leave --watch, --contexts, --shard and --workers out.',
        ]
      : []),
    ...queueProblems(parsed.value.values),
    ...(headed && target !== 'browser' ? ['--headed: it is about Chromium: add --target browser.'] : []),
    ...(lastFailed && only ? ['--last-failed and --only exclude each other: give one of them.'] : []),
    ...(lastFailed && context.length > 0
      ? [
          '--last-failed and --context exclude each other: each scenario is played in the context in which it failed.',
        ]
      : []),
    ...(faults.length === 0 || fault !== undefined
      ? []
      : ['--faults: name the fault to inject with --fault ID.']),
  ]
  if (problems.length > 0 || !known || !named.ok) return invalid(problems)
  const system = await namedSystem(parsed.value.values)
  if (!system.ok) return system
  if (parsed.value.values.nats !== undefined && system.value?.configuration.withoutLab)
    return invalid([
      "--nats: without a lab face the people of the configuration are one machine's: leave it out.",
    ])
  if (app !== undefined && system.value?.configuration.withoutLab)
    return invalid(['--app: without a lab face the phones of the people are simulated ones: leave it out.'])
  if (allow.length > 0 && system.value?.configuration.withoutLab === undefined)
    return invalid([
      '--allow: it is about people of a system without a lab face (withoutLab in the configuration).',
    ])
  if (isPausing && system.value?.configuration.clock.kind === 'real')
    return invalid([
      '--pause: time goes on in this system, whoever waits (clock.kind real in the configuration).',
    ])
  const instances = system.value && instancesOf(system.value.configuration).length
  if (instances !== undefined && Number(workers ?? 1) > instances)
    return invalid([
      `--workers ${workers}: the configuration has ${instances} ${instances === 1 ? 'instance' : 'instances'}, and each scenario needs one for itself.`,
    ])
  const again = lastFailed ? failedScenarios(out) : valid(undefined)
  if (!again.ok) return again
  const selection = {
    ...(features === undefined ? {} : { features: resolve(features) }),
    ...(tags ? { tags } : {}),
    ...(again.value ? { only: [...again.value.keys()] } : only ? { only } : {}),
    ...(part ? { shard: part } : {}),
  }
  return valid({
    target: known,
    system: system.value,
    selection,
    watch,
    pause: pauseAt === undefined ? (pause ? 'each' : undefined) : pauseAtOf(pauseAt),
    headed,
    lastFailed: again.value,
    profile,
    seed: Number(seed ?? 1),
    shuffled: seed !== undefined,
    context: named.value,
    contexts: severalOf(contexts),
    workers: isPausing ? 1 : workers === undefined ? defaultWorkers(selection, instances) : Number(workers),
    nats: queueChoice(parsed.value.values),
    knownFailures: knownFailures ?? (system.value && knownFailuresBeside(system.value.folder)),
    out,
    project,
    fault,
    faultFolders: faults,
    app,
    allowed,
  })
}

function pauseAtOf(text: string): PauseAt | undefined {
  if (text === 'failing') return 'failing'
  return /^[1-9]\d{0,5}$/.test(text) ? { line: Number(text) } : undefined
}

function shardOf(text: string): { index: number; total: number } | undefined {
  const [, index = '0', total = '0'] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []
  const shard = { index: Number(index), total: Number(total) }
  return shard.index >= 1 && shard.index <= shard.total ? shard : undefined
}

/** Why nothing can be played of the path that `--features` gives. */
function featuresProblems(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return [`--features ${path}: there is no such file or folder.`]
  if (found.isDirectory())
    return globSync('**/*.feature', { cwd: path }).length > 0
      ? []
      : [`--features ${path}: the folder holds no file that ends in .feature: name another one.`]
  return path.endsWith('.feature')
    ? []
    : [`--features ${path}: give a file that ends in .feature, or a folder.`]
}

/** What is of one machine, and cannot be played by the workers of a queue. */
const ofOneMachine = ['watch', 'pause', 'pause-at', 'headed', 'shard', 'workers', 'features', 'app'] as const

function queueProblems(
  values: Readonly<Partial<Record<(typeof ofOneMachine)[number] | 'nats' | 'queue', unknown>>>,
): string[] {
  if (values.nats === undefined) return queueOptionProblems(values)
  return ofOneMachine
    .filter((name) => values[name] !== undefined)
    .map((name) => `--nats and --${name} exclude each other: workers have only what is theirs.`)
}
