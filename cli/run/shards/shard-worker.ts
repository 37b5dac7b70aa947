import { type ChildProcess, fork } from 'node:child_process'
import { on } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Envelope } from '@cucumber/messages'
import { compileCache } from '../../shared/compile-cache.ts'
import type { StopSignal } from '../../shared/stop-signals.ts'
import { startTimeout } from '../../shared/stopwatch.ts'
import { type Order, report as reportSchema, type Task } from './protocol.ts'

/** How long a process may take to clear up, on a busy machine with a browser to close. */
const patienceMs = 5_000
const workerFile = fileURLToPath(new URL('./worker-main.ts', import.meta.url))

export interface ShardListener {
  /** What it calls the things that all processes have: comes before every message. */
  words(words: readonly string[]): Promise<void>
  message(envelope: Envelope): void
}

/** A part of the suite that runs in a process of its own. */
export class ShardWorker {
  readonly #child: ChildProcess
  readonly #gone: Promise<void>
  readonly #reports: AsyncIterable<unknown[]>

  /** Starts the process, which loads what every part needs. */
  constructor() {
    this.#child = fork(workerFile, [], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      serialization: 'advanced',
      env: { ...process.env, ...compileCache() },
    })
    // One that could not be started never ends.
    this.#gone = new Promise((gone) => this.#child.once('exit', () => gone()).once('error', () => gone()))
    this.#reports = on(this.#child, 'message', { close: ['close'] })
  }

  /** Lets it run a part, and says whether that ended well; rejects where it could not go on to the end. */
  async run(task: Task, listener: ShardListener): Promise<boolean> {
    this.#tell({ kind: 'run', task })
    for await (const [given] of this.#reports) {
      const report = reportSchema.parse(given)
      if (report.kind === 'done') return report.success
      if (report.kind === 'unable') throw new Error(report.reason)
      if (report.kind === 'words') await listener.words(report.words)
      else for (const envelope of report.envelopes) listener.message(envelope)
    }
    const { exitCode, signalCode } = this.#child
    throw new Error(
      `a process that ran a part of the suite ended with ${signalCode ?? `exit code ${exitCode}`} before its part was over`,
    )
  }

  /** Lets the scenario end that is under way. */
  stop(signal: StopSignal): void {
    this.#tell({ kind: 'stop', signal })
  }

  /** Ends the process, which clears up what it has opened; one that listens to nobody is ended all the same. */
  async end(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect()
    const callOff = startTimeout(patienceMs, () => this.#child.kill('SIGKILL'))
    await this.#gone
    callOff()
  }

  #tell(order: Order): void {
    if (this.#child.connected) this.#child.send(order, () => undefined)
  }
}
