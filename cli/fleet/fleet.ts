/** @module `sls fleet`: the phones and people of the scenarios as load on the server under test. */

import { NotTestable } from '../../drivers/ports/errors.ts'
import { type FleetResult, hasPassed } from '../../fleet/run/fleet-result.ts'
import type { FleetObserver } from '../../fleet/run/live-fleet.ts'
import { PartLost } from '../../fleet/run/parts/part-lost.ts'
import type { LiveOptions } from '../../fleet/targets/live-system.ts'
import { type Catalogue, loadCatalogue } from '../../reports/catalogue/catalogue.ts'
import { loadPage } from '../../reports/load/load-page.ts'
import { type Result, valid } from '../../reports/result.ts'
import { takenGateway } from '../config/free-gateways.ts'
import { loadStage } from '../explore/load-steps.ts'
import { exploredTarget } from '../explore/target.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { faultNamed, faultsIn } from '../shared/fault-choice.ts'
import { type OutFolder, openOutFolder } from '../shared/out-folder.ts'
import { projectAt } from '../shared/project.ts'
import { whenStopped } from '../shared/stop-signals.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'
import { FleetLines } from './lines.ts'
import { figuresAfter, figuresNow } from './load-figures-of.ts'
import { type FleetOptions, fleetOptions, parseFleetOptions } from './options.ts'
import { type AnomalyStage, type PlayedAnomaly, playAnomalies } from './played-anomalies.ts'

const help = `Usage: sls fleet [options]

Puts load on a server: people with phones log in by notification, challenge and response or SMS, migrate, and miss
notifications, in a mix and by a schedule that a slow server does not slow down. Latencies count from the instant at
which the schedule has somebody begin. Meanwhile every answer is held against the rules: one login has one session,
nobody answers for somebody else, one phone is active, answers in time, limits, and each message is accounted for.
What is wrong is written as a feature, and played once more on its own.

  --config FILE    a system under test that is not ours (default: sls.config.ts, .json or .yaml of this folder). It is
                   reset, as by sls run, and needs a lab face
  --url URL        the same where all faces are at URL and everything else is as by default
  --phones N       how many people there are (default: as many as the schedule needs)
  --rate R         how many begin in a second (default ${fleetOptions.rate.default})
  --for DURATION   for how long, such as 30s or 5min, an hour at most (default ${fleetOptions.for.default})
  --mix FILE       who does what how often, how long people think, and within which limits the system passes
                   (docs/fleet.md; default: mostly notifications, p99 of login under 1 s, errors under 0.1 %)
  --seed N         seed of every random choice (default ${fleetOptions.seed.default})
  --processes N    how many processes share people and rate, where one cannot make the load: as many as there are
                   cores left (default ${fleetOptions.processes.default})
  --virtual        in virtual time, on the reference server in this process: hours in seconds, the same each time
  --fault ID       a fault of the reference server, to see what is found
  --faults DIR     where --fault may come from, beside the project's own; may be given several times
  --load-on HOST   puts load on this host, which is not this machine
  --page           prints the address of a page that shows all of this live
  --out DIR        where fleet.html, fleet.json and features/ go (default ${fleetOptions.out.default})

Exit codes: 0 passed, 1 a limit missed, an anomaly, or messages that do not add up, 2 wrong usage or configuration,
3 harness error, interrupted, or the system answers no more.
`

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = await parseFleetOptions(args)
  if (!options.ok) return reportUsageErrors(options.problems, terminal)
  const project = projectAt()
  const catalogue = loadCatalogue(project.requirements)
  if (!catalogue.ok) return reportUsageErrors(catalogue.problems, terminal)
  const fault = await serverFault(options.value)
  if (!fault.ok) return reportUsageErrors(fault.problems, terminal)
  const out = openOutFolder(options.value.out, ['fleet.json', 'fleet.html'])
  if (!out.ok) return reportUsageErrors(out.problems, terminal)
  const taken = await takenGateway(options.value.system, 1)
  if (taken !== undefined) return reportUsageErrors([taken], terminal)
  return new FleetRun(options.value, catalogue.value, out.value, terminal).run()
}

async function serverFault({ fault, faultFolders, isVirtual }: FleetOptions): Promise<Result<undefined>> {
  if (fault === undefined) return valid(undefined)
  const known = await faultsIn(faultFolders)
  if (!known.ok) return known
  const found = faultNamed('--fault', fault, known.value)
  if (!found.ok) return found
  const { subject } = found.value
  if (subject === 'server' && (isVirtual || faultFolders.length === 0)) return valid(undefined)
  return {
    ok: false,
    problems: [
      subject === 'server'
        ? '--faults: a fault of a folder is injected into a server in this process: add --virtual.'
        : `--fault ${fault}: it is a fault of phones, and the phones of a fleet have none.`,
    ],
  }
}

