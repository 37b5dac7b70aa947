import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { NotTestable } from '../../../drivers/ports/errors.ts'
import { RemotePhones } from '../../messages/remote-phones.ts'
import type { LiveSystem } from '../../targets/live-system.ts'
import { PartLost } from './part-lost.ts'
import { type FromPart, fromPart, type PartTask, type ToPart } from './protocol.ts'

const program = fileURLToPath(new URL('./part-program.ts', import.meta.url))

type Told = Extract<FromPart, { kind: 'told' }>

/** A process that plays a part of a load, seen from the load. */
export class PartProcess {
  readonly #child: ChildProcess
  readonly #phones: RemotePhones
  readonly #ready = Promise.withResolvers<void>()
  readonly #over = Promise.withResolvers<void>()
  readonly #told = Promise.withResolvers<Told>()
  readonly #exited: Promise<void>
  /** How many people are ready. */
  prepared = 0
  /** What was measured so far. */
  progress: Extract<FromPart, { kind: 'progress' }> | undefined

  constructor(task: PartTask, { simulators: { gateway, carrier } }: LiveSystem) {
    this.#phones = new RemotePhones(gateway, carrier, (message) => this.send(message))
    this.#child = fork(program, [], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
    })
    for (const { promise } of [this.#ready, this.#over, this.#told]) promise.catch(() => {})
    this.#child.on('message', (given) => this.#receive(fromPart.parse(given)))
    this.#exited = new Promise((done) => {
      this.#child.once('error', (error) => {
        this.#fail(
          new PartLost(
            `a process of the load could not be started: ${error.message}. Give fewer --processes.`,
          ),
        )
        done()
      })
      this.#child.once('exit', (code, signal) => {
        const end = signal ?? `exit code ${code}`
        const { index, of } = task.part
        this.#fail(
          new PartLost(
            `process ${index + 1} of ${of} of the load ended with ${end} before the load was over, so nothing is decided: run it again, with fewer --phones where memory is short.`,
          ),
        )
        done()
      })
    })
    this.send(task)
  }

  /** Rejects where the part fails before. */
  get ready(): Promise<void> {
    return this.#ready.promise
  }

  get over(): Promise<void> {
    return this.#over.promise
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  send(message: ToPart): void {
    // Where it has just died, nothing is sent, and its end is the answer.
    if (this.#child.connected) this.#child.send(message, () => undefined)
  }

  /** What it has measured, with everything that was delivered before. */
  tell(): Promise<Told> {
    this.send({ kind: 'tell' })
    return this.#told.promise
  }

  async end(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#exited
  }

  #receive(message: FromPart): void {
    switch (message.kind) {
      case 'ask':
        this.send({ kind: 'done', id: message.id, token: this.#phones.serve(message.request) })
        break
      case 'prepared':
        this.prepared = message.ready
        break
      case 'ready':
        this.#ready.resolve()
        break
      case 'progress':
        this.progress = message
        break
      case 'over':
        this.#over.resolve()
        break
      case 'told':
        this.#told.resolve(message)
        break
      default:
        this.#fail(message.isOurs ? new Error(message.reason) : new NotTestable(message.reason))
    }
  }

  #fail(error: Error): void {
    for (const waiting of [this.#ready, this.#over, this.#told]) waiting.reject(error)
  }
}
