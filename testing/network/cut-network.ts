/** @module For tests: a way to a port of this machine that can be cut, and heals. */

import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

export class CutNetwork {
  readonly #to: number
  readonly #sockets = new Set<Socket>()
  #server: Server | undefined
  #port = 0
  #isSilent = false

  private constructor(to: number) {
    this.#to = to
  }

  /** A way to this port of 127.0.0.1. */
  static async to(port: number): Promise<CutNetwork> {
    const network = new CutNetwork(port)
    await network.heal()
    return network
  }

  /** Where it begins, on 127.0.0.1. */
  get port(): number {
    return this.#port
  }

  /** Ends every connection, and lets none begin. */
  async cut(): Promise<void> {
    const server = this.#server
    this.#server = undefined
    for (const socket of this.#sockets) socket.destroy()
    if (!server) return
    server.close()
    await once(server, 'close')
  }

  /** Hands on nothing any more, and ends no connection: as where packets are dropped on their way. */
  silence(): void {
    this.#isSilent = true
    for (const socket of this.#sockets) socket.unpipe().pause()
  }

  /** Lets connections begin again, at the same port. */
  async heal(): Promise<void> {
    this.#isSilent = false
    const server = createServer((near) => {
      if (this.#isSilent) return void this.#sockets.add(near.pause())
      const far = connect(this.#to, '127.0.0.1')
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(one)
        one.pipe(other)
        one.on('error', () => other.destroy())
        one.on('close', () => {
          this.#sockets.delete(one)
          other.destroy()
        })
      }
    })
    server.listen(this.#port, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (typeof address !== 'object' || address === null) throw new Error('the system gave no port')
    this.#port = address.port
    this.#server = server
  }
}
