/** @module Worker processes that run the suite with one fault after the other, side by side. */

import { type ChildProcess, fork } from 'node:child_process'
import { on } from 'node:events'
import { fileURLToPath } from 'node:url'
import { formatDuration, startTimeout } from '../shared/stopwatch.ts'
import {
  type Job,
  type WorkerAnswer,
  type WorkerMessage,
  type WorkerSettings,
  workerMessageSchema,
} from './worker-messages.ts'

/** How long a worker may be silent. No scenario takes this long, so only a process that hangs does. */
const silenceLimitMs = 60_000
const keptOfStderr = 2_000
const workerFile = fileURLToPath(new URL('./worker.ts', import.meta.url))

/** The process ended, or had to be ended, before it answered. */
export interface LostWorker {
  readonly kind: 'lost'
  readonly reason: string
}

/** No worker can do any work, and this says why. */
export class WorkerPoolError extends Error {}

/** A process, and no thread: a fault may exit, loop or run out of memory, and the worker's end has to say how. */
class WorkerProcess {
  readonly #child: ChildProcess
  readonly #messages: AsyncIterator<unknown[]>
  #stderr = ''
  #silent = false

  constructor(settings: WorkerSettings) {
    this.#child = fork(workerFile, [JSON.stringify(settings)], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.#child.stderr?.on('data', (chunk) => {
      this.#stderr = `${this.#stderr}${chunk}`.slice(-keptOfStderr)
    })
    this.#messages = on(this.#child, 'message', { close: ['close'] })
  }

  /** Its next message that is more than a sign of life. Rejects where the process cannot be started. */
  async next(): Promise<WorkerMessage | LostWorker> {
    for (;;) {
      const cancel = startTimeout(silenceLimitMs, () => {
        this.#silent = true
        this.kill()
      })
      const { done, value } = await this.#messages.next().finally(cancel)
      if (done) return { kind: 'lost', reason: this.#howItEnded() }
      const message = workerMessageSchema.parse(value[0])
      if (message.kind !== 'scenarioEnded') return message
    }
  }

  async run(job: Job): Promise<WorkerMessage | LostWorker> {
    // Where the process has just died, nothing is sent, and its end is the answer.
    this.#child.send(job, () => undefined)
    return this.next()
  }

  /** Lets the process end by itself. */
  release(): void {
    if (this.#child.connected) this.#child.disconnect()
  }

  /** Ends the process at once, whatever it is doing. */
  kill(): void {
    this.#child.kill('SIGKILL')
  }

  #howItEnded(): string {
    if (this.#silent) return `its process was silent for ${formatDuration(silenceLimitMs)} and was ended`
    const { exitCode, signalCode } = this.#child
    const error = this.#stderr.split('\n').find((line) => /^\w*Error\b/.test(line.trim()))
    return `its process ended with ${signalCode ?? `exit code ${exitCode}`}${error ? `: ${error.trim()}` : ''}`
  }
}

export class WorkerPool {
  readonly #settings: WorkerSettings
  readonly #workers = new Set<WorkerProcess>()
  #stopped = false

  constructor(settings: WorkerSettings) {
    this.#settings = settings
  }

  /** Runs all jobs, in as many processes as `size`. Where a process is lost over a job, a new one takes the next. */
  async run<Task extends { readonly job: Job }>(
    tasks: readonly Task[],
    size: number,
    onAnswer: (task: Task, answer: WorkerAnswer | LostWorker) => void,
  ): Promise<void> {
    const queue = tasks.values()
    const takeFromQueue = async () => {
      let worker: WorkerProcess | undefined
      for (const task of queue) {
        worker ??= await this.#spawn()
        if (this.#stopped) return
        const answer = await worker.run(task.job)
        if (this.#stopped) return
        if (answer.kind !== 'lost' && !('finding' in answer)) throw new WorkerPoolError(reasonOf(answer))
        onAnswer(task, answer)
        if (answer.kind === 'lost') {
          this.#workers.delete(worker)
          worker = undefined
        }
      }
      worker?.release()
    }
    await Promise.all(Array.from({ length: Math.min(size, tasks.length) }, takeFromQueue))
  }

  /** Ends every process at once. */
  stop(): void {
    this.#stopped = true
    for (const worker of this.#workers) worker.kill()
  }

  async #spawn(): Promise<WorkerProcess> {
    const worker = new WorkerProcess(this.#settings)
    this.#workers.add(worker)
    const first = await worker.next()
    if (first.kind !== 'ready' && !this.#stopped) throw new WorkerPoolError(reasonOf(first))
    return worker
  }
}

const reasonOf = (message: WorkerMessage | LostWorker): string =>
  'reason' in message
    ? message.reason
    : `sls detect waited for a worker process, which sent "${message.kind}" instead`
