/** @module Requests over connections that are kept open, for a driver that sends tens of thousands of them. */

import { Agent, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Fetch } from './client.ts'

const agent = new Agent({ keepAlive: true })

/** Several values of one name, as in the `Headers` of the platform. */
const headersOf = ({ headersDistinct }: IncomingMessage): Headers =>
  new Headers(
    Object.entries(headersDistinct).flatMap(([name, values = []]) =>
      values.map((value): [string, string] => [name, value]),
    ),
  )

/**
 * As the global fetch, for plain HTTP and bodies of text. Rejects with the error of the connection (`ECONNREFUSED`,
 * `ECONNRESET` and the like) where there is no complete answer.
 */
export const keepAliveFetch: Fetch = async (url, { method, headers, body }) => {
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, { agent, method, headers: { ...headers, ...length } })
      .once('response', resolve)
      .on('error', reject)
      .end(body)
  })
  const received = await text(response)
  return { status: response.statusCode ?? 0, headers: headersOf(response), text: async () => received }
}
