/** @module HTTP/2 connections to push providers: one per origin, opened when needed and used again. */

import { type ClientHttp2Session, connect } from 'node:http2'
import type { Http2Transport } from './ports.ts'

export interface Http2Client {
  readonly transport: Http2Transport
  /** Ends all connections after what is under way on them. */
  close(): Promise<void>
}

/** `ca`: certificates in PEM to trust beside the usual ones. */
export function http2Client(options: { readonly ca?: string | undefined } = {}): Http2Client {
  const sessions = new Map<string, ClientHttp2Session>()

  const sessionTo = (origin: string): ClientHttp2Session => {
    const open = sessions.get(origin)
    if (open && !open.closed && !open.destroyed) return open
    const session = connect(origin, options.ca === undefined ? {} : { ca: options.ca })
    const drop = (): void => {
      if (sessions.get(origin) === session) sessions.delete(origin)
    }
    // A request in flight reports the error itself; without a listener it would end the process.
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
      const answer = { status: 0, headers: {} as Record<string, string>, body: '' }
      stream.setEncoding('utf8')
      stream.on('response', (received) => {
        answer.status = received[':status'] ?? 0
        answer.headers = Object.fromEntries(
          Object.entries(received).map(([name, value]) => [name, String(value)]),
        )
      })
      stream.on('data', (chunk: string) => {
        answer.body += chunk
      })
      stream.on('error', reject)
      stream.on('close', () => {
        if (answer.status === 0) reject(new Error(`${origin} closed the stream without an answer`))
        else resolve(answer)
      })
      stream.end(body)
    })

  const ended = (session: ClientHttp2Session): Promise<void> =>
    session.closed || session.destroyed
      ? Promise.resolve()
      : new Promise((resolve) => {
          session.close(() => resolve())
        })

  return {
    transport,
    async close() {
      await Promise.all([...sessions.values()].map(ended))
    },
  }
}
