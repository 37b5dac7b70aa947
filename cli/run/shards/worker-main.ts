/** @module A process that runs one part of the suite for `sls run`. */

import type { Envelope } from '@cucumber/messages'
import { SharedIds } from '../../../reports/output/message-ids.ts'
import { harnessError } from '../../shared/harness-error.ts'
import { execute } from '../cucumber.ts'
import { interruption } from '../interruption.ts'
import { order, type Report, type Task } from './protocol.ts'

const say = (report: Report): void => void process.send?.(report)

/** Says the last word, and is gone when it is out. */
const leave = (report: Report): void => void process.send?.(report, () => process.exit())

const giveUp = (error: unknown): void => leave({ kind: 'unable', reason: harnessError(error).trim() })

/**
 * What all processes say alike is said in words alone. The other messages go out together, when a scenario starts or
 * ends: one at a time costs more than what they say.
 */
async function run(task: Task): Promise<Report> {
  const words = new SharedIds((learnt) => say({ kind: 'words', words: learnt }))
  let success = true
  let waiting: Envelope[] = []
  const send = () => {
    say({ kind: 'messages', envelopes: waiting })
    waiting = []
  }
  await execute(task, (envelope) => {
    if (envelope.testRunFinished) success = envelope.testRunFinished.success
    if (words.learn(envelope)) return
    waiting.push(envelope)
    if (envelope.testCaseStarted || envelope.testCaseFinished) send()
  })
  send()
  return { kind: 'done', success }
}

// The terminal tells all processes of Ctrl-C; the one that shares its run decides when this one ends.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined)
process.on('disconnect', () => process.exit())
process.on('message', (message) => {
  const given = order.parse(message)
  if (given.kind === 'stop') {
    interruption.signal = given.signal
    return
  }
  // From here on only the suite is a reason to live: one that waits for nothing ends the process, which is seen.
  process.channel?.unref()
  run(given.task).then(leave, giveUp)
})
process.on('uncaughtException', (error) => {
  // While a step runs, the runner listens as well and makes the exception the step's.
  if (process.listenerCount('uncaughtException') === 1) giveUp(error)
})
