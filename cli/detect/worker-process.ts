import { type ChildProcess, fork, type StdioOptions } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { compileCache } from '../shared/compile-cache.ts'
import { formatDuration, startTimeout } from '../shared/stopwatch.ts'
import { type Job, message as messageSchema, type Reply, type WorkerSettings } from './worker-messages.ts'

/** How long a worker may be silent. No step takes this long, so only a process that is stuck does. */
const patienceMs = 60_000
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
  /** Comes when the process is gone, and stays. */
  readonly #end: Promise<Lost>
  #stderr = ''
  #stuck = false

  /** Starts a process. */
  constructor(settings: WorkerSettings) {
    const stdio: StdioOptions = ['ignore', 'ignore', 'pipe', 'ipc']
    this.#child = fork(workerFile, [JSON.stringify(settings)], {
      stdio,
      env: { ...process.env, ...compileCache() },
    })
    this.#child.stderr?.on('data', (chunk) => {
      this.#stderr = `${this.#stderr}${chunk}`.slice(-keptOfStderr)
    })
    this.#end = new Promise((done) => {
      this.#child.on('close', (code, signal) => done({ kind: 'lost', reason: this.#lastWords(code, signal) }))
      this.#child.on('error', (error) =>
        done({ kind: 'lost', reason: `its process is lost: ${error.message}` }),
      )
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

  async #answer(): Promise<Reply | Lost> {
    const { promise, resolve } = Promise.withResolvers<Reply>()
    const wait = () =>
      startTimeout(patienceMs, () => {
        this.#stuck = true
        this.kill()
      })
    let callOff = wait()
    const onMessage = (given: unknown) => {
      const message = messageSchema.parse(given)
      callOff()
      if (message.kind === 'busy') callOff = wait()
      else resolve(message)
    }
    this.#child.on('message', onMessage)
    const answer = await Promise.race([promise, this.#end])
    callOff()
    this.#child.off('message', onMessage)
    return answer
  }

  #lastWords(code: number | null, signal: NodeJS.Signals | null): string {
    if (this.#stuck) return `its process was silent for ${formatDuration(patienceMs)} and was ended`
    const error = this.#stderr.split('\n').find((line) => /^\w*Error\b/.test(line.trim()))
    return `its process ended with ${signal ?? `exit code ${code}`}${error ? `: ${error.trim()}` : ''}`
  }
}
