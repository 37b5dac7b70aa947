/** @module A process that judges faults for `sls detect`, one at a time, as long as it is asked to. */

import { harnessError } from '../shared/harness-error.ts'
import { projectAt } from '../shared/project.ts'
import { Judge } from './fault-runner.ts'
import { type Suite, WarmSuite } from './warm-suite.ts'
import { job as jobSchema, type Message, workerSettings } from './worker-messages.ts'

const say = (message: Message): void => void process.send?.(message)

/** The same suite; whoever waits for a verdict hears that it goes on. */
const audible = (suite: Suite): Suite => ({
  scenarios: suite.scenarios,
  run: (pass) =>
    suite.run({
      ...pass,
      saw: (seen) => {
        say({ kind: 'busy' })
        pass.saw(seen)
      },
    }),
})

async function answer(judge: Judge, message: unknown): Promise<Message> {
  const { id, violates, harmless } = jobSchema.parse(message)
  if (harmless) {
    return { kind: 'harmless', ...(await judge.harmless(id)), redAnyway: judge.redAnyway }
  }
  return { kind: 'fault', ...(await judge.fault(id, violates)), redAnyway: judge.redAnyway }
}

const unable = (error: unknown): void => say({ kind: 'unable', reason: harnessError(error).trim() })

// The terminal tells all processes of Ctrl-C; the one that asks decides when this one ends.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined)
process.on('disconnect', () => process.exit())

try {
  const { root, ...settings } = workerSettings.parse(JSON.parse(process.argv[2] ?? ''))
  const judge = new Judge(audible(await WarmSuite.load(projectAt(root), settings)))
  process.on('message', (message) => void answer(judge, message).then(say, unable))
  say({ kind: 'ready' })
} catch (error) {
  unable(error)
}
