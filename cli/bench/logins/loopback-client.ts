/** @module Requests over a socket on loopback: client and server in this process, one connection kept open. */

import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { json } from 'node:stream/consumers'
import { listen } from '../../../reference-server/runtime/listener.ts'

interface RequestContent {
  readonly bearer?: string
  readonly body?: object
}

export interface Loopback {
  /** Sends a request and returns the JSON of the response. Throws where that is not a success. */
  exchange(method: 'GET' | 'POST', path: string, content: RequestContent): Promise<unknown>
  close(): Promise<void>
}

export async function openLoopback(handle: (request: Request) => Promise<Response>): Promise<Loopback> {
  const listening = await listen(handle, { hostname: '127.0.0.1', port: 0 })
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
      const [response]: IncomingMessage[] = await once(sent, 'response')
      const reply = response && (await json(response))
      if (!response || (response.statusCode ?? 500) >= 300)
        throw new Error(
          `${method} ${path} was answered with ${response?.statusCode} instead of a success: ${JSON.stringify(reply)}`,
        )
      return reply
    },
    async close() {
      agent.destroy()
      await listening.close()
    },
  }
}
