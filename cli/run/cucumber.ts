/** @module The call of Cucumber's API. */

import { globSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { resolve } from 'node:path'
import { Writable } from 'node:stream'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { IRunOptions } from '@cucumber/cucumber/api'
import type { Envelope, TestCaseStarted } from '@cucumber/messages'
import { NotApplicable, NotTried } from '../../drivers/ports/errors.ts'
import type { Catalogue } from '../../reports/catalogue/catalogue.ts'
import type { ScenarioContexts } from '../../reports/contexts/choice.ts'
import type { OpenContext } from '../../reports/contexts/context.ts'
import { invalid, type Result } from '../../reports/result.ts'
import { conventionProblems } from '../../reports/suite/conventions.ts'
import type { Scenario, SuiteReader } from '../../reports/suite/scenarios.ts'
import { type Selection, select, selectionProblems } from '../../reports/suite/selection.ts'
import type { Project } from '../shared/project.ts'
import { UsageError } from '../shared/usage-errors.ts'
import { type ChoosePickles, runControl } from './run-control.ts'
import type { ParsedFeatures } from './shards/parsed-features.ts'
import type { ShardTask } from './shards/protocol.ts'
import { letCucumberTakeTurns, type TurnOrder } from './without-lab/turns.ts'

/** Of the call that is under way. */
let turnOrder: TurnOrder | undefined

let loading: Promise<typeof import('@cucumber/cucumber/api')> | undefined

/** Loads Cucumber, which takes longer than all else that a process of a run loads. */
export function loadCucumber(): Promise<typeof import('@cucumber/cucumber/api')> {
  loading ??= importCucumber()
  return loading
}

const matchIndices = new URL('./match-indices.ts', import.meta.url).href

async function importCucumber(): Promise<typeof import('@cucumber/cucumber/api')> {
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'regexp-match-indices'
        ? { url: matchIndices, shortCircuit: true }
        : next(specifier, context),
  })
  try {
    const api = await import('@cucumber/cucumber/api')
    letCucumberTakeTurns(() => turnOrder)
    return api
  } finally {
    hooks.deregister()
  }
}

/** What differs from one call of Cucumber to the next. */
export interface CucumberCall {
  readonly root: string
  /** Files or globs of features, relative to the root. */
  readonly features: readonly string[]
  readonly tags?: string
  readonly order?: IRunOptions['sources']['order']
  /** Paths of the step definitions, or these as an earlier call has loaded them. */
  readonly support: readonly string[] | IRunOptions['support']
  readonly worldParameters: IRunOptions['runtime']['worldParameters']
  readonly choose: ChoosePickles
  /** Why scenarios of these rows do not apply to what is under test; by default all apply. */
  readonly notApplicable?: typeof runControl.notApplicable
  /** Why scenarios are left out, by their pickles; by default none is. */
  readonly leftOut?: typeof runControl.leftOut
  /** The context in which the scenario of a pickle is played; by default the plain one. */
  readonly contextOf?: typeof runControl.contextOf
  /** How long a step or hook may take, in ms; by default two minutes. */
  readonly stepTimeLimitMs?: number | undefined
  /** The order where the assembly lets scenarios take turns. */
  readonly turnOrder?: TurnOrder | undefined
  /** Asked as each test case starts; one that is skipped is left out of the messages. */
  readonly skip?: (started: TestCaseStarted) => boolean
}

// Loaded by Cucumber.
const plugin = new URL('./run-control.ts', import.meta.url).href
const skipHook = fileURLToPath(new URL('./skip-hook.ts', import.meta.url))
/** Cucumber demands a formatter; reports are made from its messages instead. */
const noFormatter = 'data:text/javascript,export default { type: "formatter", formatter() {} }'

/** As Cucumber takes it. */
const noTimeLimit = -1

const defaultStepTimeLimitMs = runControl.stepTimeLimitMs

/** Calls Cucumber, which prints nothing, and returns the step definitions as loaded. One call at a time. */
export async function callCucumber(
  call: CucumberCall,
  onMessage: (envelope: Envelope) => void,
): Promise<IRunOptions['support']> {
  const discarded = () => new Writable({ write: (_chunk, _encoding, done) => done() })
  const skipped = new Set<string>()
  runControl.skipped = skipped
  turnOrder = call.turnOrder
  runControl.choose = call.choose
  runControl.notApplicable = call.notApplicable ?? (() => undefined)
  runControl.leftOut = call.leftOut ?? (() => undefined)
  runControl.contextOf = call.contextOf ?? (() => ({}))
  runControl.stepTimeLimitMs = call.stepTimeLimitMs ?? defaultStepTimeLimitMs
  const { runCucumber } = await loadCucumber()
  const ended = runCucumber(
    runOptions(call),
    { cwd: call.root, stdout: discarded(), stderr: discarded() },
    (envelope) => {
      const { testCaseStarted } = envelope
      if (testCaseStarted) {
        if (call.skip?.(testCaseStarted)) skipped.add(testCaseStarted.id)
      }
      if (!skipped.has(testCaseStartedIdOf(envelope) ?? '')) onMessage(envelope)
    },
  )
  const { support } = await ended.catch(async (error: unknown) => {
    throw noExpression(error) ?? (await notLoaded(call)) ?? error
  })
  return support
}

