/** @module Calls the faces of the server. The pages use nothing else of it, as any trading platform. */

import { type Problem, problem } from '../../contract/refusal.ts'
import { type Operation, type ReplyOf, routeOf, urlOf } from '../../contract/routes.ts'

export type FacesFetch = (request: Request) => Promise<Response>

export interface FaceCall {
  readonly path?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly bearer?: string | undefined
}

export type FaceReply<Reply> =
  | { readonly ok: true; readonly reply: Reply }
  | { readonly ok: false; readonly problem: Problem }

export interface Faces {
  readonly fetch: FacesFetch
  /** Forwarded from the browser's request. */
  readonly headers: Readonly<Record<string, string>>
}

/** Never resolved: requests are passed to `Faces.fetch`. */
const base = 'https://faces.invalid'

function requestOf(name: Operation, { path = {}, body, bearer }: FaceCall, { headers }: Faces): Request {
  const route = routeOf(name)
  const allHeaders = {
    ...headers,
    ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
    ...(route.body && { 'content-type': 'application/json' }),
  }
  return new Request(base + urlOf(name, path, ''), {
    method: route.method,
    headers: allHeaders,
    ...(route.body && { body: JSON.stringify(body) }),
  })
}

/** The reply is validated against the schema of its operation. */
export async function callAny(faces: Faces, name: Operation, call: FaceCall): Promise<FaceReply<unknown>> {
  const response = await faces.fetch(requestOf(name, call, faces))
  const json: unknown = await response.json()
  return response.ok
    ? { ok: true, reply: routeOf(name).reply.parse(json) }
    : { ok: false, problem: problem.parse(json) }
}

export const call = async <Name extends Operation>(
  faces: Faces,
  name: Name,
  options: FaceCall = {},
): Promise<FaceReply<ReplyOf<Name>>> =>
  // `callAny` has validated the reply against the schema of `name`.
  (await callAny(faces, name, options)) as FaceReply<ReplyOf<Name>>
