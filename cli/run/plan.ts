/** @module From the options of `sls run` to what there is to do. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import type { Probed } from '../../drivers/assemblies/configured/probe.ts'
import { type Catalogue, loadCatalogue } from '../../reports/catalogue/catalogue.ts'
import { loadProfiles, profileOf } from '../../reports/catalogue/profiles.ts'
import type { OpenContext } from '../../reports/contexts/context.ts'
import { loadContextRules } from '../../reports/contexts/context-rules.ts'
import type { FailedScenarios } from '../../reports/output/failed-scenarios.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { presentIds } from '../../reports/suite/manifest.ts'
import type { Selection } from '../../reports/suite/selection.ts'
import { sha256 } from '../../reports/suite/sha256.ts'
import type { KnownFailures } from '../../reports/verdicts/known-failures.ts'
import { knownFailuresBeside, readKnownFailures } from '../config/known-failures-file.ts'
import { type NamedApp, namedApp } from '../config/named-app.ts'
import { missingPrerequisite } from '../shared/missing-prerequisites.ts'
import { type Project, projectAt, slsCommand } from '../shared/project.ts'
import { unavailableValues } from './contexts/unavailable.ts'
import { defaultOut, type RunOptions } from './options.ts'
import { againCommand, type PlannedRecord, plannedRecord } from './record/run-record.ts'
import type { ShardTask } from './shards/protocol.ts'
import { chosenWithoutLab, systemTask, type TestedSystem, testedSystem } from './tested-system.ts'

/** What a run of the suite needs to know. */
export interface RunPlan {
  readonly project: Project
  readonly catalogue: Catalogue
  readonly selection: Selection
  /** The ids that were given to `--only`, where the scenario has another one today: that one, by the former. */
  readonly renamed: ReadonlyMap<string, string>
  /** What is under test, in reports. */
  readonly target: string
  /** In place of one of our targets. */
  readonly system?: TestedSystem | undefined
  readonly seed: number
  readonly shuffled: boolean
  /** Whether somebody holds its scenarios up. */
  readonly paused?: boolean
  /** Whether the windows of the browser are shown. */
  readonly headed?: boolean
  readonly contexts: ShardTask['contexts']
  readonly fault?: InjectedFault | undefined
  /** On the phones, in place of our IBKR Mobile. */
  readonly app?: NamedApp | undefined
  /** What is known to fail. */
  readonly known?: KnownFailures | undefined
  /** What the results say of it. */
  readonly record: PlannedRecord
  /** The command that runs one scenario in the same way. */
  readonly repeatCommand: (scenarioId: string, context?: OpenContext) => string
  /** The command that runs all that failed in the same way. */
  readonly repeatFailedCommand: string
}

/** The results of a run with a fault or an app of its own name it beside the target: they are no verdict on the server alone. */
export const targetName = ({ target, fault, app }: RunPlan): string =>
  [target, fault && `with fault ${fault.id}`, app && `with the app ${app.name}`].filter(Boolean).join(' ')

/** The fault of a run, and the folders that it may come from. */
interface InjectedFault {
  readonly id: string
  readonly title: string
  readonly folders: readonly string[]
}

/** Reads what the options name, or says in sentences why the run cannot begin. `today`: as in 2026-12-31. `probed`: what the system says of itself. */
export async function planRun(
  options: RunOptions,
  today: string,
  probed?: Promise<Probed>,
): Promise<Result<RunPlan>> {
  const project = projectAt(options.project)
  const catalogue = loadCatalogue(project.requirements)
  if (!catalogue.ok) return catalogue
  const missing = options.system ? undefined : await missingPrerequisite(options)
  if (missing !== undefined) return invalid([missing])
  const fault = await chosenFault(options)
  if (!fault.ok) return fault
  const app = await namedApp(options)
  if (!app.ok) return app
  const { seed, shuffled } = options
  const present = presentSelection(options, project, catalogue.value)
  if (!present.ok) return present
  const known = knownFailures(options, today, project, catalogue.value, present.value.selection)
  if (!known.ok) return known
  const tested =
    options.system && probed
      ? testedSystem(options.system, await probed, project, catalogue.value)
      : valid(undefined)
  if (!tested.ok) return tested
  const system =
    tested.value &&
    (await chosenWithoutLab(tested.value, project, catalogue.value, { ...options, ...present.value }))
  const rules = loadContextRules(project.requirements)
  if (!rules.ok) return rules
  // Without a lab face it is decided before which of them are not played in the plain one.
  const repeatedContexts =
    system?.withoutLab?.contexts ?? (options.lastFailed && contextsOf(options.lastFailed))
  const contexts = {
    limits: {
      exclusions: rules.value.notTogether,
      unavailable: [...unavailableValues(options, system)],
      given: options.context,
    },
    ...(repeatedContexts && { repeated: repeatedContexts }),
  }
  const repeated = [
    system?.option ?? `--target ${options.target}`,
    `--seed ${seed}`,
    ...furtherOptions(options, project.root),
  ]
  const repeatFailedCommand = [
    `${slsCommand} run`,
    ...repeated,
    '--last-failed',
    ...(options.out === defaultOut ? [] : [`--out '${options.out}'`]),
  ].join(' ')
  const plan = {
    project,
    catalogue: catalogue.value,
    target: system?.name ?? options.target,
    system,
    seed,
    shuffled,
    paused: options.pause !== undefined,
    headed: options.headed,
    contexts,
    ...present.value,
    fault: fault.value,
    app: app.value,
    known: known.value,
  }
  const record = plannedRecord({
    again: repeated,
    root: project.root,
    configuration: {
      target: options.system?.configuration ?? options.target,
      seed,
      shuffled,
      contexts: contexts.limits,
      fault: fault.value?.id,
      app: app.value && sha256(readFileSync(app.value.file)),
      allowed: options.allowed,
    },
    selection: present.value.selection,
    context: options.context,
    onPurpose: [
      ...(fault.value ? [fault.value.title] : []),
      ...(plan.paused ? ['Somebody held it up, and could act by hand (--pause).'] : []),
    ],
    capabilities: system?.capabilities,
  })
  return valid({ ...plan, record, repeatCommand: againCommand(record), repeatFailedCommand })
}

