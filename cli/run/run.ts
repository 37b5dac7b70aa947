import { relative, resolve } from 'node:path'
import { MessageMerge } from '../../reports/output/message-merge.ts'
import type { Results } from '../../reports/output/results.ts'
import type { Scenario } from '../../reports/suite/scenarios.ts'
import { takenGateway } from '../config/free-gateways.ts'
import { queueHelp } from '../queue/options.ts'
import { today } from '../serve/wall-clock.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { harnessError } from '../shared/harness-error.ts'
import { type OutFolder, openOutFolder } from '../shared/out-folder.ts'
import type { StopSignal } from '../shared/stop-signals.ts'
import { stopwatch } from '../shared/stopwatch.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import { suiteIdentity } from '../shared/suite-identity.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors, usageErrorsIn } from '../shared/usage-errors.ts'
import { runContexts } from './contexts/run-contexts.ts'
import { runShard } from './cucumber.ts'
import { runExitCode } from './exit-code.ts'
import { defaultOut, parseRunOptions, type RunOptions, runOptions } from './options.ts'
import type { PauseAt } from './pause/pauses.ts'
import type { Pausing } from './pause/pausing.ts'
import { planRun, playsAll, type RunPlan, targetName, taskOfShard } from './plan.ts'
import { writtenFiles } from './record/written-files.ts'
import { guardRun, leaveOnSignal } from './run-guard.ts'
import { RunRecorder } from './run-recorder.ts'
import { ShardWorker } from './shards/shard-worker.ts'
import { runHeading } from './terminal/heading.ts'
import { progressOn } from './terminal/progress.ts'
import { terminalReport } from './terminal/terminal-report.ts'
import { endProbed, probedSystem } from './tested-system.ts'

const help = `Usage: sls run [options]

Runs the suite and says which requirements hold.

  --target NAME    embedded (default): the reference server in this process, no sockets
                   intercepted: the same, routed through msw
                   process: the reference server as its own program, all sockets real
                   browser: as process; people use its pages in Chromium (without Chromium: exit code 2); scenarios
                   of a program (more than 16 actions or windows on pages) are not applicable to it
  --config FILE    a system under test that is not ours, as FILE says (default: sls.config.ts, .json or .yaml of this
                   folder, if there is one); sls init writes one, sls check tries it
  --url URL        the same where all faces are at URL and everything else is as by default
  --tags EXPR      only scenarios whose tags match, such as "@PUSH-AND-02 or @ru"
  --only WHAT      only this scenario (also by a former id), or the scenarios of this row, article (A4), feature, folder of
                   features, or line (features/security/limits.feature:12); may be given several times
  --features PATH  the scenarios of this file, or of this folder, in place of the suite's: such as what sls explore has found
  --profile NAME   only the scenarios of this profile, such as sms
  --last-failed    only what failed in the last run, whose results.json or contexts.json is in the folder of --out, each in the
                   context in which it failed; what is known to fail is left out
  --watch          stays, and plays again what a saved file concerns: of a feature its scenarios, of code what was played last
  --pause          stops before each step, and prints the address of a page with the phones, windows, push gateway, SMS
                   carrier and clock of the scenario: step on, or act by hand. A step that fails stops it, too
  --pause-at WHAT  the same, but stops first before the step that failed in the last run (failing), or before the step at
                   this line of its feature (149)
  --headed         with --target browser, the windows of Chromium are shown
  --seed N         seed of every random choice (default 1); given, it also shuffles the scenarios
  --context LIST   of what scenarios leave open, play these values, such as "platform=WebTrader, history=migrated"; the
                   others are chosen by the seed
  --contexts N     play each scenario in N contexts, those of this seed and the ones after it; all-pairs: in as few as
                   let each two values of what it leaves open meet. What is red is told once, with the smallest difference
                   to a green context, and stands in contexts.json; after an interruption the same command goes on
  --shard I/N      only the I-th of N parts of the suite, for a run divided among machines
  --workers N      how many processes share the scenarios (default: one per core, at most 4; one for each twenty --only)
${queueHelp}  --allow KIND     without a lab face, also what cannot be undone: locks (people are locked for a while), migrations (IB Key
                   moves to another phone or is removed), numbers (another number is verified, where none was); may be
                   given several times
  --fault ID       with this fault or harmless variant, or two at once as ONE+OTHER; the results say so. With --target
                   process and browser a fault of the server has to be one of this project's own
  --faults DIR     where --fault may come from, beside the project's own; may be given several times
  --app FILE       with the app that FILE exports on the phones, in place of our IBKR Mobile (drivers/ports/README.md)
  --known-failures FILE  what is known to fail, with reason, owner and last day (default: expected-failures.yaml beside the
                   configuration, if there is one). A run with no other failures ends with 0 and says how many it knows;
                   an entry that no longer fails, or whose day is past, fails the run
  --out DIR        where messages.ndjson.gz, results.json and junit.xml go (default ${defaultOut})
  --project DIR    another folder with features/, steps/ and drivers/assemblies/support.ts

Exit codes: 0 conforming (warnings included) or nothing failed that is not known, 1 not conforming, 2 wrong usage or configuration or nothing to run,
3 harness error, interrupted or a full disk; the verdicts reached so far are written where there is room for them.
`

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = await parseRunOptions(args)
  if (!options.ok) return reportUsageErrors(options.problems, terminal)
  if (options.value.watch) {
    const { watchRuns } = await import('./watch/watch.ts')
    return await watchRuns(args, options.value, terminal)
  }
  return await runWith(options.value, terminal)
}

