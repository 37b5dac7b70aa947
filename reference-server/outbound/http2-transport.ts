/** @module HTTP/2 client for push providers: one connection per origin, opened on demand and reused. */

import { type ClientHttp2Session, connect } from 'node:http2'
import type { Http2Transport } from './ports.ts'

export interface Http2Client {
  readonly transport: Http2Transport
  /** Closes all connections after their pending streams. */
  close(): Promise<void>
}

/** `ca`: CA certificates in PEM, in place of the default ones. */
export function http2Client(options: { readonly ca?: string | undefined } = {}): Http2Client {
  const sessions = new Map<string, ClientHttp2Session>()

  const sessionTo = (origin: string): ClientHttp2Session => {
    const open = sessions.get(origin)
    if (open && !open.closed && !open.destroyed) return open
    const session = connect(origin, options.ca === undefined ? {} : { ca: options.ca })
    const drop = (): void => {
      if (sessions.get(origin) === session) sessions.delete(origin)
    }
    // Pending streams report the error themselves; without a listener here it would be thrown.
    session.on('error', drop).on('goaway', drop).on('close', drop)
    sessions.set(origin, session)
    return session
  }

  const transport: Http2Transport = ({ origin, path, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const stream = sessionTo(origin).request(
        { ...headers, ':method': 'POST', ':path': path },
        signal && { signal },
      )
      const response = { status: 0, headers: {} as Record<string, string>, body: '' }
      stream.setEncoding('utf8')
      stream.on('response', (received) => {
        response.status = received[':status'] ?? 0
        response.headers = Object.fromEntries(
          Object.entries(received).map(([name, value]) => [name, String(value)]),
        )
      })
      stream.on('data', (chunk: string) => {
        response.body += chunk
      })
      stream.on('error', reject)
      stream.on('close', () => {
        if (response.status === 0) reject(new Error(`${origin} closed the stream without a response`))
        else resolve(response)
      })
      stream.end(body)
    })

  const closeSession = (session: ClientHttp2Session): Promise<void> =>
    session.closed || session.destroyed
      ? Promise.resolve()
      : new Promise((resolve) => {
          session.close(() => resolve())
        })

  return {
    transport,
    async close() {
      await Promise.all([...sessions.values()].map(closeSession))
    },
  }
}
