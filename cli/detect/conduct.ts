import { availableParallelism } from 'node:os'
import { detectionOf, type Judged, withoutIds } from '../../reports/detection/detection.ts'
import type { Detection } from '../../reports/detection/detection-schema.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { harnessError } from '../shared/harness-error.ts'
import type { OutFolder } from '../shared/out-folder.ts'
import { stopSignals } from '../shared/stop-signals.ts'
import { stopwatch } from '../shared/stopwatch.ts'
import type { Terminal } from '../shared/terminal.ts'
import type { Commands } from './explanations.ts'
import type { DetectionPlan } from './plan.ts'
import { detectionProgress } from './progress.ts'
import { judgementOf } from './results.ts'
import { closingLines, exitCodeOf } from './summary.ts'
import { Crew } from './worker-pool.ts'

/** Judges all that the plan chose, from the first line on the screen to the last; `earlier` is the record so far. */
export async function conduct(
  plan: DetectionPlan,
  earlier: Detection | undefined,
  out: OutFolder,
  commands: Commands,
  terminal: Terminal,
): Promise<ExitCode> {
  const elapsed = stopwatch()
  const judged: Judged[] = []
  const redAnyway = new Set<string>()
  const progress = detectionProgress(plan.chosen.length, terminal)
  const crew = new Crew(settingsOf(plan))
  const guard = stopOnSignal(crew)
  terminal.out(heading(plan, terminal))
  let failure: unknown
  try {
    await crew.work(plan.chosen, availableParallelism(), (fault, answer) => {
      const one = judgementOf(fault, answer)
      judged.push(one)
      if (answer.kind !== 'lost') for (const scenario of answer.redAnyway) redAnyway.add(scenario)
      progress.judged(one)
    })
  } catch (error) {
    failure = error
  }
  crew.stop()
  progress.end()
  const others = earlier && plan.options.only !== undefined ? withoutIds(earlier, [plan.options.only]) : []
  const facts = { ...plan, known: plan.known.map(({ id }) => id), redAnyway: [...redAnyway] }
  const detection = detectionOf([...judged, ...others], facts)
  if (judged.length > 0) out.writeJson('detection.json', detection)
  guard.release()
  if (failure !== undefined) {
    terminal.err(harnessError(failure))
    return exitCodes.harness
  }
  const ended = { judged, detection, elapsedMs: elapsed(), stoppedBy: guard.signal() }
  terminal.out(closingLines(ended, plan, commands, terminal))
  return exitCodeOf(ended)
}

const settingsOf = ({ project, options }: DetectionPlan) => ({
  root: project.root,
  seed: options.seed,
  faultFolders: [...options.faultFolders],
})

/** The first signal ends all processes at once; a fault is judged whole or not at all. */
function stopOnSignal(crew: Crew): { signal(): NodeJS.Signals | undefined; release(): void } {
  let signal: NodeJS.Signals | undefined
  const onSignal = (given: NodeJS.Signals) => {
    signal ??= given
    crew.stop()
  }
  const onExit = () => crew.stop()
  for (const name of stopSignals) process.on(name, onSignal)
  process.on('exit', onExit)
  return {
    signal: () => signal,
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