/** One run of the command, from its first line to its last. */
class FleetRun {
  readonly #options: FleetOptions
  readonly #catalogue: Catalogue
  readonly #out: OutFolder
  readonly #terminal: Terminal
  readonly #lines: FleetLines
  #isStopped = false

  constructor(options: FleetOptions, catalogue: Catalogue, out: OutFolder, terminal: Terminal) {
    this.#options = options
    this.#catalogue = catalogue
    this.#out = out
    this.#terminal = terminal
    this.#lines = new FleetLines(terminal)
  }

  async run(): Promise<ExitCode> {
    void whenStopped().then(() => {
      this.#isStopped = true
    })
    try {
      const result = await this.#load()
      const played = await this.#play(result)
      this.#out.writeJson('fleet.json', recordOf(result, played))
      this.#out.write('fleet.html', loadPage(figuresAfter(result, this.#options.plan, played)))
      this.#lines.end(result, played)
      if (this.#isStopped) {
        return exitCodes.harness
      }
      return hasPassed(result) ? exitCodes.conforming : exitCodes.notConforming
    } catch (error) {
      if (!(error instanceof NotTestable || error instanceof PartLost)) throw error
      this.#lines.note('')
      this.#terminal.err(`${error.message.replace(/^Not testable: /, '')}\n`)
      return exitCodes.harness
    }
  }

  async #load(): Promise<FleetResult> {
    const { plan, processes, isVirtual, system, fault, faultFolders } = this.#options
    const withFault = fault === undefined ? '' : ` with fault ${fault}`
    if (isVirtual) {
      const [{ virtualFleet }, { variantOf }, { unchanged }] = await Promise.all([
        import('../../fleet/run/virtual-fleet.ts'),
        import('../../drivers/assemblies/faults.ts'),
        import('../../drivers/assemblies/variant.ts'),
      ])
      const name = `the reference server in virtual time${withFault}`
      this.#lines.begin(name, plan)
      const variant = fault === undefined ? unchanged : await variantOf(fault, faultFolders)
      return virtualFleet(plan, variant, name, () => this.#isStopped)
    }
    const [{ liveFleet }, { partedFleet }, { liveReference, liveConfigured }] = await Promise.all([
      import('../../fleet/run/live-fleet.ts'),
      import('../../fleet/run/parts/parted-fleet.ts'),
      import('../../fleet/targets/live-system.ts'),
    ])
    this.#lines.begin(
      system === undefined ? `the reference server, a process of its own${withFault}` : system.option,
      plan,
    )
    const page = this.#options.hasPage
      ? await (await import('./page/live-load.ts')).openLiveLoad(0)
      : undefined
    if (page) this.#lines.note(`Live: ${page.url}\n`)
    const name = system?.option ?? 'the reference server'
    try {
      const open = (options: LiveOptions) =>
        system ? liveConfigured(system, options) : liveReference(options, fault)
      const observer: FleetObserver = {
        prepared: (ready) => this.#lines.prepared(ready, plan.phones),
        progress: (view, elapsedMs, underWay) => {
          this.#lines.progress(view, elapsedMs, underWay, plan.schedule.durationMs)
          page?.show(() => figuresNow(view, plan, { system: name, elapsedMs, underWay }))
        },
      }
      const isStopped = () => this.#isStopped
      return processes === 1
        ? await liveFleet(plan, open, observer, isStopped)
        : await partedFleet(plan, processes, open, observer, isStopped)
    } finally {
      await page?.close()
    }
  }

  /** On the same system, without load; whoever has ended the load waits for nothing more. */
  async #play({ anomalies, system }: FleetResult): Promise<readonly PlayedAnomaly[]> {
    if (anomalies.total === 0) {
      this.#out.clear('features')
      return []
    }
    const stage = this.#isStopped ? undefined : await this.#stage()
    return playAnomalies(anomalies, stage, this.#catalogue, system, this.#out, () => this.#isStopped)
  }

  async #stage(): Promise<AnomalyStage | undefined> {
    const project = projectAt()
    const player = await loadStage(project)
    const { system, fault, faultFolders } = this.#options
    const target = await exploredTarget({ system, fault, faultFolders }, project, this.#catalogue)
    return target.ok ? { player, assembly: await target.value.assemble(0) } : undefined
  }
}

function recordOf(result: FleetResult, played: readonly PlayedAnomaly[]) {
  const { statistics, anomalies, ...facts } = result
  return {
    ...facts,
    steps: statistics.steps(),
    anomalies: anomalies.kept(),
    features: played,
    statistics: statistics.stored(),
  }
}

export const fleetSubcommand: Subcommand = { help, options: fleetOptions, run }
