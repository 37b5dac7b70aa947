/** @module The socket of the program, with TLS where it has a certificate, and with bounds for callers who dawdle. */

import { createServer, type Server as HttpServer, type ServerOptions } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'

/** PEM. */
export interface Tls {
  readonly cert: string
  readonly key: string
}

export interface Address {
  readonly hostname: string
  /** 0: any free one. */
  readonly port: number
  /** Without it, plain HTTP. */
  readonly tls?: Tls | undefined
}

/** What a caller may take of the server's time and memory (OWASP ASVS 5.0, 15.1.3). Milliseconds and bytes. */
export interface Limits {
  /** Until the last header field has come, and until the whole request has: a slow loris gets no further. */
  readonly headersTimeout: number
  readonly requestTimeout: number
  /** How often open connections are looked at. */
  readonly connectionsCheckingInterval: number
  /** How long a connection may wait for its next request. */
  readonly keepAliveTimeout: number
  readonly maxHeaderSize: number
  readonly maxConnections: number
}

export const referenceLimits: Limits = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 5_000,
  maxHeaderSize: 8 * 1024,
  maxConnections: 1_000,
}

export interface Listening {
  readonly url: string
  /** Closes the port and every connection, whatever they are in the middle of. */
  close(): Promise<void>
}

type RequestHandler = (request: Request) => Promise<Response>

/** A promise for this name would bind every other program that somebody runs on their own machine. */
const isLocalhost = ({ hostname }: URL): boolean => /(^|\.)localhost$/.test(hostname)

/** OWASP ASVS 5.0, 3.4.1: a browser that has been here once comes back over TLS for a year at least. */
const withTransportSecurity =
  (answer: RequestHandler): RequestHandler =>
  async (request) => {
    const response = await answer(request)
    if (!isLocalhost(new URL(request.url)))
      response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
    return response
  }

function serverFor(answer: RequestHandler, tls: Tls | undefined, options: ServerOptions): HttpServer {
  if (!tls) return createServer(options, getRequestListener(answer))
  // OWASP ASVS 5.0, 12.1.1 and 12.1.2: of the versions that it names the newest, whose cipher suites are all good.
  const secure = { ...options, ...tls, minVersion: 'TLSv1.3' } as const
  return createTlsServer(secure, getRequestListener(withTransportSecurity(answer)))
}

const bracketed = (hostname: string): string => (hostname.includes(':') ? `[${hostname}]` : hostname)

const isInternet = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null

/** Answers every request that comes to this address. Rejects where it cannot listen there. */
export async function listen(
  answer: RequestHandler,
  { hostname, port, tls }: Address,
  limits: Limits = referenceLimits,
): Promise<Listening> {
  const { maxConnections, ...options } = limits
  const server = serverFor(answer, tls, { ...options, requireHostHeader: true })
  server.maxConnections = maxConnections
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(port, hostname, resolve)
  await promise
  const address = server.address()
  const scheme = tls ? 'https' : 'http'
  return {
    url: `${scheme}://${bracketed(hostname)}:${isInternet(address) ? address.port : port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
