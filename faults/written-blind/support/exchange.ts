/** @module Requests and responses as the middleware of a server sees them: which operation, and the JSON of both. */

import { z } from 'zod'
import { type RefusalCode, refusals } from '../../../contract/refusal.ts'
import { type Operation, routeOf, routes } from '../../../contract/routes.ts'
import type { Middleware, ServerParts } from '../../../reference-server/parts.ts'

export type Json = Readonly<Record<string, unknown>>

const jsonObject = z.record(z.string(), z.unknown())

/** A JSON object; empty for anything else. */
export const objectIn = (text: string): Json => {
  try {
    return jsonObject.parse(JSON.parse(text))
  } catch {
    return {}
  }
}

/** A member that is a text; empty if it is none. */
export const textIn = (json: Json, name: string): string => z.string().catch('').parse(json[name])

export interface OperationRequest {
  readonly operation: Operation
  readonly parameters: Readonly<Record<string, string>>
  /** The JSON of the body; empty without one. */
  readonly body: Json
  readonly bearer: string
  readonly request: Request
}

const operations = z.enum(Object.keys(routes) as [Operation, ...Operation[]]).options

const templates = operations.map((operation) => {
  const { method, path } = routeOf(operation)
  return { operation, method, pattern: new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`) }
})

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The operation that a request calls; undefined where it calls none. */
export async function callOf(request: Request): Promise<OperationRequest | undefined> {
  const { pathname } = new URL(request.url)
  for (const { operation, method, pattern } of templates) {
    const found = method === request.method ? pattern.exec(pathname) : null
    if (!found) continue
    const parameters = Object.fromEntries(
      Object.entries(found.groups ?? {}).map(([name, value]) => [name, decoded(value)]),
    )
    const body = routeOf(operation).body ? objectIn(await request.clone().text()) : {}
    const bearer = request.headers.get('authorization')?.replace(/^Bearer /i, '') ?? ''
    return { operation, parameters, body, bearer, request }
  }
  return undefined
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly json: Json
}

export const answerOf = async (response: Response): Promise<Answer> => ({
  status: response.status,
  headers: Object.fromEntries(response.headers),
  json: objectIn(await response.text()),
})

const responseOf = ({ encode, respond }: ServerParts, { status, headers, json }: Answer): Response =>
  respond(encode(json), { status, headers })

/** The answer with another refusal; what is known of waiting stays. */
export function asRefusal(code: RefusalCode, { headers, json }: Answer): Answer {
  const { status, meaning } = refusals[code]
  const problem = { type: `urn:sls:refusal:${code}`, title: code, status, code, detail: meaning }
  const { retryAfterMs } = json
  return {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
    json: retryAfterMs === undefined ? problem : { ...problem, retryAfterMs },
  }
}

export const codeOf = ({ json }: Answer): string => textIn(json, 'code')

type Change = (answer: Answer, call: OperationRequest) => Answer | undefined | Promise<Answer | undefined>

/** A server whose answers are changed on their way out; undefined leaves one as it is. */
export function answering(parts: ServerParts, change: Change): ServerParts {
  const middleware: Middleware = async (request, next) => {
    const call = await callOf(request)
    const response = await parts.middleware(request, next)
    if (!call) return response
    const answer = await answerOf(response)
    return responseOf(parts, (await change(answer, call)) ?? answer)
  }
  return { ...parts, middleware }
}

/** A server that looks at a call before anything else, and may answer it at once. */
export function before(
  parts: ServerParts,
  look: (call: OperationRequest) => Answer | undefined | Promise<Answer | undefined>,
): ServerParts {
  const middleware: Middleware = async (request, next) => {
    const call = await callOf(request)
    const early = call && (await look(call))
    return early ? responseOf(parts, early) : parts.middleware(request, next)
  }
  return { ...parts, middleware }
}

/** A call with another body. */
export function rewriting(parts: ServerParts, rewrite: (call: OperationRequest) => Json): ServerParts {
  const middleware: Middleware = async (request, next) => {
    const call = await callOf(request)
    if (!call || !routeOf(call.operation).body) return parts.middleware(request, next)
    const body = rewrite(call)
    if (body === call.body) return parts.middleware(request, next)
    const headers = new Headers(Object.fromEntries(request.headers))
    headers.delete('content-length')
    return parts.middleware(
      new Request(request.url, { method: request.method, headers, body: JSON.stringify(body) }),
      next,
    )
  }
  return { ...parts, middleware }
}

/** A plain answer, where there is none to change. */
export const noAnswer: Answer = { status: 500, headers: { 'cache-control': 'no-store' }, json: {} }
