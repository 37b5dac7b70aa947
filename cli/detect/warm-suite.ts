import type { IFilterablePickle } from '@cucumber/cucumber/api'
import { faultWithId } from '../../drivers/assemblies/faults.ts'
import type { Rehearsal } from '../../drivers/assemblies/people/needs.ts'
import { type Reach, reachOf, takeUses, type Uses } from '../../drivers/assemblies/reach.ts'
import { ScenarioContexts } from '../../reports/contexts/choice.ts'
import type { OpenContext } from '../../reports/contexts/context.ts'
import { type Exclusion, loadContextRules } from '../../reports/contexts/context-rules.ts'
import type { ScenarioRun } from '../../reports/detection/fault-verdict.ts'
import { type Scenario, SuiteReader } from '../../reports/suite/scenarios.ts'
import { TestCaseCollector } from '../../reports/verdicts/test-case-record.ts'
import { type CucumberCall, callCucumber } from '../run/cucumber.ts'
import type { Project } from '../shared/project.ts'
import { UsageError } from '../shared/usage-errors.ts'

/** One run of a part of the suite. */
export interface SuiteRun {
  readonly fault: string | undefined
  readonly scenarios: readonly Scenario[]
  /** In which of its contexts each is played, from 0, which is that of the seed; by default in that one. */
  readonly context?: number
  /** Whether a scenario has to run at all: asked before it starts. */
  readonly needed: (scenario: Scenario) => boolean
  /** Whether it is recorded what each scenario uses of the server; only without a fault. */
  readonly recordsUses?: boolean
  /** To find out what the scenarios need, each in a context of its own. */
  readonly rehearsed?: { readonly how: Rehearsal; readonly contextOf: (scenario: Scenario) => OpenContext }
  readonly onFinished: (run: ScenarioRun, uses?: Uses) => void
}

/** A suite that can be run again and again, one run at a time. */
export interface Suite {
  readonly scenarios: readonly Scenario[]
  /** How many contexts a scenario has: that of the seed, and those in which each two values of what it leaves open meet. */
  contextsOf(scenario: Scenario): number
  /** Resolves to sentences about what broke around the scenarios. */
  run(run: SuiteRun): Promise<readonly string[]>
  /** What the fault or variant with this id can reach. */
  reachOf(id: string): Promise<Reach>
}

/** What the runs have in common. */
export interface WarmSuiteSettings {
  readonly seed: number
  readonly faultFolders: readonly string[]
}

/** The suite of a project, loaded and parsed once in this process. */
export class WarmSuite implements Suite {
  readonly scenarios: readonly Scenario[]
  readonly #call: Omit<CucumberCall, 'choose'>
  /** Everything that was parsed, by the id of its pickle. */
  readonly #parsed: ReadonlyMap<string, IFilterablePickle>
  readonly #settings: WarmSuiteSettings
  readonly #contexts: ScenarioContexts

  private constructor(
    scenarios: readonly Scenario[],
    call: Omit<CucumberCall, 'choose'>,
    parsed: ReadonlyMap<string, IFilterablePickle>,
    settings: WarmSuiteSettings,
    exclusions: readonly Exclusion[],
  ) {
    this.scenarios = scenarios
    this.#call = call
    this.#parsed = parsed
    this.#settings = settings
    this.#contexts = new ScenarioContexts(scenarios, { exclusions })
  }

  /** The step definitions as Cucumber has loaded them, which every run uses. */
  get support(): unknown {
    return this.#call.support
  }

  /** Loads the steps and parses the features. Rejects where they do not load. */
  static async load(project: Project, settings: WarmSuiteSettings): Promise<WarmSuite> {
    const rules = loadContextRules(project.requirements)
    if (!rules.ok) throw new UsageError(rules.problems)
    const suite = new SuiteReader()
    const call = {
      root: project.root,
      features: [project.features],
      support: project.support,
      worldParameters: { assembly: 'embedded', seed: settings.seed },
    }
    const parsed = new Map<string, IFilterablePickle>()
    const choose = (all: readonly IFilterablePickle[]) => {
      for (const one of all) parsed.set(one.pickle.id, one)
      return []
    }
    const support = await callCucumber({ ...call, choose }, (envelope) => suite.add(envelope))
    // Cucumber asks what to run only where it has parsed something: one small file is enough.
    const features = suite.documents.slice(0, 1).map(({ uri }) => uri)
    return new WarmSuite(
      suite.scenarios,
      { ...call, features, support },
      parsed,
      settings,
      rules.value.notTogether,
    )
  }

  contextsOf(scenario: Scenario): number {
    return this.#contexts.openOf(scenario).size === 0 ? 1 : 1 + this.#contexts.pairsOf(scenario).length
  }

  /** None where it would be one that came before. */
  #contextOf(scenario: Scenario, context: number): OpenContext | undefined {
    return context === 0
      ? this.#contexts.contextOf(scenario, this.#settings.seed)
      : this.#contexts.pairsOf(scenario)[context - 1]
  }

  async reachOf(id: string): Promise<Reach> {
    return reachOf(await faultWithId(id, this.#settings.faultFolders))
  }

  async run({
    fault,
    scenarios,
    context = 0,
    needed,
    recordsUses = false,
    rehearsed,
    onFinished,
  }: SuiteRun): Promise<readonly string[]> {
    const { seed, faultFolders } = this.#settings
    const byPickle = new Map(scenarios.map((scenario) => [scenario.pickleId, scenario]))
    const byTestCase = new Map<string, Scenario>()
    const record = new TestCaseCollector()
    const injected = fault === undefined ? { recordsUses } : { fault, faultFolders: [...faultFolders] }
    if (recordsUses) takeUses()
    await callCucumber(
      {
        ...this.#call,
        worldParameters: {
          ...(rehearsed ? { rehearsal: rehearsed.how } : { assembly: 'embedded' }),
          seed,
          ...injected,
        },
        choose: () =>
          scenarios
            .filter((scenario) => this.#contextOf(scenario, context) !== undefined)
            .flatMap(({ pickleId }) => this.#parsed.get(pickleId) ?? []),
        skip: ({ testCaseId }) => {
          const scenario = byTestCase.get(testCaseId)
          return !scenario || !needed(scenario)
        },
        contextOf: (pickleId) => {
          const scenario = byPickle.get(pickleId)
          if (!scenario) return {}
          return rehearsed?.contextOf(scenario) ?? this.#contextOf(scenario, context) ?? {}
        },
      },
      (envelope) => {
        const planned = byPickle.get(envelope.testCase?.pickleId ?? '')
        if (envelope.testCase && planned) byTestCase.set(envelope.testCase.id, planned)
        const finished = record.add(envelope)
        const scenario = byPickle.get(finished?.pickleId ?? '')
        if (finished && scenario)
          onFinished({ scenario, record: finished }, recordsUses ? takeUses() : undefined)
      },
    )
    return record.runProblems
  }
}

/** The same suite, with a sign of life after each scenario. */
export const withSignsOfLife = (suite: Suite, scenarioEnded: () => void): Suite => ({
  scenarios: suite.scenarios,
  contextsOf: (scenario) => suite.contextsOf(scenario),
  reachOf: (id) => suite.reachOf(id),
  run: (run) =>
    suite.run({
      ...run,
      onFinished(...finished) {
        scenarioEnded()
        run.onFinished(...finished)
      },
    }),
})
