import { type ChildProcess, fork } from 'node:child_process'
import { on } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { MessageMerge } from '../../../reports/output/message-merge.ts'
import type { StopSignal } from '../../shared/stop-signals.ts'
import { startTimeout } from '../../shared/stopwatch.ts'
import { type ShardCommand, type ShardTask, shardReport } from './protocol.ts'

/** How long a worker may take to clean up, on a busy machine with a browser to close. */
const cleanUpLimitMs = 5_000
/** MiB of each half. V8's own limit of 16 costs a third more memory and saves no time (docs/decisions/run-memory.md). */
const youngGeneration = '--max-semi-space-size=8'
const workerFile = fileURLToPath(new URL('./worker-main.ts', import.meta.url))

/** A worker process, seen from the run that started it. */
export class ShardWorker {
  readonly #child: ChildProcess
  readonly #exited: Promise<void>
  readonly #reports: AsyncIterable<unknown[]>

  /** Starts the process, which loads what every shard needs. */
  constructor() {
    this.#child = fork(workerFile, [], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv: [...process.execArgv, youngGeneration],
      serialization: 'advanced',
    })
    // A process that could not be started reports an error and never exits.
    this.#exited = new Promise((done) => this.#child.once('exit', () => done()).once('error', () => done()))
    this.#reports = on(this.#child, 'message', { close: ['close'] })
  }

  /** Runs a shard and merges its messages. Rejects where the process could not finish it. */
  async run(task: ShardTask, merge: MessageMerge): Promise<void> {
    const source = merge.source(`${task.selection.worker.index}`)
    this.#send({ kind: 'run', task })
    for await (const [given] of this.#reports) {
      const report = shardReport.parse(given)
      if (report.kind === 'finished') return source.finish(report.success)
      if (report.kind === 'failed') throw new Error(report.reason)
      if (report.kind === 'sharedIds') await source.sharedIds(report.ids)
      else for (const envelope of report.envelopes) source.add(envelope)
    }
    const { exitCode, signalCode } = this.#child
    const end = signalCode ?? `exit code ${exitCode}`
    throw new Error(`a worker process ended with ${end} before the scenarios of its shard were over`)
  }

  /** Lets the scenario under way end, and leaves out the others. */
  stop(signal: StopSignal): void {
    this.#send({ kind: 'stop', signal })
  }

  /** Ends the process, which cleans up first; one that does not within the limit is killed. */
  async end(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect()
    const cancel = startTimeout(cleanUpLimitMs, () => this.#child.kill('SIGKILL'))
    await this.#exited
    cancel()
  }

  #send(command: ShardCommand): void {
    if (this.#child.connected) this.#child.send(command, () => undefined)
  }
}
