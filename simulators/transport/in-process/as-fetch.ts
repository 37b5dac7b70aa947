/** @module Services in this process behind `fetch`, which refuses every other host. */

import type { Now } from '../../clock/clock.ts'
import { type ConnectionFailure, isAcceptedInSpiteOf, realDelay } from '../connection-failure.ts'
import { plainConnection, type Service } from '../service.ts'
import { InProcessRequest, InProcessResponse } from './messages.ts'

/** The content types that fetch sets by default. */
const defaultTypes = {
  form: 'application/x-www-form-urlencoded;charset=UTF-8',
  text: 'text/plain;charset=UTF-8',
} as const

/**
 * A `fetch` that hands requests to `services`, keyed by host name.
 * Rejects with a `TypeError`, as the real one does where it cannot connect, for any other host and for plain http.
 */
export function asFetch(services: Readonly<Record<string, Service>>, clock: Now): typeof fetch {
  const connection = plainConnection()
  return async (input, init) => {
    const request = requestOf(input, init)
    const url = new URL(request.url)
    const service = Object.hasOwn(services, url.host) ? services[url.host] : undefined
    if (url.protocol !== 'https:' || service === undefined) throw refusal(url, Object.keys(services))
    const body = await request.text()
    const answer = await service(
      {
        method: request.method,
        path: url.pathname + url.search,
        headers: Object.fromEntries(request.headers),
        body,
        connection,
      },
      clock(),
    )
    if (answer.failure !== undefined) await failInProcess(answer.failure, request.signal)
    return new InProcessResponse(answer.body === '' ? undefined : answer.body, answer)
  }
}

/** What a client sees of a failure where there is no connection: rejects as fetch does, waits, or never resolves. */
export async function failInProcess(failure: ConnectionFailure, signal?: AbortSignal): Promise<void> {
  if (failure.connection === 'late') await realDelay(failure.delayMs)
  else if (failure.connection === 'silent') {
    signal?.throwIfAborted()
    await new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
  } else if (failure.connection !== 'goaway' || !isAcceptedInSpiteOf(failure))
    throw new TypeError('fetch failed', { cause: new Error(`the connection broke: ${failure.connection}`) })
}

/** The fast path for a POST of a text or a form; everything else, errors included, is left to the platform. */
function requestOf(...[input, init = {}]: Parameters<typeof fetch>): Request {
  const { body, headers = {}, method, signal } = init
  const isForm = body instanceof URLSearchParams
  const text = isForm ? body.toString() : body
  if (
    typeof input !== 'string' ||
    method !== 'POST' ||
    typeof text !== 'string' ||
    !isRecord(headers) ||
    signal
  ) {
    const request = new Request(input, init)
    request.signal.throwIfAborted()
    return request
  }
  const request = new InProcessRequest(input, { method, headers, body: text })
  if (!request.headers.has('content-type'))
    request.headers.set('content-type', isForm ? defaultTypes.form : defaultTypes.text)
  return request
}

const isRecord = (
  headers: NonNullable<RequestInit['headers']>,
): headers is Readonly<Record<string, string>> =>
  !(Symbol.iterator in headers) && Object.values(headers).every((value) => typeof value === 'string')

const refusal = (url: URL, hosts: readonly string[]): TypeError =>
  new TypeError(
    `refused to fetch from ${url.origin}: the simulated hosts are ${hosts.map((host) => `https://${host}`).join(', ')}`,
  )
