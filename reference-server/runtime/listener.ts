/** @module HTTP and TLS listener with limits for slow clients. */

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
  /** 0: any free port. */
  readonly port: number
  /** Without it, plain HTTP. */
  readonly tls?: Tls | undefined
}

/** OWASP ASVS 5.0, 15.1.3: bounds on the time and memory of one client. Milliseconds and bytes. */
export interface Limits {
  /** Time for all header fields, and for the whole request: against Slowloris. */
  readonly headersTimeout: number
  readonly requestTimeout: number
  readonly connectionsCheckingInterval: number
  /** Idle time between two requests of a connection. */
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

export interface HttpListener {
  readonly url: string
  /** Closes the port and all connections, including those with a request in progress. */
  close(): Promise<void>
}

type RequestHandler = (request: Request) => Promise<Response>

/** HSTS for localhost would apply to every other server on the user's machine. */
const isLocalhost = ({ hostname }: URL): boolean => /(^|\.)localhost$/.test(hostname)

/** OWASP ASVS 5.0, 3.4.1: HSTS for a year at least. */
const withTransportSecurity =
  (handler: RequestHandler): RequestHandler =>
  async (request) => {
    const response = await handler(request)
    if (!isLocalhost(new URL(request.url)))
      response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
    return response
  }

function serverFor(handler: RequestHandler, tls: Tls | undefined, options: ServerOptions): HttpServer {
  if (!tls) return createServer(options, getRequestListener(handler))
  // OWASP ASVS 5.0, 12.1.1 and 12.1.2: TLS 1.3 has only recommended cipher suites.
  const secure = { ...options, ...tls, minVersion: 'TLSv1.3' } as const
  return createTlsServer(secure, getRequestListener(withTransportSecurity(handler)))
}

const bracketed = (hostname: string): string => (hostname.includes(':') ? `[${hostname}]` : hostname)

const isIpAddress = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null

/** Rejects if the address cannot be listened on. */
export async function listen(
  handler: RequestHandler,
  { hostname, port, tls }: Address,
  limits: Limits = referenceLimits,
): Promise<HttpListener> {
  const { maxConnections, ...options } = limits
  const server = serverFor(handler, tls, { ...options, requireHostHeader: true })
  server.maxConnections = maxConnections
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(port, hostname, resolve)
  await promise
  const address = server.address()
  const scheme = tls ? 'https' : 'http'
  return {
    url: `${scheme}://${bracketed(hostname)}:${isIpAddress(address) ? address.port : port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
