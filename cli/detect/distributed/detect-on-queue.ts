/** @module `sls detect --nats`: each fault is a job of the workers of a queue. */

import { createHash } from 'node:crypto'
import { z } from 'zod'
import { jsonOf } from '../../../reports/json.ts'
import { distributeJobs } from '../../queue/asker.ts'
import type { QueueChoice } from '../../queue/options.ts'
import { memberFacts } from '../../queue/own-copy.ts'
import { reachQueue } from '../../queue/reach-queue.ts'
import type { Terminal } from '../../shared/terminal.ts'
import { UsageError } from '../../shared/usage-errors.ts'
import { type Job, type WorkerAnswer, type WorkerSettings, workerMessageSchema } from '../worker-messages.ts'
import { type LostWorker, WorkerPoolError } from '../worker-pool.ts'

/**
 * Has all tasks done, and is told of each answer once, in any order. Resolves to the signal that ended it. Rejects with a
 * `WorkerPoolError` where not all can be done, with a `UsageError` where the queue cannot be used.
 */
export async function detectOnQueue<Task extends { readonly job: Job }>(
  choice: QueueChoice,
  { seed, rules, faultFolders }: WorkerSettings,
  tasks: readonly Task[],
  onAnswer: (task: Task, answer: WorkerAnswer | LostWorker) => void,
  terminal: Terminal,
): Promise<NodeJS.Signals | undefined> {
  const queue = await reachQueue(choice)
  if (!queue.ok) throw new UsageError(queue.problems)
  try {
    const of = { configuration: false, faults: faultFolders.length > 0 }
    const facts = memberFacts({ project: undefined, faultFolders }, undefined, of)
    const jobs = tasks.map(({ job }, at) => ({
      id: `${at + 1}`,
      data: z.json().parse({ fault: job, seed, ...(rules && { rules }) }),
    }))
    const run = createHash('sha256')
      .update(JSON.stringify([facts, jobs]))
      .digest('hex')
      .slice(0, 16)
    const taskOf = (id: string): Task => {
      const task = tasks[Number(id) - 1]
      if (!task) throw new WorkerPoolError(`the broker has the result of a job ${id} that nobody gave it`)
      return task
    }
    const ended = await distributeJobs(
      queue.value,
      { run, kind: 'fault', title: `sls detect, ${tasks.length} faults and variants`, facts, jobs },
      {
        resumed: (done) =>
          terminal.err(`Goes on with a run that was begun before: ${done} of ${jobs.length} are done.\n`),
        done({ job, bytes }) {
          const answer = workerMessageSchema.parse(jsonOf(Buffer.from(bytes).toString()))
          if ('finding' in answer) onAnswer(taskOf(job), answer)
        },
        lost: (job, reason) => onAnswer(taskOf(job), { kind: 'lost', reason }),
      },
      terminal,
    )
    if (!ended.ok) throw new UsageError(ended.problems)
    if (ended.value.problem !== undefined) throw new WorkerPoolError(ended.value.problem)
    return ended.value.stoppedBy
  } finally {
    await queue.value.broker.close()
  }
}
