/** @module `sls explore`: walks that are held against a model, and what they find as features. */

import { registerAssembly } from '../../drivers/ports/scene.ts'
import { featureOf } from '../../exploration/gherkin/scenario.ts'
import { Coverage } from '../../exploration/walk/coverage.ts'
import { type Exploration, type ExplorationFinding, explore } from '../../exploration/walk/explore.ts'
import { type Catalogue, loadCatalogue } from '../../reports/catalogue/catalogue.ts'
import { takenGateway } from '../config/free-gateways.ts'
import { type QueueChoice, queueHelp } from '../queue/options.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { type OutFolder, openOutFolder } from '../shared/out-folder.ts'
import { type Project, projectAt } from '../shared/project.ts'
import { whenStopped } from '../shared/stop-signals.ts'
import { stopwatch } from '../shared/stopwatch.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors, usageErrorsIn } from '../shared/usage-errors.ts'
import { ExplorationLines } from './lines.ts'
import { loadStage } from './load-steps.ts'
import { type ExploreOptions, exploreOptions, parseExploreOptions } from './options.ts'
import { type ExplorationProgress, earlierProgress, progressName } from './progress-file.ts'
import { type ExploredTarget, exploredTarget } from './target.ts'

/** Who walked which block. */
const workersFile = 'workers.json'

const help = `Usage: sls explore [options]

Looks for what no scenario says: people, phones, gateways and the clock do one thing after the other, chosen at random
with a preference for what has not been tried, and each answer and message is held against a model of the rules. What
breaks a rule is made as short as possible and written as a feature, tagged with the row, that sls run plays.

  --config FILE    a system under test that is not ours (default: sls.config.ts, .json or .yaml of this folder)
  --url URL        the same where all faces are at URL and everything else is as by default
  --minutes N      for how long, such as 0.5 (default 1)
  --walks N        ends after so many walks, if the time is not over before
  --seed N         seed of every random choice (default 1): the same seed walks the same walks
  --fault ID       with this fault or harmless variant, or two at once as ONE+OTHER
  --faults DIR     where --fault may come from, beside the project's own; may be given several times
  --out DIR        where features/ and ${progressName} go (default ${exploreOptions.out.default}). The same command goes
                   on where it was: walks that saw something new come first, and nothing is told twice
${queueHelp}                   Needs --walks. ${workersFile} says who walked what

Exit codes: 0 nothing was found, 1 something was, 2 wrong usage or configuration, 3 harness error, interrupted, or the
system answers no more; what was found so far is written in every case.
`

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = await parseExploreOptions(args)
  if (!options.ok) return reportUsageErrors(options.problems, terminal)
  const project = projectAt()
  const catalogue = loadCatalogue(project.requirements)
  if (!catalogue.ok) return reportUsageErrors(catalogue.problems, terminal)
  const out = openOutFolder(options.value.out, [
    progressName,
    ...(options.value.queue === undefined ? [] : [workersFile]),
  ])
  if (!out.ok) return reportUsageErrors(out.problems, terminal)
  const given = { options: options.value, project, catalogue: catalogue.value, out: out.value, terminal }
  const { queue } = options.value
  return queue === undefined ? exploreHere(given) : exploreElsewhere(given, queue)
}

interface Given {
  readonly options: ExploreOptions
  readonly project: Project
  readonly catalogue: Catalogue
  readonly out: OutFolder
  readonly terminal: Terminal
}

async function exploreHere(given: Given): Promise<ExitCode> {
  const { options, project, catalogue, terminal } = given
  const taken = await takenGateway(options.system, 1)
  if (taken !== undefined) return reportUsageErrors([taken], terminal)
  const stage = await loadStage(project)
  const target = await exploredTarget(options, project, catalogue)
  if (!target.ok) return reportUsageErrors(target.problems, terminal)
  const assembly = await target.value.assemble(0)
  registerAssembly(assembly)
  try {
    return await new ExplorationRun(given, target.value).run((exploration) =>
      explore({ ...exploration, stage }),
    )
  } finally {
    await assembly.close()
    const { endKeptInstances } = await import('../../drivers/assemblies/configured/instance.ts')
    await endKeptInstances()
  }
}

/** Hands out the walks to the workers of a queue, and gathers what they bring. */
async function exploreElsewhere(given: Given, choice: QueueChoice): Promise<ExitCode> {
  const { options, project, catalogue, out, terminal } = given
  const { exploreOnQueue } = await import('./distributed/explore-on-queue.ts')
  const { memberFacts } = await import('../queue/own-copy.ts')
  const { reachQueue } = await import('../queue/reach-queue.ts')
  const { probedByWorker } = await import('../run/distributed/probed-elsewhere.ts')
  const queue = await reachQueue(choice)
  if (!queue.ok) return reportUsageErrors(queue.problems, terminal)
  try {
    const { system, fault, faultFolders, milliseconds, walks = 0 } = options
    const of = { configuration: system !== undefined, faults: faultFolders.length > 0 }
    const facts = memberFacts({ project: undefined, faultFolders }, system, of)
    const probed = system && (await probedByWorker(queue.value, facts, terminal))
    if (typeof probed === 'number') return probed
    const target = await exploredTarget(options, project, catalogue, probed && (async () => probed))
    if (!target.ok) return reportUsageErrors(target.problems, terminal)
    return await new ExplorationRun(given, target.value).run((exploration) =>
      exploreOnQueue(exploration, {
        queue: queue.value,
        facts,
        title: `sls explore of ${target.value.name}`,
        configured: system !== undefined,
        fault,
        walks,
        milliseconds,
        terminal,
        onEnd: (blocks) => out.writeJson(workersFile, { blocks }),
      }),
    )
  } catch (error) {
    const problems = usageErrorsIn(error)
    if (problems === undefined) throw error
    return reportUsageErrors(problems, terminal)
  } finally {
    await queue.value.broker.close()
  }
}

