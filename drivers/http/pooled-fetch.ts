/**
 * @module Requests of a load: HTTP/1.1 (RFC 9112) on bare sockets that are kept open, without the objects that a request and an answer of
 * Node's own client are. Only what an answer of the contract needs: a status, header fields, and a body of text.
 */

import { connect, type Socket } from 'node:net'
import type { Fetch, HttpRequest, HttpResponse } from './client.ts'
import { longestIdleMs } from './keep-alive-fetch.ts'

const headEnd = Buffer.from('\r\n\r\n')

interface Head {
  readonly status: number
  readonly headers: Headers
  /** Where the body begins. */
  readonly bodyAt: number
  /** Undefined: it comes in chunks, or until the connection ends. */
  readonly length: number | undefined
  readonly isChunked: boolean
  readonly isKept: boolean
}

function headOf(received: Buffer): Head | undefined {
  const end = received.indexOf(headEnd)
  if (end === -1) return undefined
  const [statusLine = '', ...lines] = received.toString('latin1', 0, end).split('\r\n')
  const headers = new Headers(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon), line.slice(colon + 1).trim()]
    }),
  )
  const length = headers.get('content-length')
  return {
    ...{ status: Number(statusLine.slice(9, 12)), headers, bodyAt: end + headEnd.length },
    length: length === null ? undefined : Number(length),
    isChunked: headers.get('transfer-encoding')?.toLowerCase() === 'chunked',
    isKept: headers.get('connection')?.toLowerCase() !== 'close',
  }
}

/** The text of a body in chunks (RFC 9112, 7.1); undefined: there is more to come. */
function chunkedText(body: Buffer): string | undefined {
  const parts: Buffer[] = []
  for (let at = 0; ; ) {
    const line = body.indexOf('\r\n', at)
    if (line === -1) return undefined
    const size = Number.parseInt(body.toString('latin1', at, line), 16)
    if (size === 0) return body.indexOf('\r\n', line + 2) === -1 ? undefined : Buffer.concat(parts).toString()
    if (body.length < line + 2 + size + 2) return undefined
    parts.push(body.subarray(line + 2, line + 2 + size))
    at = line + 2 + size + 2
  }
}

/** One connection, with one request at a time. */
class PooledConnection {
  readonly #socket: Socket
  #received: Buffer = Buffer.alloc(0)
  #head: Head | undefined
  #answer: PromiseWithResolvers<HttpResponse> | undefined
  isOpen = true
  idleSince = 0

  constructor(host: string, port: number) {
    // Who waits for an answer has a time limit, which keeps the process; a connection alone does not.
    this.#socket = connect({ host, port, noDelay: true }).unref()
    this.#socket.on('data', (data: Buffer) => this.#receive(data))
    this.#socket.on('error', (error) => this.#end(error))
    this.#socket.on('close', () =>
      this.#end(new Error('the connection was closed before the whole answer had come')),
    )
  }

  send(text: string): Promise<HttpResponse> {
    this.#answer = Promise.withResolvers()
    this.#socket.write(text)
    return this.#answer.promise
  }

  close(): void {
    this.isOpen = false
    this.#socket.destroy()
  }

  #receive(data: Buffer): void {
    this.#received = this.#received.length === 0 ? data : Buffer.concat([this.#received, data])
    this.#head ??= headOf(this.#received)
    if (this.#head === undefined) return
    const { bodyAt, length = 0, isChunked, isKept, status, headers } = this.#head
    const isWhole = isChunked || this.#received.length >= bodyAt + length
    const text = isChunked
      ? chunkedText(this.#received.subarray(bodyAt))
      : isWhole
        ? this.#received.toString('utf8', bodyAt, bodyAt + length)
        : undefined
    if (text === undefined) return
    const answer = this.#answer
    this.#received = Buffer.alloc(0)
    this.#head = undefined
    this.#answer = undefined
    if (!isKept) this.close()
    answer?.resolve({ status, headers, text: async () => text })
  }

  #end(error: Error): void {
    this.isOpen = false
    this.#answer?.reject(error)
    this.#answer = undefined
  }
}

const requestText = ({ method, headers, body }: HttpRequest, { host, pathname, search }: URL): string => {
  const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const length = body === undefined ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`
  return `${method} ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\n${fields.join('')}${length}\r\n${body ?? ''}`
}

/** As `keepAliveFetch`, for http alone. `now`: milliseconds of a clock that nobody sets back. */
export function pooledFetch(now: () => number): Fetch {
  const idle = new Map<string, PooledConnection[]>()
  return async (address, request) => {
    const url = new URL(address)
    const free = idle.get(url.host) ?? []
    idle.set(url.host, free)
    let connection = free.pop()
    while (connection !== undefined && !(connection.isOpen && now() - connection.idleSince < longestIdleMs)) {
      connection.close()
      connection = free.pop()
    }
    connection ??= new PooledConnection(url.hostname, Number(url.port || 80))
    const response = await connection.send(requestText(request, url))
    connection.idleSince = now()
    if (connection.isOpen) free.push(connection)
    return response
  }
}
