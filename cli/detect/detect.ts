import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { KnownFault } from '../../drivers/assemblies/faults.ts'
import { contextOption, type OpenContext } from '../../reports/contexts/context.ts'
import { type DetectionResult, detectionOf, resultsWithout } from '../../reports/detection/detection.ts'
import { type Detection, detectionSchema } from '../../reports/detection/detection-schema.ts'
import { queueHelp } from '../queue/options.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { harnessError } from '../shared/harness-error.ts'
import { type OutFolder, openOutFolder } from '../shared/out-folder.ts'
import { slsCommand } from '../shared/project.ts'
import { stopSignals } from '../shared/stop-signals.ts'
import { stopwatch } from '../shared/stopwatch.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors, usageErrorsIn } from '../shared/usage-errors.ts'
import type { Commands } from './explanations.ts'
import { detectOptions, isWhole, parseDetectOptions } from './options.ts'
import { type DetectionPlan, planDetection } from './plan.ts'
import { detectionProgress } from './progress.ts'
import { resultOf } from './results.ts'
import { detectionExitCode, summaryText } from './summary.ts'
import type { WorkerAnswer } from './worker-messages.ts'
import { type LostWorker, WorkerPool } from './worker-pool.ts'

const help = `Usage: sls detect [options]

Makes the reference server or the phones wrong, one fault at a time, and says whether the suite sees it.

  killed       for every row that the fault violates, a scenario of the row fails by an assertion, in a Then or in a
               step that a comment binds to the row
  imprecise    red only elsewhere, or only for some of the rows
  survived     red nowhere; a step that times out or a harness that breaks is not red, and is named
  green, false alarm    a harmless variant leaves the whole suite green, or does not; a scenario that uses nothing of
                        what the variant changes goes as with the right server, and is not run

  --faults DIR     also the faults in this folder; may be given several times
  --only-these     only the faults in these folders, and none of the project's own
  --only ID        only this fault or variant, or two at once as ONE+OTHER; may be given several times
  --rules I/N      a variant that many scenarios could notice runs on the I-th of N parts of the rules alone
  --seed N         seed of every random choice (default 1)
  --out DIR        where detection.json goes (default reports/out)
${queueHelp}
detection.json of a whole run replaces the one before. With --only or --only-these its entries alone are replaced and
the others are kept; totals.notJudged counts the faults that the file says nothing of.

Exit codes: 0 every fault killed and every variant green, 1 not so, 2 wrong usage or a fault that breaks in its own code,
3 harness error or interrupted; the results so far are written in every case.
`

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = parseDetectOptions(args)
  if (!options.ok) return reportUsageErrors(options.problems, terminal)
  const plan = await planDetection(options.value)
  if (!plan.ok) return reportUsageErrors(plan.problems, terminal)
  const out = openOutFolder(options.value.out, ['detection.json'])
  if (!out.ok) return reportUsageErrors(out.problems, terminal)
  const { faultFolders, seed } = options.value
  const earlier = isWhole(options.value) ? undefined : detectionIn(join(out.value.path, 'detection.json'))
  const extra = [...faultFolders.map((folder) => `--faults '${folder}'`), `--seed ${seed}`].join(' ')
  const commands = {
    detect: (id: string) => `${slsCommand} detect ${extra} --only ${id}`,
    run: (id: string, scenario: string, context: OpenContext = {}) =>
      [`${slsCommand} run ${extra} --fault ${id}`, ...contextOption(context), `--only '${scenario}'`].join(
        ' ',
      ),
  }
  return detect(plan.value, earlier, out.value, commands, terminal)
}

