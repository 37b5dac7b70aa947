/** @module Responses that differ on their way out: in status, header fields or body, by operation. */

import { refusalsOf } from '../../../contract/answers.ts'
import { type RefusalCode, refusals } from '../../../contract/refusal.ts'
import { isOperation, type Operation, routeOf, routes } from '../../../contract/routes.ts'
import type { HttpRefusal } from '../../../reference-server/http/refusal.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'

type Inject = (parts: ServerParts) => ServerParts

/** A response with its body as text. */
export interface Answer {
  /** Undefined if the request fits no route. */
  readonly operation: Operation | undefined
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

const patterns = Object.keys(routes)
  .filter(isOperation)
  .map((operation) => {
    const { method, path } = routeOf(operation)
    return { operation, method, path: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`) }
  })

/** The operation that a request calls. */
export function operationOf({ method, url }: Request): Operation | undefined {
  const { pathname } = new URL(url)
  return patterns.find((known) => known.method === method && known.path.test(pathname))?.operation
}

const responseOf = ({ status, headers, text }: Answer, { respond }: ServerParts): Response =>
  respond(text, { status, headers })

/** Every response, changed after it was made. */
export const answers =
  (change: (answer: Answer, parts: ServerParts) => Answer): Inject =>
  (parts) => ({
    ...parts,
    middleware: async (request, next) => {
      const response = await parts.middleware(request, next)
      const { status } = response
      const headers = Object.fromEntries(response.headers)
      const answer = { operation: operationOf(request), status, headers, text: await response.text() }
      return responseOf(change(answer, parts), parts)
    },
  })

/** A problem document (RFC 9457) in place of another answer. */
export const refusedWith = (code: RefusalCode, answer: Answer): Answer => {
  const { status, meaning } = refusals[code]
  const problem = { type: `urn:sls:refusal:${code}`, title: code, status, code, detail: meaning }
  return {
    ...answer,
    status,
    headers: { ...answer.headers, 'content-type': 'application/problem+json' },
    text: JSON.stringify(problem),
  }
}

/** Requests that `rejects` names are refused before the server sees them. */
export const refusedEarly =
  (code: RefusalCode, rejects: (operation: Operation, body: unknown) => boolean): Inject =>
  (parts) => ({
    ...parts,
    middleware: async (request, next) => {
      const operation = operationOf(request)
      const body = operation && routeOf(operation).body ? await bodyOf(request) : undefined
      if (operation === undefined || body === undefined || !rejects(operation, body))
        return parts.middleware(request, next)
      return refusalFor(code, parts)
    },
  })

/** The JSON of a request, which can be read again; undefined where it is none. */
export async function bodyOf(request: Request): Promise<unknown> {
  try {
    return JSON.parse(await request.clone().text())
  } catch {
    return undefined
  }
}

/** A refusal without anything else, in place of what the server would answer. */
export const refusalFor = (code: RefusalCode, parts: ServerParts): Response =>
  responseOf(refusedWith(code, { operation: undefined, status: 0, headers: {}, text: '' }), parts)

/** Some operations disclose another code. Each has to be documented for the operation, or the variant is none. */
export const disclosed =
  (change: (refused: HttpRefusal, operation: Operation) => RefusalCode): Inject =>
  (parts) => ({
    ...parts,
    discloseRefusal: (refused, operation) =>
      parts.discloseRefusal({ ...refused, code: change(refused, operation) }, operation),
  })

/** Whether openapi.json lists this refusal for the operation. */
export const isListed = (code: RefusalCode, operation: Operation): boolean =>
  refusalsOf(operation).includes(code)
