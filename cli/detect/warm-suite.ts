import { fileURLToPath } from 'node:url'
import type { Seen } from '../../reports/detection/fault-verdict.ts'
import { type Scenario, SuiteReader } from '../../reports/suite/scenarios.ts'
import { TestCaseCollector } from '../../reports/verdicts/test-case-record.ts'
import { LeftOut } from '../run/left-out.ts'
import { callRunner, type RunnerCall } from '../run/runner.ts'
import type { Project } from '../shared/project.ts'
import { direction } from './run-control.ts'

/** One run over part of the suite. */
export interface Pass {
  readonly fault: string | undefined
  readonly scenarios: readonly Scenario[]
  /** Asked before each scenario starts. */
  readonly wanted: (scenario: Scenario) => boolean
  readonly saw: (seen: Seen) => void
}

/** A suite that can be run again and again, one pass at a time. */
export interface Suite {
  readonly scenarios: readonly Scenario[]
  /** Gives sentences about what broke around the scenarios. */
  run(pass: Pass): Promise<readonly string[]>
}

/** What the runs have in common. */
export interface WarmSettings {
  readonly seed: number
  readonly faultFolders: readonly string[]
}

const castPlugin = new URL('./pickle-filter.ts', import.meta.url).href
const skipHook = fileURLToPath(new URL('./skip-hook.ts', import.meta.url))

/** The suite of a project, loaded and parsed once in this process. */
export class WarmSuite implements Suite {
  readonly scenarios: readonly Scenario[]
  readonly #call: RunnerCall
  readonly #settings: WarmSettings

  private constructor(scenarios: readonly Scenario[], call: RunnerCall, settings: WarmSettings) {
    this.scenarios = scenarios
    this.#call = call
    this.#settings = settings
  }

  /** Loads the steps and parses the features. Rejects where they do not load. */
  static async load(project: Project, settings: WarmSettings): Promise<WarmSuite> {
    const suite = new SuiteReader()
    const call: RunnerCall = {
      root: project.root,
      paths: [project.features],
      support: { importPaths: [skipHook, ...project.support] },
      worldParameters: { assembly: 'embedded', seed: settings.seed },
      plugins: { specifiers: [castPlugin], options: {} },
    }
    direction.chosen = []
    const support = await callRunner(call, (envelope) => suite.add(envelope))
    // The runner asks the plugin only where it has parsed something: one small file does.
    const paths = suite.documents.slice(0, 1).map(({ uri }) => uri)
    return new WarmSuite(suite.scenarios, { ...call, paths, support }, settings)
  }

  async run({ fault, scenarios, wanted, saw }: Pass): Promise<readonly string[]> {
    const { seed, faultFolders } = this.#settings
    const byPickle = new Map(scenarios.map((scenario) => [scenario.pickleId, scenario]))
    const byTestCase = new Map<string, Scenario>()
    const record = new TestCaseCollector()
    const leftOut = new LeftOut(({ testCaseId }) => {
      const scenario = byTestCase.get(testCaseId)
      direction.skipping = !scenario || !wanted(scenario)
      return direction.skipping
    })
    direction.chosen = [...byPickle.keys()]
    const worn = fault === undefined ? {} : { fault, faultFolders: [...faultFolders] }
    await callRunner(
      { ...this.#call, worldParameters: { assembly: 'embedded', seed, ...worn } },
      (envelope) => {
        const planned = byPickle.get(envelope.testCase?.pickleId ?? '')
        if (envelope.testCase && planned) byTestCase.set(envelope.testCase.id, planned)
        if (leftOut.has(envelope)) return
        const finished = record.add(envelope)
        const scenario = byPickle.get(finished?.pickleId ?? '')
        if (finished && scenario) saw({ scenario, record: finished })
      },
    )
    return record.runProblems
  }
}