const contextsOf = (failed: FailedScenarios): Record<string, OpenContext> =>
  Object.fromEntries([...failed].flatMap(([id, context]) => (context ? [[id, context] as const] : [])))

/** The rows of the profile that `--profile` names. */
function rowsOfProfile(
  name: string,
  requirements: string,
  { rows }: Catalogue,
): Result<NonNullable<Selection['profile']>> {
  const profiles = loadProfiles(requirements)
  if (!profiles.ok) return profiles
  const names = profiles.value.map(({ id }) => id)
  if (!names.includes(name)) return invalid([`--profile ${name}: use one of ${names.join(', ')}.`])
  const members = [...rows.values()].filter((row) => profileOf(row, profiles.value)?.id === name)
  return valid({ name, rows: members.map(({ id }) => id) })
}

/**
 * A feature, a folder of features or a line of one, as its scenarios name it (`security/limits:12`), where a path leads there from the
 * working folder, from the top of the project or from its features.
 */
function featurePlace(given: string, root: string): string | undefined {
  const features = join(root, 'features')
  const [, path = '', line = ''] = /^(.*?)(:\d+)?$/.exec(given.replaceAll('\\', '/')) ?? []
  const candidates = [resolve(path), resolve(root, path), resolve(features, path)]
  const found = candidates
    .flatMap((one) => [one, `${one}.feature`])
    .find((one) => one.startsWith(`${features}${sep}`) && existsSync(one))
  return (
    found &&
    relative(features, found)
      .replaceAll('\\', '/')
      .replace(/\.feature$/, '') + line
  )
}

/** The selection as the suite names it: by present ids of scenarios, rows, and features. */
function presentSelection(
  { selection, profile: name }: RunOptions,
  { root, requirements }: Project,
  catalogue: Catalogue,
): Result<Pick<RunPlan, 'selection' | 'renamed'>> {
  const profile = name === undefined ? valid(undefined) : rowsOfProfile(name, requirements, catalogue)
  if (!profile.ok) return profile
  const present = presentIds(requirements, selection.only ?? [])
  if (!present.ok) return present
  const renamed = present.value
  const only = selection.only?.flatMap((given) => {
    const ofArticle = [...catalogue.rows.values()].filter(({ article }) => article === given)
    const rows = ofArticle.filter(({ excluded }) => excluded === undefined).map(({ id }) => id)
    return rows.length > 0 ? rows : (renamed.get(given) ?? featurePlace(given, root) ?? given)
  })
  const chosen = { ...selection, ...(only && { only }), ...(profile.value && { profile: profile.value }) }
  return valid({ selection: chosen, renamed })
}

/** Whether a run plays the whole suite. */
export const playsAll = ({ features, tags, only, profile, shard }: Selection): boolean =>
  [features, tags, only, profile, shard].every((part) => part === undefined)

function knownFailures(
  { knownFailures: file }: RunOptions,
  today: string,
  project: Project,
  catalogue: Catalogue,
  selection: Selection,
): Result<KnownFailures | undefined> {
  if (file === undefined) return valid(undefined)
  const entries = readKnownFailures(file, { requirements: project.requirements, catalogue })
  if (!entries.ok) return entries
  const { features, only, tags, profile, shard } = selection
  const isNarrower = [features, tags, profile, shard].some((part) => part !== undefined)
  const playsRow = (row: string) => playsAll(selection) || (!isNarrower && only?.includes(row) === true)
  return valid({
    file,
    entries: entries.value,
    today,
    isWhole: ({ row }) => row === undefined || playsRow(row),
  })
}

/** Whether the server of this target is a process of its own. */
const hasServerProcess = (target: string): boolean => target === 'process' || target === 'browser'

