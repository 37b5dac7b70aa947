/** @module A worker process, which runs one shard of the suite for `sls run`. */

import type { Envelope } from '@cucumber/messages'
import { SharedIds } from '../../../reports/output/message-merge.ts'
import { harnessError } from '../../shared/harness-error.ts'
import { loadCucumber, runShard } from '../cucumber.ts'
import { ParsedFeatures } from './parsed-features.ts'
import { type ShardReport, type ShardTask, shardCommand } from './protocol.ts'

let stopped = false

const send = (report: ShardReport): void => void process.send?.(report)

/** Sends the last report, and exits when it is out. */
const sendLast = (report: ShardReport): void => void process.send?.(report, () => process.exit())

const fail = (error: unknown): void => sendLast({ kind: 'failed', reason: harnessError(error).trim() })

/** Messages go out together, when a scenario starts or ends: sending one at a time costs more than making it. */
async function run(task: ShardTask): Promise<ShardReport> {
  const sharedIds = new SharedIds()
  let success = true
  let waiting: Envelope[] = []
  const flush = () => {
    send({ kind: 'messages', envelopes: waiting })
    waiting = []
  }
  await runShard(
    task,
    new ParsedFeatures(),
    () => stopped,
    (envelope) => {
      if (envelope.testRunFinished) success = envelope.testRunFinished.success
      const isShared = sharedIds.add(envelope)
      if (envelope.testRunStarted) send({ kind: 'sharedIds', ids: sharedIds.ids })
      if (isShared) return
      waiting.push(envelope)
      if (envelope.testCaseStarted || envelope.testCaseFinished) flush()
    },
  )
  flush()
  return { kind: 'finished', success }
}

// A terminal sends Ctrl-C to every process of the group; the run decides when its workers end.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined)
process.on('disconnect', () => process.exit())
process.on('message', (message) => {
  const command = shardCommand.parse(message)
  if (command.kind === 'stop') {
    stopped = true
    return
  }
  // From here on only the suite keeps the process alive: where it waits for nothing, the process ends, and the run
  // notices.
  process.channel?.unref()
  run(command.task).then(sendLast, fail)
})
// Before the task comes.
await loadCucumber().catch(fail)
process.on('uncaughtException', (error) => {
  // While a step runs, Cucumber listens as well and makes the exception the step's.
  if (process.listenerCount('uncaughtException') === 1) fail(error)
})
