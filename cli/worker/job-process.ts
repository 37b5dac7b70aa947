import { type ChildProcess, fork } from 'node:child_process'
import { on } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { JobMessage } from '../../work-queue/messages.ts'
import type { JobContext, Performed } from '../../work-queue/take-jobs.ts'
import type { OwnOfProcess } from '../queue/own-copy.ts'
import { formatDuration, startTimeout } from '../shared/stopwatch.ts'
import { type PerformCommand, performReport } from './protocol.ts'

/** How long a process may be silent: longer than a step of a scenario may take. */
const silenceLimitMs = 130_000
/** How long one may take to clean up, on a busy machine with a browser to close. */
const cleanUpLimitMs = 5_000
const mainFile = fileURLToPath(new URL('./job-main.ts', import.meta.url))

/** A process that does jobs: one that hangs, or ends, takes nothing but its job along. */
export class JobProcess {
  readonly #own: OwnOfProcess
  #kind: string | undefined
  #running: Running | undefined

  constructor(own: OwnOfProcess) {
    this.#own = own
  }

  /** Starts it before there is a job. */
  warm(): void {
    this.#running ??= start(this.#own)
  }

  /** Does a job in a process that did others of the same kind before, or none. */
  async perform({ kind, data }: JobMessage, { signal, news }: JobContext): Promise<Performed> {
    if (this.#kind !== undefined && this.#kind !== kind) await this.end()
    this.#kind = kind
    this.#running ??= start(this.#own)
    const running = this.#running
    const stop = (): void => void this.end()
    signal.addEventListener('abort', stop, { once: true })
    try {
      running.send({ kind, data })
      for (;;) {
        const report = await running.next()
        if (report.kind === 'lost') {
          this.#running = undefined
          return report
        }
        if (report.kind === 'news') news(report.data)
        if (report.kind === 'done' || report.kind === 'failed') return report
      }
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }

  /** Ends the process, which cleans up first; one that does not within the limit is killed. */
  async end(): Promise<void> {
    const running = this.#running
    this.#running = undefined
    this.#kind = undefined
    await running?.end()
  }
}

type Report = ReturnType<typeof performReport.parse> | Extract<Performed, { kind: 'lost' }>

interface Running {
  send(command: PerformCommand): void
  next(): Promise<Report>
  end(): Promise<void>
}

function start(own: OwnOfProcess): Running {
  const child = fork(mainFile, [JSON.stringify(own)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
  })
  // A process that could not be started reports an error and never exits.
  const exited = new Promise<void>((done) => child.once('exit', () => done()).once('error', () => done()))
  const reports = on(child, 'message', { close: ['close'] })
  let isSilent = false
  // Node emits no close of a process that was disconnected from here.
  const ended = Promise.withResolvers<{ readonly done: true }>()
  return {
    // Where it has just died, nothing is sent, and its end is the answer.
    send: (command) => void (child.connected && child.send(command, () => undefined)),
    async next() {
      const cancel = startTimeout(silenceLimitMs, () => {
        isSilent = true
        child.kill('SIGKILL')
      })
      const next = await Promise.race([reports.next(), ended.promise]).finally(cancel)
      if (!next.done) return performReport.parse(next.value[0])
      return { kind: 'lost', reason: isSilent ? silent : howItEnded(child) }
    },
    async end() {
      if (child.connected) child.disconnect()
      const cancel = startTimeout(cleanUpLimitMs, () => child.kill('SIGKILL'))
      await exited
      cancel()
      ended.resolve({ done: true })
    },
  }
}

const silent = `its process was silent for ${formatDuration(silenceLimitMs)} and was ended`

const howItEnded = ({ signalCode, exitCode }: ChildProcess): string =>
  `a worker process ended with ${signalCode ?? `exit code ${exitCode}`} before its job was over`
