/** @module Requests over connections that are kept open, for a driver that sends tens of thousands of them. */

import { Agent, type IncomingMessage, request } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'
import type { Duplex } from 'node:stream'
import { text } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import { rootCertificates } from 'node:tls'
import { elapsedRealTime } from '../ports/time-limit.ts'
import type { Fetch } from './client.ts'

const agent = new Agent({ keepAlive: true })

/**
 * A connection that was idle for longer, in milliseconds, is not used again. Servers close it after five seconds (Node's) and more,
 * and one that is closed while the request is on its way is a request without an answer, which nobody can repeat safely
 * (RFC 9112, 9.3.1).
 */
export const longestIdleMs = 1_500

/** By connection: since when it is idle, in milliseconds of a clock that nobody sets back. */
const idleSince = new WeakMap<Duplex, number>()

function endIdleConnections({ freeSockets }: Agent, now: number): void {
  for (const socket of Object.values(freeSockets).flatMap((sockets = []) => sockets))
    if (now - (idleSince.get(socket) ?? now) > longestIdleMs) socket.destroy()
}

/** Several values of one name, as in the `Headers` of the platform. */
const headersOf = ({ headersDistinct }: IncomingMessage): Headers =>
  new Headers(
    Object.entries(headersDistinct).flatMap(([name, values = []]) =>
      values.map((value): [string, string] => [name, value]),
    ),
  )

/**
 * A server may close a connection that is idle (RFC 9112, 9.3.1), and this process may have been too busy to see it: the second
 * turn of the event loop begins with what has arrived from the network.
 */
async function seeClosedConnections(): Promise<void> {
  await setImmediate()
  await setImmediate()
}

/**
 * As the global fetch, for bodies of text. Rejects with the error of the connection (`ECONNREFUSED`, `ECONNRESET` and the
 * like) where there is no complete answer. `ca`: PEM of an authority that is trusted for https, beside those of the system.
 * `now`: milliseconds of a clock that nobody sets back.
 */
export function keepAliveFetchTrusting(ca?: string, now = elapsedRealTime): Fetch {
  const secure = new SecureAgent({
    keepAlive: true,
    ...(ca !== undefined && { ca: [...rootCertificates, ca] }),
  })
  return async (url, { method, headers, body }) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
    const options = { method, headers: { ...headers, ...length } }
    await seeClosedConnections()
    const isSecure = url.startsWith('https:')
    endIdleConnections(isSecure ? secure : agent, now())
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const sent = isSecure
        ? secureRequest(url, { ...options, agent: secure })
        : request(url, { ...options, agent })
      sent.once('response', resolve).on('error', reject).end(body)
    })
    const { socket } = response
    const received = await text(response)
    idleSince.set(socket, now())
    return { status: response.statusCode ?? 0, headers: headersOf(response), text: async () => received }
  }
}

/** As above, with the authorities of the system. */
export const keepAliveFetch: Fetch = keepAliveFetchTrusting()
