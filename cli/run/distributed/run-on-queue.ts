/** @module `sls run --nats`: a run whose scenarios are played by the workers of a queue. */

import type { QueueChoice } from '../../queue/options.ts'
import { memberFacts } from '../../queue/own-copy.ts'
import { reachQueue } from '../../queue/reach-queue.ts'
import { today } from '../../serve/wall-clock.ts'
import type { ExitCode } from '../../shared/exit-codes.ts'
import { openOutFolder } from '../../shared/out-folder.ts'
import type { Terminal } from '../../shared/terminal.ts'
import { reportUsageErrors } from '../../shared/usage-errors.ts'
import { runContexts } from '../contexts/run-contexts.ts'
import type { RunOptions } from '../options.ts'
import { planRun } from '../plan.ts'
import { writtenFiles } from '../record/written-files.ts'
import { distributedRun } from './distributed-run.ts'
import { probedByWorker } from './probed-elsewhere.ts'

/** Plans the run here, where its results are wanted, and has it played there. */
export async function runOnQueue(
  options: RunOptions,
  choice: QueueChoice,
  terminal: Terminal,
): Promise<ExitCode> {
  const queue = await reachQueue(choice)
  if (!queue.ok) return reportUsageErrors(queue.problems, terminal)
  try {
    const out = openOutFolder(options.out, writtenFiles(options))
    if (!out.ok) return reportUsageErrors(out.problems, terminal)
    const of = { configuration: options.system !== undefined, faults: options.faultFolders.length > 0 }
    const facts = memberFacts(options, options.system, of)
    // The system under test is the workers' own: here nothing is started, and nothing need be reached.
    const probed = options.system && (await probedByWorker(queue.value, facts, terminal))
    if (typeof probed === 'number') return probed
    const plan = await planRun(options, today(), probed && Promise.resolve(probed))
    if (!plan.ok) return reportUsageErrors(plan.problems, terminal)
    const { contexts } = options
    if (contexts === undefined)
      return await distributedRun(queue.value, options, plan.value, facts, out.value, terminal)
    return await runContexts(plan.value, contexts, out.value, terminal, (pass, folder, silent) =>
      distributedRun(queue.value, options, pass, facts, folder, silent),
    )
  } finally {
    await queue.value.broker.close()
  }
}
