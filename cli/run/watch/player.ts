/** @module The process that plays what is watched. It stays, so that nothing is loaded again until code has changed. */

import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type ExitCode, exitCodes } from '../../shared/exit-codes.ts'
import { startTimeout } from '../../shared/stopwatch.ts'
import { playerReport } from './protocol.ts'

/** How long a scenario under way and its servers may take to end. */
const endLimitMs = 10_000
const program = fileURLToPath(new URL('./player-main.ts', import.meta.url))

export class Player {
  #child: ChildProcess | undefined
  #exited: Promise<void> = Promise.resolve()

  /** Runs with these options, and gives the exit code that such a run has. */
  async play(args: readonly string[]): Promise<ExitCode> {
    const child = this.#child?.connected ? this.#child : this.#start()
    const ended = new Promise<ExitCode>((done) => {
      child.once('message', (message) => done(playerReport.parse(message).code))
    })
    child.send({ args })
    return Promise.race([ended, this.#exited.then(() => exitCodes.harness)])
  }

  /** Ends the process, with whatever it plays; the next run starts another one. */
  async end(): Promise<void> {
    const child = this.#child
    if (!child) return
    this.#child = undefined
    if (child.connected) child.disconnect()
    const cancel = startTimeout(endLimitMs, () => child.kill('SIGKILL'))
    await this.#exited
    cancel()
  }

  #start(): ChildProcess {
    const child = fork(program, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    this.#child = child
    this.#exited = new Promise((done) => child.once('exit', () => done()).once('error', () => done()))
    return child
  }
}
