import { type ChildProcess, fork, type StdioOptions } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { alarm, spoken } from '../stopwatch.ts'
import { type Job, type Reply, reply as replySchema, type WorkerSettings } from './protocol.ts'

/** Longer than a worker lets a fault take, so that it speaks only where the process itself is stuck. */
const patienceMs = 120_000
const keptOfStderr = 2_000
const workerFile = fileURLToPath(new URL('./worker.ts', import.meta.url))

/** The process died, or had to be ended, before it answered. */
export interface Lost {
  readonly kind: 'lost'
  readonly reason: string
}

/** A worker process, seen from the one that gives it work. */
export class Hand {
  /** The first thing that the process says: that it is ready, or why it is not. */
  readonly first: Promise<Reply | Lost>
  readonly #child: ChildProcess
  #stderr = ''
  #stuck = false

  /** Starts a process. */
  constructor(settings: WorkerSettings) {
    const stdio: StdioOptions = ['ignore', 'ignore', 'pipe', 'ipc']
    this.#child = fork(workerFile, [JSON.stringify(settings)], { stdio })
    this.#child.stderr?.on('data', (chunk) => {
      this.#stderr = `${this.#stderr}${chunk}`.slice(-keptOfStderr)
    })
    this.first = this.#answer()
  }

  async ask(job: Job): Promise<Reply | Lost> {
    const answer = this.#answer()
    this.#child.send(job, () => undefined)
    return answer
  }

  /** Lets the process end by itself. */
  dismiss(): void {
    if (this.#child.connected) this.#child.disconnect()
  }

  /** Ends the process at once, whatever it is doing. */
  kill(): void {
    this.#child.kill('SIGKILL')
  }

  #answer(): Promise<Reply | Lost> {
    const child = this.#child
    return new Promise((done) => {
      const callOff = alarm(patienceMs, () => {
        this.#stuck = true
        this.kill()
      })
      const settle = (answer: Reply | Lost) => {
        callOff()
        child.off('message', onMessage)
        child.off('close', onClose)
        done(answer)
      }
      const onMessage = (message: unknown) => settle(replySchema.parse(message))
      const onClose = (code: number | null, signal: NodeJS.Signals | null) =>
        settle({ kind: 'lost', reason: this.#lastWords(code, signal) })
      child.on('message', onMessage)
      child.on('close', onClose)
    })
  }

  #lastWords(code: number | null, signal: NodeJS.Signals | null): string {
    if (this.#stuck) return `its process did not answer within ${spoken(patienceMs)} and was ended`
    const error = this.#stderr.split('\n').find((line) => /^\w*Error\b/.test(line.trim()))
    return `its process ended with ${signal ?? `exit code ${code}`}${error ? `: ${error.trim()}` : ''}`
  }
}