async function chosenFault(options: RunOptions): Promise<Result<InjectedFault | undefined>> {
  const { fault: id, faultFolders: folders, target, system, app } = options
  if (id === undefined) return valid(undefined)
  // Loaded on demand: there are many faults, and few runs have one.
  const { faultNamed, faultsIn } = await import('../shared/fault-choice.ts')
  const known = await faultsIn(folders)
  if (!known.ok) return known
  const found = faultNamed('--fault', id, known.value)
  if (!found.ok) return found
  const { faults, title } = found.value
  const ofServer = faults.some(({ subject }) => subject === 'server')
  if ((app ?? system?.configuration.app) !== undefined && faults.some(({ subject }) => subject === 'phone'))
    return invalid([
      `--fault ${id}: it is one of our own phones and their app; beside --app only faults of the server can be injected.`,
    ])
  const own = await faultsIn([])
  const isOwn = own.ok && faultNamed('--fault', id, own.value).ok
  if (system && ofServer)
    return invalid([
      `--fault ${id}: it is one of the reference server; only faults of the phone can be injected here.`,
    ])
  if (hasServerProcess(target) && ofServer && !isOwn)
    return invalid([
      `--target ${target} --fault ${id}: a server in a process of its own knows only the faults of this project.`,
    ])
  return valid({ id, title, folders })
}

const furtherOptions = (
  { project, fault, faultFolders, app, allowed, system, knownFailures: file, selection }: RunOptions,
  root: string,
): string[] => [
  ...(selection.features === undefined ? [] : [`--features '${selection.features}'`]),
  ...allowed.map((kind) => `--allow ${kind}`),
  ...(project === undefined ? [] : [`--project '${relative(process.cwd(), root) || '.'}'`]),
  ...faultFolders.map((folder) => `--faults '${folder}'`),
  ...(fault === undefined ? [] : [`--fault ${fault}`]),
  ...(app === undefined ? [] : [`--app '${app}'`]),
  ...(file === undefined || (system && file === knownFailuresBeside(system.folder))
    ? []
    : [`--known-failures '${file}'`]),
]

/** What the `index`-th of so many processes is to run, counted from 1. */
export function taskOfShard(plan: RunPlan, index: number, processes: number): ShardTask {
  const { project, catalogue, selection, fault, app, target, system, seed, shuffled, contexts } = plan
  return {
    ...(system ? { system: systemTask(system, index) } : { target }),
    seed,
    shuffled,
    ...(plan.paused && { paused: true }),
    ...(plan.headed && { headed: true }),
    contexts,
    root: project.root,
    features: featuresFor(selection, project),
    support: [...project.support],
    selection: {
      ...selectionTask(selection),
      worker: { index, total: processes, roundRobin: system !== undefined || hasServerProcess(target) },
    },
    rows: [...catalogue.rows.values()].map(({ id, kind, excluded }) => ({
      id,
      kind,
      ...(excluded === undefined ? {} : { excluded }),
    })),
    ...(fault ? { fault: { id: fault.id, folders: [...fault.folders] } } : {}),
    ...(app ? { app: app.file } : {}),
  }
}

/** The same, as it is sent. */
const selectionTask = ({ only, profile, features: _, ...others }: Selection) => ({
  ...others,
  ...(only && { only: [...only] }),
  ...(profile && { profile: { ...profile, rows: [...profile.rows] } }),
})

/**
 * The features to parse. With `--only` those alone that can hold the scenarios, as parsing all takes longer than running
 * one; all where there is none for one of them, so that the sentence about it can name what is near.
 */
function featuresFor({ features, only }: Selection, project: Project): string[] {
  if (features !== undefined)
    return [features.endsWith('.feature') ? features : join(features, '**/*.feature')]
  if (only === undefined) return [project.features]
  const find = featuresNamed(project)
  const files = only.map(find)
  return files.some(({ length }) => length === 0) ? [project.features] : [...new Set(files.flat())].sort()
}

/** Finds the features that can hold what a name stands for. Each file is read once at most. */
function featuresNamed({ root }: Project): (name: string) => string[] {
  let tagged: ReadonlyMap<string, ReadonlySet<string>> | undefined
  const wordsOfAll = () =>
    new Map(
      readdirSync(join(root, 'features'), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.feature'))
        .map((file) => `features/${file.replaceAll('\\', '/')}`)
        .map((file) => [file, new Set(readFileSync(join(root, file), 'utf8').split(/\s+/))]),
    )
  return (name) => {
    const [place = ''] = name.split(/#|:\d+$/)
    if (existsSync(join(root, `features/${place}.feature`))) return [`features/${place}.feature`]
    if (name.includes('#')) return []
    if (existsSync(join(root, 'features', name))) return [`features/${name}/**/*.feature`]
    tagged ??= wordsOfAll()
    return [...tagged].filter(([, words]) => words.has(`@${name}`)).map(([file]) => file)
  }
}
