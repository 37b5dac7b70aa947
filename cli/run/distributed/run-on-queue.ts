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
import { endProbed, probedSystem } from '../tested-system.ts'
import { distributedRun } from './distributed-run.ts'

/** Plans the run here, where its results are wanted, and has it played there. */
export async function runOnQueue(
  options: RunOptions,
  choice: QueueChoice,
  terminal: Terminal,
): Promise<ExitCode> {
  // First of all: it takes longest to find out that there is none.
  const reached = reachQueue(choice)
  const probed = options.system && (await probedSystem(options.system))
  try {
    const plan = await planRun(options, today(), probed?.answer)
    const queue = await reached
    if (!queue.ok) return reportUsageErrors(queue.problems, terminal)
    if (!plan.ok) return reportUsageErrors(plan.problems, terminal)
    const out = openOutFolder(options.out)
    if (!out.ok) return reportUsageErrors(out.problems, terminal)
    const of = { configuration: options.system !== undefined, faults: options.faultFolders.length > 0 }
    const facts = memberFacts(options, options.system, of)
    const { contexts } = options
    if (contexts === undefined)
      return await distributedRun(queue.value, options, plan.value, facts, out.value, terminal)
    return await runContexts(plan.value, contexts, out.value, terminal, (pass, folder, silent) =>
      distributedRun(queue.value, options, pass, facts, folder, silent),
    )
  } finally {
    const queue = await reached
    if (queue.ok) await queue.value.broker.close()
    if (probed) await endProbed(probed)
  }
}
