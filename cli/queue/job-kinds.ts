/** @module What a worker can do: each kind of job by its name. A message of a queue has the name and data, and never code. */

import type { JobKind } from './job-kind.ts'

/**
 * Each kind by its name; loaded when it is needed, in a process of its own. To add one: a module that exports `jobKind(...)`, a row here,
 * and `distribute` of `work-queue/distribute.ts` with the same name where its jobs are handed out (as
 * `cli/run/distributed/distributed-run.ts` does).
 */
export const jobKinds: ReadonlyMap<string, () => Promise<JobKind>> = new Map([
  ['describe', async () => (await import('../run/distributed/perform-describe.ts')).describeJob],
  ['fault', async () => (await import('../detect/distributed/perform-fault.ts')).faultJob],
  ['walks', async () => (await import('../explore/distributed/perform-walks.ts')).walksJob],
  ['shard', async () => (await import('../run/distributed/perform-shard.ts')).shardJob],
])