/** One run of the command, from its first line to its last. */
class ExplorationRun {
  readonly #options: ExploreOptions
  readonly #target: ExploredTarget
  readonly #catalogue: Catalogue
  readonly #out: OutFolder
  readonly #lines: ExplorationLines
  readonly #coverage = new Coverage()
  readonly #elapsed = stopwatch()
  readonly #earlier: ExplorationProgress | undefined
  readonly #known: Set<string>
  readonly #findings: ExplorationProgress['findings'][number][]
  readonly #corpus: (readonly string[])[]
  #walk = ''
  #next = 1
  #isStopped = false

  constructor({ options, catalogue, out, terminal }: Omit<Given, 'project'>, target: ExploredTarget) {
    this.#options = options
    this.#target = target
    this.#catalogue = catalogue
    this.#out = out
    this.#lines = new ExplorationLines(terminal, options.out)
    this.#earlier = earlierProgress(out.path, this.#subject)
    this.#next = this.#earlier?.next ?? 1
    this.#known = new Set(this.#earlier?.known)
    this.#findings = [...(this.#earlier?.findings ?? [])]
    this.#corpus = [...(this.#earlier?.corpus ?? [])]
    if (!this.#earlier) out.clear('features')
  }

  get #subject(): string {
    return [this.#target.name, ...this.#target.options].join(' ')
  }

  /** `walkAll` resolves to the number of the walk that would be the next. */
  async run(walkAll: (exploration: Omit<Exploration, 'stage'>) => Promise<number>): Promise<ExitCode> {
    const { seed, milliseconds, walks = Number.POSITIVE_INFINITY } = this.#options
    const last = this.#next + walks
    void whenStopped().then(() => {
      this.#isStopped = true
    })
    this.#lines.begin(this.#target.name, seed, milliseconds, this.#earlier)
    const before = this.#findings.length
    let problem: unknown
    try {
      this.#next = await walkAll({
        seed,
        coverage: this.#coverage,
        from: this.#next,
        corpus: [...this.#corpus],
        known: this.#known,
        isOver: () => this.#isStopped || this.#elapsed() >= milliseconds || this.#next >= last,
        isStopped: () => this.#isStopped,
        onWalk: (walk) => {
          this.#walk = walk
          this.#next = walk.startsWith('corpus') ? this.#next : Number(walk.split('/')[1]) + 1
          this.#lines.progress(this.#elapsed() / milliseconds, walk, this.#coverage, this.#findings.length)
        },
        onNew: (actions) => this.#keep(actions),
        onFinding: (finding) => this.#write(finding),
      })
    } catch (error) {
      if (usageErrorsIn(error)) throw error
      problem = error
    }
    this.#save()
    const found = this.#findings.slice(before)
    this.#lines.end({
      coverage: this.#coverage,
      rows: this.#rowsOfServer(),
      seconds: this.#elapsed() / 1000,
      found,
      inAll: this.#findings.length,
      options: this.#target.options,
    })
    return this.#exitCode(problem, found.length)
  }

  #exitCode(problem: unknown, found: number): ExitCode {
    if (problem !== undefined) {
      this.#lines.broke(this.#walk, this.#options.seed, problem)
      return exitCodes.harness
    }
    if (this.#isStopped) {
      this.#lines.interrupted(this.#walk, this.#options.seed)
      return exitCodes.harness
    }
    return found > 0 ? exitCodes.notConforming : exitCodes.conforming
  }

  /** As many walks as are walked again in seconds; the newest take the place of the oldest. */
  #keep(actions: readonly string[]): void {
    this.#corpus.push(actions)
    if (this.#corpus.length > mostKept) this.#corpus.shift()
  }

  #write(finding: ExplorationFinding): void {
    const { row, walk, mismatch, confirmed } = finding
    const statement = this.#catalogue.rows.get(row)?.statement ?? row
    const count = this.#findings.filter((one) => one.row === row).length
    const feature = `features/${row.toLowerCase()}${count === 0 ? '' : `-${count + 1}`}.feature`
    const origin = `Found by an exploration of ${this.#target.name}, in walk ${walk}.`
    this.#out.write(feature, featureOf(finding, { statement, origin }))
    this.#findings.push({ row, walk, feature, confirmed, ...pick(mismatch) })
    this.#save()
    this.#lines.found(finding, statement, feature)
  }

  #rowsOfServer(): readonly string[] {
    return [...this.#catalogue.rows.values()]
      .filter(
        ({ subject, excluded, kind }) => subject === 'server' && excluded === undefined && kind !== 'INFO',
      )
      .map(({ id }) => id)
  }

  #save(): void {
    const { rows, kinds, pairs, states, actions } = this.#coverage
    this.#out.writeJson(progressName, {
      of: this.#subject,
      seed: this.#options.seed,
      next: this.#next,
      actions: actions + (this.#earlier?.actions ?? 0),
      seconds: Math.round(this.#elapsed() / 1000) + (this.#earlier?.seconds ?? 0),
      known: [...this.#known],
      findings: this.#findings,
      corpus: this.#corpus.map((walked) => [...walked]),
      coverage: {
        rows: Object.fromEntries([...rows].toSorted()),
        neverReached: this.#rowsOfServer().filter((row) => !rows.has(row)),
        kinds: Object.fromEntries([...kinds].toSorted()),
        pairs: pairs.size,
        states: states.size,
      },
    } satisfies ExplorationProgress)
  }
}

const mostKept = 200

const pick = ({ expected, observed }: ExplorationFinding['mismatch']) => ({ expected, observed })

export const exploreSubcommand: Subcommand = { help, options: exploreOptions, run }
