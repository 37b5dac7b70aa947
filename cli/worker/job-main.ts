/** @module A process of `sls worker`: does one job after the other, of one kind. */

import { jobKinds } from '../queue/job-kinds.ts'
import { ownOfProcess } from '../queue/own-copy.ts'
import { loadCucumber } from '../run/cucumber.ts'
import { harnessError } from '../shared/harness-error.ts'
import { stopwatch } from '../shared/stopwatch.ts'
import { usageErrorsIn } from '../shared/usage-errors.ts'
import { type PerformReport, performCommand } from './protocol.ts'

const send = (report: PerformReport): void => void process.send?.(report)

const fail = (error: unknown): void =>
  send({ kind: 'failed', reason: usageErrorsIn(error)?.join(' ') ?? harnessError(error).trim() })

const { own, instance } = ownOfProcess.parse(JSON.parse(process.argv[2] ?? ''))
const aliveEveryMs = 1_000
const elapsed = stopwatch()
let saidAt = Number.NEGATIVE_INFINITY

async function perform(given: unknown): Promise<PerformReport> {
  const { kind, data } = performCommand.parse(given)
  const load = jobKinds.get(kind)
  if (!load) return { kind: 'failed', reason: `this worker knows no jobs of the kind ${kind}` }
  const { perform } = await load()
  const bytes = await perform(data, {
    own,
    instance,
    news: (news) => send({ kind: 'news', data: news }),
    alive() {
      if (elapsed() - saidAt < aliveEveryMs) return
      saidAt = elapsed()
      send({ kind: 'alive' })
    },
  })
  return { kind: 'done', bytes }
}

// A terminal sends Ctrl-C to every process of the group; the worker decides when its processes end.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined)
process.on('disconnect', () => process.exit())
process.on('message', (message) => void perform(message).then(send, fail))
process.on('uncaughtException', (error) => {
  // While a step runs, Cucumber listens as well and makes the exception the step's.
  if (process.listenerCount('uncaughtException') === 1) fail(error)
})
// Before the first job comes.
await loadCucumber().catch(fail)
