/** @module For tests: a broker on this machine, with a store of its own that goes with it. */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTimeout, stopwatch } from '../cli/shared/stopwatch.ts'

/** Whether there is a nats-server; in CI there has to be one, and a test that needs it fails. */
export const hasNatsServer: boolean =
  Boolean(process.env.CI) || spawnSync('nats-server', ['--version']).status === 0

/** Real time, for queues. */
export const timersOfTests = { now: stopwatch(), after: startTimeout }

/** A broker that can be killed, and started again on its store. */
export class NatsServer {
  readonly port: number
  readonly #options: readonly string[]
  readonly #folder = mkdtempSync(join(tmpdir(), 'sls-nats-'))
  #child: ChildProcess | undefined

  private constructor(port: number, options: readonly string[]) {
    this.port = port
    this.#options = options
  }

  /** Started on a free port of 127.0.0.1, with JetStream, and these further options. */
  static async start(...options: readonly string[]): Promise<NatsServer> {
    const server = new NatsServer(await freePort(), options)
    await server.again()
    return server
  }

  get url(): string {
    return `nats://127.0.0.1:${this.port}`
  }

  /** Starts it on its store, and resolves when it listens. */
  async again(): Promise<void> {
    const args = ['-a', '127.0.0.1', '-p', `${this.port}`, '-js', '-sd', this.#folder, ...this.#options]
    const child = spawn('nats-server', args, { stdio: ['ignore', 'ignore', 'pipe'] })
    this.#child = child
    const ready = Promise.withResolvers<void>()
    let log = ''
    child.on('error', ready.reject)
    child.on('exit', (code) => ready.reject(new Error(`nats-server ended with ${code}:\n${log}`)))
    child.stderr.on('data', (chunk) => {
      log += String(chunk)
      if (log.includes('Server is ready')) ready.resolve()
    })
    await ready.promise
  }

  /** As a machine that loses its power, but for what the disk has. */
  async kill(): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (!child || child.exitCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  async stop(): Promise<void> {
    await this.kill()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('the system gave no port')
  return address.port
}