/** The run that options ask for. */
export async function runWith(options: RunOptions, terminal: Terminal): Promise<ExitCode> {
  if (options.nats) {
    const { runOnQueue } = await import('./distributed/run-on-queue.ts')
    return await runOnQueue(options, options.nats, terminal)
  }
  // Before all else: the worker processes load Cucumber while this one reads the catalogue and loads its own.
  const workers = options.contexts === undefined ? startWorkers(options.workers - 1) : []
  const heeded = leaveOnSignal(terminal)
  const asked = options.system && (await probedSystem(options.system))
  try {
    const plan = await planRun(options, today(), asked?.answer)
    if (!plan.ok) return reportUsageErrors(plan.problems, terminal)
    const out = openOutFolder(options.out, writtenFiles(options))
    if (!out.ok) return reportUsageErrors(out.problems, terminal)
    const taken = await takenGateway(options.system, options.workers)
    if (taken !== undefined) return reportUsageErrors([taken], terminal)
    for (const [former, present] of plan.value.renamed)
      terminal.out(`--only ${former} is ${present} today.\n`)
    heeded.release()
    const { contexts, pause } = options
    if (pause !== undefined) return await runPausing(pause, plan.value, out.value, terminal)
    if (contexts === undefined) return await runPlan(plan.value, workers, out.value, terminal)
    return await runContexts(plan.value, contexts, out.value, terminal, async (...pass) =>
      runWithWorkers(options.workers - 1, ...pass),
    )
  } finally {
    heeded.release()
    await Promise.all([endAll(workers), asked && endProbed(asked)])
  }
}

/** A run that stops before steps, so that somebody can look. */
async function runPausing(at: PauseAt, plan: RunPlan, out: OutFolder, terminal: Terminal): Promise<ExitCode> {
  const { openPausing } = await import('./pause/pausing.ts')
  const pausing = await openPausing(at, out.path, terminal)
  if (!pausing.ok) return reportUsageErrors(pausing.problems, terminal)
  try {
    return await runPlan(plan, [], out, { ...terminal, live: false }, pausing.value)
  } finally {
    await pausing.value.close()
  }
}

const startWorkers = (count: number): ShardWorker[] => Array.from({ length: count }, () => new ShardWorker())

/** One pass of a run that has several. */
async function runWithWorkers(
  count: number,
  plan: RunPlan,
  out: OutFolder,
  terminal: Terminal,
): Promise<ExitCode> {
  const workers = startWorkers(count)
  try {
    return await runPlan(plan, workers, out, terminal)
  } finally {
    await endAll(workers)
  }
}

/** Names a feature of those that `--features` gave from the working folder: Cucumber does so from the top of the project. */
function inWorkingFolder(problem: string, { selection, project }: RunPlan): string {
  if (selection.features === undefined) return problem
  return problem.replace(/^.+?\.feature(?=[: ])/, (uri) => relative('', resolve(project.root, uri)))
}