/** Cucumber says what is wrong with a wording, and not whose it is. */
const noExpression = (error: unknown): Error | undefined =>
  error instanceof Error && error.message.startsWith('This Cucumber Expression has a problem')
    ? new Error('a step cannot be defined so, which is for whoever writes the steps to mend', {
        cause: error,
      })
    : undefined

/** The error that names the file of steps which cannot be loaded; undefined where it is none of them that ended a call. */
async function notLoaded({ root, support }: CucumberCall): Promise<Error | undefined> {
  if (!('length' in support)) return undefined
  // What was loaded is not loaded again, and what was not fails as it did.
  for (const file of globSync([...support], { cwd: root })) {
    try {
      await import(pathToFileURL(resolve(root, file)).href)
    } catch (error) {
      const name = file.replaceAll('\\', '/')
      return new Error(`${name} cannot be loaded, which is for whoever writes the steps to mend`, {
        cause: error,
      })
    }
  }
  return undefined
}

function testCaseStartedIdOf(envelope: Envelope): string | undefined {
  const { testCaseStarted, testStepStarted, testStepFinished, testCaseFinished, attachment } = envelope
  const about = testStepStarted ?? testStepFinished ?? testCaseFinished ?? attachment
  return testCaseStarted?.id ?? about?.testCaseStartedId
}

/** Where nothing is run, the hook is not loaded either: a module registers it once. */
const withSkipHook = (support: readonly string[]): string[] =>
  support.length === 0 ? [] : [skipHook, ...support]

function runOptions({ features, tags, order, support, worldParameters }: CucumberCall): IRunOptions {
  return {
    sources: {
      paths: [...features],
      defaultDialect: 'en',
      names: [],
      tagExpression: tags ?? '',
      order: order ?? 'defined',
    },
    support: 'length' in support ? { importPaths: withSkipHook(support) } : support,
    runtime: {
      dryRun: false,
      failFast: false,
      filterStacktraces: true,
      parallel: 0,
      retry: 0,
      retryTagFilter: '',
      strict: true,
      worldParameters,
    },
    formats: { stdout: noFormatter, files: {}, publish: false, options: {} },
    plugins: { specifiers: [plugin], options: {} },
  }
}

/** What this process has loaded: the modules of the steps define them once. */
let steps: IRunOptions['support'] | undefined

/**
 * Runs one shard of the suite in this process and hands over each message. `features` is filled with all that is parsed; where
 * an earlier call has done that, nothing is parsed again. Scenarios that start after `stopped` are left out. `chosen` is told
 * of all before the first, and may throw a `UsageError`.
 */
export async function runShard(
  task: ShardTask,
  features: ParsedFeatures,
  stopped: () => boolean,
  onMessage: (envelope: Envelope) => void,
  chosen: (scenarios: readonly Scenario[]) => void = () => undefined,
): Promise<void> {
  const { suite } = features
  const { root, support, target, system, seed, shuffled, selection, fault, app } = task
  const changed = {
    ...(fault && { fault: fault.id, faultFolders: fault.folders }),
    ...(app !== undefined && { app }),
  }
  const { limits, pass, repeated = {} } = task.contexts
  // Made when all features are parsed: what a scenario leaves open also depends on the others of its rule.
  const contexts = (): ScenarioContexts => features.contexts(limits)
  const contextOf = (pickleId: string): OpenContext | undefined => {
    const scenario = suite.ofPickle(pickleId)
    if (!scenario) return {}
    if (pass) return contexts().each(scenario, seed, pass.of)[pass.index]
    return repeated[scenario.id] ?? contexts().contextOf(scenario, seed)
  }
  for (const envelope of features.earlier) onMessage(envelope)
  steps = await callCucumber(
    {
      root,
      features: features.featuresOf(task),
      tags: selection.tags ?? '',
      order: shuffled ? `random:${seed}` : 'defined',
      support: steps ?? support,
      worldParameters: {
        ...(system
          ? { system: { ...system, ...(system.withoutLab && { needs: system.withoutLab.needs }) } }
          : { assembly: target ?? null }),
        seed,
        film: true,
        ...(task.headed && { headed: true }),
        ...changed,
      },
      choose(found) {
        const kept = chosenPickles(features.pickles(found), suite, task, contexts).filter(
          ({ pickle }) => contextOf(pickle.id) !== undefined,
        )
        chosen(kept.flatMap(({ pickle }) => suite.ofPickle(pickle.id) ?? []))
        return kept
      },
      skip: stopped,
      notApplicable: (rows) => profileNotDeclared(rows, system?.notDeclared ?? {}),
      stepTimeLimitMs: task.paused ? noTimeLimit : system?.withoutLab?.stepTimeLimitMs,
      turnOrder: system?.withoutLab && {
        phases: system.withoutLab.phases,
        idOf: (pickleId) => suite.ofPickle(pickleId)?.id ?? '',
        stopped,
      },
      leftOut: (pickleId) => leftOut(suite.ofPickle(pickleId)?.id ?? '', system?.withoutLab),
      contextOf: (pickleId) => contextOf(pickleId) ?? {},
    },
    (envelope) => {
      if (features.add(envelope)) onMessage(envelope)
    },
  )
}

