/** @module A worker process of `sls detect`: runs the suite with one fault at a time, as long as it is given any. */

import { harnessError } from '../shared/harness-error.ts'
import { projectAt } from '../shared/project.ts'
import { FaultRunner } from './fault-runner.ts'
import { WarmSuite, withSignsOfLife } from './warm-suite.ts'
import { jobSchema, type WorkerMessage, workerSettingsSchema } from './worker-messages.ts'

const send = (message: WorkerMessage): void => void process.send?.(message)

async function answer(runner: FaultRunner, given: unknown): Promise<WorkerMessage> {
  const { id, violates, harmless } = jobSchema.parse(given)
  const answered = harmless
    ? { kind: 'variant' as const, ...(await runner.variant(id)) }
    : { kind: 'fault' as const, ...(await runner.fault(id, violates)) }
  return { ...answered, redAnyway: runner.redAnyway }
}

const fail = (error: unknown): void => send({ kind: 'failed', reason: harnessError(error).trim() })

// A terminal sends Ctrl-C to all processes; when this one ends is decided by the one that started it.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined)
process.on('disconnect', () => process.exit())

try {
  const { root, rules, ...settings } = workerSettingsSchema.parse(JSON.parse(process.argv[2] ?? ''))
  const suite = await WarmSuite.load(projectAt(root), settings)
  const runner = new FaultRunner(
    withSignsOfLife(suite, () => send({ kind: 'scenarioEnded' })),
    rules,
  )
  process.on('message', (message) => void answer(runner, message).then(send, fail))
  send({ kind: 'ready' })
} catch (error) {
  fail(error)
}