/** Ends the worker processes at once, whatever they do; nothing happens to those that have ended. */
async function endAll(workers: readonly ShardWorker[]): Promise<void> {
  await Promise.all(workers.map((worker) => worker.end()))
}

/** Runs a plan in this process and the workers, from the first line on the terminal to the last. */
export async function runPlan(
  plan: RunPlan,
  workers: readonly ShardWorker[],
  out: OutFolder,
  terminal: Terminal,
  pausing?: Pausing,
): Promise<ExitCode> {
  const elapsed = stopwatch()
  const facts = {
    suite: suiteIdentity(plan.catalogue),
    target: { name: targetName(plan) },
    seed: plan.seed,
    declared: plan.system?.profiles,
    run: plan.record,
  }
  const progress = progressOn(terminal, plan.system !== undefined)
  const listener = {
    planned: (scenarios: readonly Scenario[]) => {
      terminal.out(runHeading(plan, scenarios.length, terminal))
      progress.planned(scenarios)
    },
    finished: progress.finished,
    again: plan.repeatCommand,
    broken: () => stopWorkers('SIGTERM'),
  }
  const recorder = new RunRecorder(plan.catalogue, out, facts, listener, plan.known)
  const stopWorkers = (signal: StopSignal): void => {
    for (const worker of workers) worker.stop(signal)
  }
  const guard = guardRun(
    {
      save: () => void recorder.save(guard.signal),
      stop(signal) {
        pausing?.end()
        stopWorkers(signal)
      },
      end: () => endAll(workers),
    },
    terminal,
  )
  let failure: unknown
  try {
    const isStopped = () => guard.signal !== undefined || recorder.isBroken
    await runShards(plan, workers, recorder, isStopped, pausing?.planned)
  } catch (error) {
    failure = error
  }
  if (guard.left) return exitCodes.harness
  progress.end()
  const usageErrors =
    usageErrorsIn(failure)?.map((problem) => inWorkingFolder(problem, plan)) ??
    (failure === undefined &&
    guard.signal === undefined &&
    recorder.runProblems.length === 0 &&
    recorder.planned.length === 0
      ? [`No scenario to run: ${plan.project.root} has none in ${plan.project.features}.`]
      : undefined)
  let results: Results
  try {
    if (usageErrors) return reportUsageErrors(usageErrors, terminal)
    results = recorder.save(guard.signal, failure !== undefined)
    recorder.close()
  } finally {
    // Not before: a signal that nobody listens to ends the process, whatever it is writing.
    guard.release()
  }
  const ended = {
    verdicts: recorder.verdicts,
    planned: recorder.planned.length,
    isWhole: playsAll(plan.selection),
    results,
    elapsedMs: elapsed(),
    stoppedBy: guard.signal,
    broken: failure !== undefined || recorder.runProblems.length > 0,
  }
  terminal.out(terminalReport(ended, plan, out.path, terminal))
  for (const problem of recorder.runProblems) terminal.err(harnessError(new Error(problem)))
  if (failure !== undefined) terminal.err(harnessError(failure))
  return runExitCode(ended)
}

/**
 * The first shard in this process, the others in the workers. Rejects with the first failure: at once where it was here,
 * otherwise when all shards are over.
 */
async function runShards(
  plan: RunPlan,
  workers: readonly ShardWorker[],
  recorder: RunRecorder,
  stopped: () => boolean,
  chosen?: (scenarios: readonly Scenario[]) => void,
): Promise<void> {
  const task = (index: number) => taskOfShard(plan, index, 1 + workers.length)
  const merge = new MessageMerge(1 + workers.length, {
    message: (envelope) => recorder.add(envelope, stopped()),
    planned: () => recorder.begin(),
  })
  const elsewhere = Promise.allSettled(workers.map((worker, at) => worker.run(task(at + 2), merge)))
  const here = merge.first()
  try {
    await runShard(task(1), recorder.features, stopped, here.add, chosen)
  } catch (error) {
    await endAll(workers)
    throw error
  }
  here.finish()
  const ends = await elsewhere
  merge.finish()
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
}

export const runSubcommand: Subcommand = { help, options: runOptions, run }