/** The message that says why a scenario is not played without a lab face. */
function leftOut(id: string, task: NonNullable<ShardTask['system']>['withoutLab']): string | undefined {
  const [notTried, notApplicable] = [task?.notTried[id], task?.notApplicable[id]]
  if (notTried !== undefined) return new NotTried(notTried).message
  return notApplicable === undefined ? undefined : new NotApplicable(notApplicable).message
}

/** A scenario applies where the profile of one of its rows is declared. */
function profileNotDeclared(
  rows: readonly string[],
  notDeclared: Readonly<Record<string, string>>,
): string | undefined {
  const titles = rows.flatMap((row) => notDeclared[row] ?? [])
  if (titles.length === 0 || titles.length < rows.length) return undefined
  return `the system does not declare the profile ${[...new Set(titles)].join(' or ')}`
}

/** Before anything runs, the features must agree with the catalogue, and the selection must name something. */
function chosenPickles(
  parsed: Parameters<ChoosePickles>[0],
  suite: SuiteReader,
  { selection: { worker, ...selection }, rows, contexts: { limits } }: ShardTask,
  contexts: () => ScenarioContexts,
): ReturnType<ChoosePickles> {
  const catalogue = { rows: new Map(rows.map((row) => [row.id, row])) }
  const problems = [
    ...conventionProblems(suite, catalogue),
    ...selectionProblems(suite.scenarios, selection, catalogue),
  ]
  if (problems.length > 0) throw new UsageError(problems)
  const tagged = new Set(parsed.map(({ pickle }) => pickle.id))
  const all = suite.scenarios.filter(({ pickleId }) => tagged.has(pickleId))
  const ofRun = select(all, selection)
  if (!ofRun.ok) throw new UsageError(ofRun.problems)
  const contradictions = givenProblems(contexts(), ofRun.value, limits.given)
  if (contradictions.length > 0) throw new UsageError(contradictions)
  const chosen = select(all, { ...selection, worker })
  if (!chosen.ok) throw new UsageError(chosen.problems)
  const kept = new Set(chosen.value.map(({ pickleId }) => pickleId))
  return parsed.filter(({ pickle }) => kept.has(pickle.id))
}

/** Values of --context that no chosen scenario can be played with. */
export const givenProblems = (
  contexts: ScenarioContexts,
  scenarios: readonly Scenario[],
  given: OpenContext,
): string[] =>
  contexts
    .notPlayable(scenarios, given)
    .map(
      ([name, value]) =>
        `--context ${name}=${value}: none of the chosen scenarios can be played so: either their sentences name what it is about, ` +
        'or features/requirements/contexts.yaml says why it does not go together with them.',
    )

interface ChosenFrom {
  readonly project: Project
  readonly selection: Selection
  readonly catalogue: Pick<Catalogue, 'rows'>
}

/** The scenarios that a plan chooses, of all that are read into `suite`; nothing is run. */
export async function chosenScenarios(
  { project, selection, catalogue }: ChosenFrom,
  suite: SuiteReader,
): Promise<Result<readonly Scenario[]>> {
  const tagged = new Set<string>()
  await callCucumber(
    {
      root: project.root,
      features: [project.features],
      tags: selection.tags ?? '',
      support: [],
      worldParameters: {},
      choose: (parsed) => {
        for (const { pickle } of parsed) tagged.add(pickle.id)
        return []
      },
    },
    (envelope) => suite.add(envelope),
  )
  const problems = selectionProblems(suite.scenarios, selection, catalogue)
  if (problems.length > 0) return invalid(problems)
  return select(
    suite.scenarios.filter(({ pickleId }) => tagged.has(pickleId)),
    selection,
  )
}

/** Parses the features of a project without loading or running a step. */
export async function parseFeatures({ root, features }: Project, suite: SuiteReader): Promise<void> {
  await callCucumber(
    { root, features: [features], support: [], worldParameters: {}, choose: () => [] },
    (envelope) => suite.add(envelope),
  )
}
