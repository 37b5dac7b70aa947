/**
 * @module Speaks the contract over HTTP. The fetch is injected: over loopback, or straight into a server in this
 * process. What we send is checked before it leaves (our fault if wrong), what comes back before anyone believes it.
 */

import { problem } from '../../contract/refusal.ts'
import { type BodyOf, type Operation, pathParameters, type ReplyOf, routeOf } from '../../contract/routes.ts'
import { violationsIn } from '../../contract/violations.ts'
import type { Asked } from '../../simulators/transport/handed.ts'
import type { Refused } from '../ports/driver.ts'
import { HarnessError, NotTestable, withTimeLimit } from '../ports/time-limit.ts'
import { mismatch } from '../ports/verify.ts'

/** What is read of an answer. */
export type HttpResponse = Pick<Response, 'status' | 'headers' | 'text'>

/** As the global fetch, for what is asked here. */
export type Fetch = (url: string, asked: Asked) => Promise<HttpResponse>

export interface ClientOptions {
  readonly baseUrl: string
  readonly fetch: Fetch
  /** Which scenario and step is asking, for the server's log. */
  readonly origin: () => Readonly<Record<string, string>>
  /** How long a server may take to answer, in milliseconds of real time. */
  readonly timeLimitMs: number
}

export interface OperationCall<Name extends Operation> {
  readonly path?: Readonly<Record<string, string>>
  readonly body?: BodyOf<Name>
  /** Sent as `Authorization: Bearer`. */
  readonly bearer?: string | undefined
}

export type CallResult<Name extends Operation> =
  | { readonly kind: 'reply'; readonly reply: ReplyOf<Name> }
  | Refused

/** As `Call`, where the operation is known only at run time: a control of a screen names it. */
export interface UntypedCall {
  readonly path?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly bearer?: string | undefined
}

export interface Client {
  call<Name extends Operation>(name: Name, call?: OperationCall<Name>): Promise<CallResult<Name>>
  /** The reply has passed the schema of its operation. */
  callAny(
    name: Operation,
    call: UntypedCall,
  ): Promise<{ readonly kind: 'reply'; readonly reply: unknown } | Refused>
}

interface Exchange {
  readonly response: HttpResponse
  readonly json: unknown
}

/** The system under test breaks the contract, which fails the scenario. */
const violation = (observed: string): Error =>
  mismatch({ expected: 'an answer as the contract describes it', observed })

function urlOf(name: Operation, template: string, values: Readonly<Record<string, string>>): string {
  let path = template
  for (const parameter of pathParameters(template)) {
    const value = values[parameter]
    if (value === undefined) throw new HarnessError(`${name} needs ${parameter} in its path`)
    path = path.replace(`{${parameter}}`, encodeURIComponent(value))
  }
  return path
}

function requestOf(name: Operation, call: UntypedCall, options: ClientOptions): Asked {
  const { method, body } = routeOf(name)
  const headers = {
    ...options.origin(),
    ...(call.bearer !== undefined && { authorization: `Bearer ${call.bearer}` }),
  }
  if (!body) return { method, headers }
  const checked = body.safeParse(call.body)
  if (!checked.success)
    throw new HarnessError(
      `our ${name} does not follow the contract: ${violationsIn(call.body, checked.error)}`,
    )
  return {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(call.body),
  }
}

async function jsonOf(asked: string, response: HttpResponse): Promise<unknown> {
  const text = await response.text()
  const shown = text.slice(0, 200)
  if (response.status >= 500)
    throw violation(`${asked} answered ${response.status}, so the server broke: ${shown}`)
  try {
    return JSON.parse(text)
  } catch {
    throw violation(`${asked} answered ${response.status} with something that is not JSON: ${shown}`)
  }
}

/** Without a Retry-After, or with a date in it, there is nothing to compare. */
function secondsToWait(headers: Headers): number | undefined {
  const given = headers.get('retry-after') ?? ''
  return /^[0-9]+$/.test(given) ? Number(given) : undefined
}

function refusalOf(asked: string, { response, json }: Exchange): Refused {
  const { status, headers } = response
  const refused = problem.safeParse(json)
  if (!refused.success)
    throw violation(`${asked} refused in another shape than documented: ${violationsIn(json, refused.error)}`)
  if (refused.data.status !== status)
    throw violation(`${asked} answered ${status} and says ${refused.data.status}`)
  return { ...refused.data, kind: 'refused', retryAfterSeconds: secondsToWait(headers) }
}

/** What happened to the connection, in as few words as there are. */
function connectionError(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (!(cause instanceof Error)) return String(cause)
  return 'code' in cause ? `${cause.message || 'no connection'} (${cause.code})` : cause.message
}

/** A client for one base URL. */
export function createClient(options: ClientOptions): Client {
  const exchange = async (url: string, request: Asked, asked: string): Promise<Exchange> => {
    const response = await options.fetch(url, request).catch((error: unknown) => {
      throw new NotTestable(`the server gave no answer to ${asked}: ${connectionError(error)}`, {
        cause: error,
      })
    })
    return { response, json: await jsonOf(asked, response) }
  }

  const callAny: Client['callAny'] = async (name, call) => {
    const route = routeOf(name)
    const asked = `${route.method} ${route.path}`
    const url = options.baseUrl + urlOf(name, route.path, call.path ?? {})
    const request = requestOf(name, call, options)
    const exchanged = await withTimeLimit(
      options.timeLimitMs,
      `the answer to ${asked}`,
      exchange(url, request, asked),
    )
    const { json, response } = exchanged
    const { status } = response
    if (status >= 400) return refusalOf(asked, exchanged)
    if (status !== route.success) throw violation(`${asked} answered ${status} instead of ${route.success}`)
    const reply = route.reply.safeParse(json)
    if (!reply.success) throw violation(`${asked}: ${violationsIn(json, reply.error)}`)
    return { kind: 'reply', reply: reply.data }
  }

  return {
    callAny,
    call: async <Name extends Operation>(name: Name, call?: OperationCall<Name>) =>
      // The schema of `name` has just been applied to the reply.
      (await callAny(name, call ?? {})) as CallResult<Name>,
  }
}
