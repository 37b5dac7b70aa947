/** @module Requests over a socket on loopback: client and server in this process, one connection kept open. */

import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { json } from 'node:stream/consumers'
import { listen } from '../../../reference-server/runtime/listener.ts'

interface Asked {
  readonly bearer?: string
  readonly body?: object
}

export interface Loopback {
  /** Sends, reads the whole answer, and gives it back; anything but a success has no time worth knowing. */
  exchange(method: 'GET' | 'POST', path: string, asked: Asked): Promise<unknown>
  close(): Promise<void>
}

export async function openLoopback(answer: (request: Request) => Promise<Response>): Promise<Loopback> {
  const listening = await listen(answer, { hostname: '127.0.0.1', port: 0 })
  const { hostname, port } = new URL(listening.url)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return {
    async exchange(method, path, { bearer, body }) {
      const text = body && JSON.stringify(body)
      const headers = {
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
        ...(text !== undefined && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
        }),
      }
      const sent = request({ hostname, port, method, path, agent, headers })
      sent.end(text)
      const [answered]: IncomingMessage[] = await once(sent, 'response')
      const reply = answered && (await json(answered))
      if (!answered || (answered.statusCode ?? 500) >= 300)
        throw new Error(`${method} ${path} was answered ${answered?.statusCode}: ${JSON.stringify(reply)}`)
      return reply
    },
    async close() {
      agent.destroy()
      await listening.close()
    },
  }
}
