/** @module APNs in this process behind an HTTP/2 transport. */

import type { Now } from '../../clock/clock.ts'
import { plainConnection, type Service } from '../service.ts'
import { failInProcess } from './as-fetch.ts'

/** The transport by which the server under test posts notifications. Each one represents one HTTP/2 connection. */
export type Http2Transport = (request: {
  readonly origin: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string
}) => Promise<{ status: number; headers: Record<string, string>; body: string }>

/** "Use port 443 or 2197" (Apple, Sending notification requests to APNs). */
const apnsOrigin = /^https:\/\/(api\.(?:sandbox\.|development\.)?push\.apple\.com)(:443|:2197)?$/

/**
 * A transport that hands every POST to `service`, on one connection of its own.
 * Rejects for every origin but those of APNs.
 */
export function asApnsTransport(service: Service, clock: Now): Http2Transport {
  const connection = plainConnection()
  return async ({ origin, path, headers, body }) => {
    const [, host] = apnsOrigin.exec(origin) ?? []
    if (host === undefined) throw new TypeError(`refused to connect to ${origin}: it is not an APNs server`)
    const answer = await service(
      { method: 'POST', path, host, headers: lowerCased(headers), body, connection },
      clock(),
    )
    if (answer.failure !== undefined) await failInProcess(answer.failure)
    return { status: answer.status, headers: { ...answer.headers }, body: answer.body }
  }
}

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
