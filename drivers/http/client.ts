/**
 * @module The client of the contract over HTTP. Requests are checked before they are sent (a harness error if wrong),
 * responses before they are used (a finding about the server if wrong). `fetch` is injected: over loopback, or straight
 * into a server in this process.
 */

import { problem } from '../../contract/refusal.ts'
import type { Face } from '../../contract/route.ts'
import { type BodyOf, type Operation, type ReplyOf, routeOf, urlOf } from '../../contract/routes.ts'
import { beginningOf, violationsIn } from '../../contract/violations.ts'
import type { Refused } from '../ports/driver.ts'
import { HarnessError, NotApplicable, NotTestable } from '../ports/errors.ts'
import { withTimeLimit } from '../ports/time-limit.ts'
import { mismatchError } from '../ports/verify.ts'

/** The members of a `Response` that this client reads. */
export type HttpResponse = Pick<Response, 'status' | 'headers' | 'text'>

export interface HttpRequest {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** The global fetch, as far as this client uses it. Rejects where there is no connection. */
export type Fetch = (url: string, request: HttpRequest) => Promise<HttpResponse>

/** The base URL of a server, or of each of its faces where they differ. Without a slash at the end. */
export type BaseUrl = string | Readonly<Record<Face, string>>

/** The base URL of one face. */
export const baseUrlOf = (base: BaseUrl, face: Face): string => (typeof base === 'string' ? base : base[face])

export interface ClientOptions {
  readonly baseUrl: BaseUrl
  readonly fetch: Fetch
  /** Header fields that name the scenario and step of a request, for the server's log. */
  readonly traceHeaders: () => Readonly<Record<string, string>>
  /** The longest that a response may take, in milliseconds of real time. */
  readonly timeLimitMs: number
}

export interface OperationCall<Name extends Operation> {
  readonly path?: Readonly<Record<string, string>>
  readonly body?: BodyOf<Name>
  /** Sent as `Authorization: Bearer`. */
  readonly bearer?: string | undefined
  /** Gets the header fields of the response. */
  readonly onHeaders?: ((headers: Headers) => void) | undefined
}

export type CallResult<Name extends Operation> =
  | { readonly kind: 'reply'; readonly reply: ReplyOf<Name> }
  | Refused

/** As `OperationCall`, where the operation is known only at run time: a control of a screen names it. */
export interface UntypedCall {
  readonly path?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly bearer?: string | undefined
  readonly onHeaders?: ((headers: Headers) => void) | undefined
}

export interface Client {
  /**
   * Sends one request. Rejects with an `AssertionError` where the response breaks the contract, with `NotTestable` where
   * none comes in time, and with `HarnessError` where the request itself is wrong.
   */
  call<Name extends Operation>(name: Name, call?: OperationCall<Name>): Promise<CallResult<Name>>
  /** The same for an operation known only at run time; the reply has passed the schema of that operation. */
  callAny(
    name: Operation,
    call: UntypedCall,
  ): Promise<{ readonly kind: 'reply'; readonly reply: unknown } | Refused>
}

/** A response with its whole body. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

interface Exchange {
  readonly answer: Answer
  readonly json: unknown
}

/** The system under test breaks the contract, which fails the scenario. */
const violation = (observed: string): Error =>
  mismatchError({ expected: 'an answer as the contract describes it', observed })

function pathOf(name: Operation, { path }: UntypedCall): string {
  try {
    return urlOf(name, path)
  } catch (error) {
    throw new HarnessError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function requestOf(name: Operation, call: UntypedCall, options: ClientOptions): HttpRequest {
  const { method, body } = routeOf(name)
  const headers = {
    ...options.traceHeaders(),
    ...(call.bearer !== undefined && { authorization: `Bearer ${call.bearer}` }),
  }
  if (!body) return { method, headers }
  const checked = body.safeParse(call.body)
  if (!checked.success)
    throw new HarnessError(
      `the body sent to ${name} does not follow the contract: ${violationsIn(call.body, checked.error)}`,
    )
  return {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(call.body),
  }
}

function jsonOf(request: string, { status, text }: Answer): unknown {
  const shown = beginningOf(text, 200)
  if (status >= 500) throw violation(`${request} answered ${status}, a server error: ${shown}`)
  try {
    return JSON.parse(text)
  } catch {
    throw violation(`${request} answered ${status} with something that is not JSON: ${shown}`)
  }
}

/** A Retry-After in seconds or as a date (RFC 9110 section 10.2.3). */
function retryAfterIn(headers: Headers): Pick<Refused, 'retryAfterSeconds' | 'retryAfterDate'> {
  const given = headers.get('retry-after') ?? ''
  if (/^[0-9]+$/.test(given)) return { retryAfterSeconds: Number(given) }
  const date = Date.parse(given)
  return Number.isNaN(date) ? {} : { retryAfterDate: date }
}

/** A response that refuses, as a value. Throws an `AssertionError` where it has another shape than the contract's. */
export function refusalOf(request: string, { answer, json }: Exchange): Refused {
  const { status, headers } = answer
  const refused = problem.safeParse(json)
  if (!refused.success)
    throw violation(
      `${request} refused in another shape than documented: ${violationsIn(json, refused.error)}`,
    )
  if (refused.data.status !== status)
    throw violation(`${request} answered ${status}, and its body says ${refused.data.status}`)
  return { ...refused.data, kind: 'refused', ...retryAfterIn(headers) }
}

/** The cause of a failed connection, in one short sentence. */
function connectionError(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (!(cause instanceof Error)) return String(cause)
  return 'code' in cause ? `${cause.message || 'no connection'} (${cause.code})` : cause.message
}

/**
 * Sends a request, and resolves with the whole answer to it, whatever that is. Rejects with `NotTestable` where none comes in
 * time, or the connection ends before.
 */
export function answerTo(
  url: string,
  request: HttpRequest,
  { fetch, timeLimitMs, description }: Pick<ClientOptions, 'fetch' | 'timeLimitMs'> & { description: string },
): Promise<Answer> {
  const whole = async (): Promise<Answer> => {
    try {
      const response = await fetch(url, request)
      return { status: response.status, headers: response.headers, text: await response.text() }
    } catch (error) {
      if (error instanceof NotApplicable) throw error
      throw new NotTestable(`the server gave no answer to ${description}: ${connectionError(error)}`, {
        cause: error,
      })
    }
  }
  return withTimeLimit(timeLimitMs, `the answer to ${description}`, whole())
}

/** A client for one server. */
export function createClient(options: ClientOptions): Client {
  const callAny: Client['callAny'] = async (name, call) => {
    const route = routeOf(name)
    const description = `${route.method} ${route.path}`
    const url = baseUrlOf(options.baseUrl, route.face) + pathOf(name, call)
    const request = requestOf(name, call, options)
    const answer = await answerTo(url, request, { ...options, description })
    const json = jsonOf(description, answer)
    const { status } = answer
    call.onHeaders?.(answer.headers)
    if (status >= 400) return refusalOf(description, { answer, json })
    if (status !== route.success)
      throw violation(`${description} answered ${status} instead of ${route.success}`)
    const reply = route.reply.safeParse(json)
    if (!reply.success) throw violation(`${description}: ${violationsIn(json, reply.error)}`)
    return { kind: 'reply', reply: reply.data }
  }

  return {
    callAny,
    call: async <Name extends Operation>(name: Name, call?: OperationCall<Name>) =>
      // The schema of `name` has just been applied to the reply.
      (await callAny(name, call ?? {})) as CallResult<Name>,
  }
}
