/** @module A simulated service: a function from request to response, independent of the transport. */

import type { Instant } from '../clock/clock.ts'
import type { ConnectionFailure } from './connection-failure.ts'

/** The connection of a request. A service keeps state per connection by its identity. */
export interface Connection {
  /** Called by a service that has seen valid credentials on this connection. May be called more than once. */
  authenticated(): void
}

/** A request as received, before any validation. */
export interface ServiceRequest {
  readonly method: string
  /** With the query, without the origin. */
  readonly path: string
  /** The host that the client asked for, without a port; absent where the transport does not tell. */
  readonly host?: string
  /** By lower-cased name; pseudo-headers of HTTP/2 are left out. */
  readonly headers: Readonly<Record<string, string>>
  /** The names of header fields that came more than once; absent where the transport does not tell. */
  readonly repeated?: readonly string[]
  readonly body: string | Uint8Array
  readonly connection: Connection
}

export interface ServiceResponse {
  readonly status: number
  /** By lower-cased name. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** What is ordered to happen to the connection; the rest counts where the message was accepted. */
  readonly failure?: ConnectionFailure
}

/** A simulated service. Errors of the client are responses; a rejection is a bug of the harness. */
export type Service = (request: ServiceRequest, now: Instant) => ServiceResponse | Promise<ServiceResponse>

/** A connection without a limit of streams. */
export const plainConnection = (): Connection => ({ authenticated() {} })

/** An answer with a JSON body. */
export function json(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): ServiceResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
    body: JSON.stringify(value),
  }
}

export const noContent: ServiceResponse = { status: 204, headers: {}, body: '' }

/** The length of a body in bytes, which is what every limit counts. */
export const bodyLength = (body: string | Uint8Array): number => Buffer.byteLength(body)

/** The body as text; bytes are UTF-8. */
export const bodyText = (body: string | Uint8Array): string =>
  typeof body === 'string' ? body : Buffer.from(body).toString('utf8')

/** The fields of an HTML form, or none where the body claims to be something else. The last of equal names wins. */
export function formFields(request: ServiceRequest): Readonly<Record<string, string>> {
  const [type] = (request.headers['content-type'] ?? '').split(';')
  if (type?.trim().toLowerCase() !== 'application/x-www-form-urlencoded') return {}
  return Object.fromEntries(new URLSearchParams(bodyText(request.body)))
}

/** All values of one field of a form, where it may come more than once. */
export const formValues = (request: ServiceRequest, name: string): readonly string[] =>
  Object.hasOwn(formFields(request), name) ? new URLSearchParams(bodyText(request.body)).getAll(name) : []
