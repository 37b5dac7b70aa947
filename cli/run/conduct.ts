import type { Results } from '../../reports/output/results.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { harnessError } from '../shared/harness-error.ts'
import type { OutFolder } from '../shared/out-folder.ts'
import { stopwatch } from '../shared/stopwatch.ts'
import { suiteIdentity } from '../shared/suite-identity.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors, usageErrorsIn } from '../shared/usage-errors.ts'
import { interruption } from './interruption.ts'
import { type Plan, taskOf } from './plan.ts'
import { progressOn } from './progress.ts'
import { guardRun } from './run-guard.ts'
import { RunRecorder } from './run-recorder.ts'
import { type Crew, endCrew } from './shards/crew.ts'
import { ShardedRun } from './shards/sharded-run.ts'
import { closingLines, counting, exitCodeOf } from './terminal-report.ts'

/** Runs a plan, together with other processes, from its first line on the screen to its last. */
export async function conduct(
  plan: Plan,
  crew: Crew,
  out: OutFolder,
  again: (id: string) => string,
  terminal: Terminal,
): Promise<ExitCode> {
  const elapsed = stopwatch()
  const facts = { suite: suiteIdentity(plan.catalogue), target: { name: targetName(plan) }, seed: plan.seed }
  const progress = progressOn(terminal)
  const session = new RunRecorder(plan.catalogue, out, {
    planned: (scenarios) => {
      terminal.out(heading(plan, scenarios.length, terminal))
      progress.planned(scenarios)
    },
    judged: progress.judged,
  })
  const run = new ShardedRun(taskOf(plan, 1 + crew.length), crew, {
    message: (envelope) => session.take(envelope),
    planned: () => session.begin(),
  })
  const guard = guardRun(
    { save: () => void session.save(facts), stop: (signal) => run.stop(signal), end: () => endCrew(crew) },
    terminal,
  )
  let failure: unknown
  try {
    await run.run()
  } catch (error) {
    failure = error
  }
  if (guard.left) return exitCodes.harness
  progress.end()
  const refusal = usageErrorsIn(failure)
  let results: Results
  try {
    if (refusal) return reportUsageErrors(refusal, terminal)
    results = session.save(facts, failure !== undefined)
    session.close()
  } finally {
    // Not before: a signal that nobody listens to ends the process, whatever it is writing.
    guard.release()
  }
  const ended = {
    verdicts: session.verdicts,
    planned: session.planned.length,
    results,
    elapsedMs: elapsed(),
    stoppedBy: interruption.signal,
    broken: failure !== undefined || session.runProblems.length > 0,
  }
  terminal.out(closingLines(ended, plan, out.path, again, terminal))
  for (const problem of session.runProblems) terminal.err(harnessError(new Error(problem)))
  if (failure !== undefined) terminal.err(harnessError(failure))
  return exitCodeOf(ended)
}

/** A run with a fault says so wherever its target is named: nobody shall take it for a verdict on the server. */
const targetName = ({ target, fault }: Plan): string => (fault ? `${target} with fault ${fault.id}` : target)

function heading(plan: Plan, scenarios: number, { paint }: Terminal): string {
  const { seed, shuffled, fault } = plan
  const facts = [targetName(plan), `seed ${seed}${shuffled ? ', shuffled' : ''}`, counting(scenarios)]
  const worn = fault ? `  ${paint('yellow', `on purpose: ${fault.title}`)}\n` : ''
  return `\n  ${paint('bold', 'sls run')}  ${facts.join(' · ')}\n${worn}\n`
}