/** Runs all faults that the plan chose, from the first line on the screen to the last; `earlier` is the record so far. */
async function detect(
  plan: DetectionPlan,
  earlier: Detection | undefined,
  out: OutFolder,
  commands: Commands,
  terminal: Terminal,
): Promise<ExitCode> {
  const elapsed = stopwatch()
  const results: DetectionResult[] = []
  const redAnyway = new Set<string>()
  const progress = detectionProgress(plan.chosen.length, terminal)
  const pool = new WorkerPool(settingsOf(plan))
  const signals = stopOnSignal(pool)
  terminal.out(heading(plan, terminal))
  let failure: unknown
  let stoppedBy: NodeJS.Signals | undefined
  const tasks = plan.chosen.map((fault) => ({ fault, job: jobOf(fault) }))
  try {
    const onAnswer = ({ fault }: (typeof tasks)[number], answer: WorkerAnswer | LostWorker) => {
      const result = resultOf(fault, answer)
      results.push(result)
      if (answer.kind !== 'lost') for (const scenario of answer.redAnyway) redAnyway.add(scenario)
      progress.show(result)
    }
    const { nats } = plan.options
    if (nats) {
      const { detectOnQueue } = await import('./distributed/detect-on-queue.ts')
      stoppedBy = await detectOnQueue(nats, settingsOf(plan), tasks, onAnswer, terminal)
    } else await pool.run(tasks, availableParallelism(), onAnswer)
  } catch (error) {
    failure = error
  }
  pool.stop()
  progress.end()
  const others = earlier ? resultsWithout(earlier, replacedIds(plan)) : []
  const facts = { ...plan, known: plan.known.map(({ id }) => id), redAnyway: [...redAnyway] }
  const detection = detectionOf([...results, ...others], facts)
  if (results.length > 0) out.writeJson('detection.json', detection)
  signals.release()
  const problems = usageErrorsIn(failure)
  if (problems) return reportUsageErrors(problems, terminal)
  if (failure !== undefined) {
    terminal.err(harnessError(failure))
    return exitCodes.harness
  }
  const ended = { results, detection, elapsedMs: elapsed(), stoppedBy: stoppedBy ?? signals.received() }
  terminal.out(summaryText(ended, plan, commands, terminal))
  return detectionExitCode(ended)
}

/** The entries of an earlier record that this run replaces. */
const replacedIds = ({ options, chosen }: DetectionPlan): readonly string[] =>
  options.onlyThese ? chosen.map(({ id }) => id) : options.only

const jobOf = ({ id, violates, harmless }: KnownFault) => ({ id, violates: [...violates], harmless })

const settingsOf = ({ project, options }: DetectionPlan) => ({
  root: project.root,
  seed: options.seed,
  faultFolders: [...options.faultFolders],
  ...(options.rules && { rules: options.rules }),
})

/** The first signal ends all worker processes at once: of a fault the whole result is kept, or none. */
function stopOnSignal(pool: WorkerPool): { received(): NodeJS.Signals | undefined; release(): void } {
  let received: NodeJS.Signals | undefined
  const onSignal = (signal: NodeJS.Signals) => {
    received ??= signal
    pool.stop()
  }
  const onExit = () => pool.stop()
  for (const name of stopSignals) process.on(name, onSignal)
  process.on('exit', onExit)
  return {
    received: () => received,
    release: () => {
      for (const name of stopSignals) process.off(name, onSignal)
      process.off('exit', onExit)
    },
  }
}

function heading({ chosen, options }: DetectionPlan, { paint }: Terminal): string {
  const harmless = chosen.filter((one) => one.harmless).length
  const faults = chosen.length - harmless
  const facts = [
    'embedded',
    `seed ${options.seed}`,
    ...(faults > 0 ? [`${faults} fault${faults === 1 ? '' : 's'}`] : []),
    ...(harmless > 0 ? [`${harmless} harmless variant${harmless === 1 ? '' : 's'}`] : []),
  ]
  return `\n  ${paint('bold', 'sls detect')}  ${facts.join(' · ')}\n\n`
}

/** The record of an earlier run; a file that is none is replaced. */
function detectionIn(file: string): Detection | undefined {
  if (!existsSync(file)) return undefined
  try {
    return detectionSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}

export const detectSubcommand: Subcommand = { help, options: detectOptions, run }
