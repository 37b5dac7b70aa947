/** @module The pages call the faces of the server, as every trading platform does, and know nothing else of it. */

import { type Problem, problem } from '../../contract/refusal.ts'
import { type Operation, type ReplyOf, routeOf, urlOf } from '../../contract/routes.ts'

/** Answers one request to the faces. */
export type FacesFetch = (request: Request) => Promise<Response>

export interface FaceCall {
  readonly path?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly bearer?: string | undefined
}

export type FaceReply<Reply> =
  | { readonly ok: true; readonly reply: Reply }
  | { readonly ok: false; readonly refused: Problem }

/** Where the faces are, and what of the browser's request is handed on to them. */
export interface Faces {
  readonly fetch: FacesFetch
  readonly headers: Readonly<Record<string, string>>
}

/** The host is not looked up: the request goes straight to the faces. */
const base = 'https://faces.invalid'

function requestOf(name: Operation, { path = {}, body, bearer }: FaceCall, { headers }: Faces): Request {
  const route = routeOf(name)
  const sent = {
    ...headers,
    ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
    ...(route.body && { 'content-type': 'application/json' }),
  }
  return new Request(base + urlOf(name, path, ''), {
    method: route.method,
    headers: sent,
    ...(route.body && { body: JSON.stringify(body) }),
  })
}

/** The reply has passed the schema of its operation. */
export async function callAny(faces: Faces, name: Operation, call: FaceCall): Promise<FaceReply<unknown>> {
  const response = await faces.fetch(requestOf(name, call, faces))
  const json: unknown = await response.json()
  return response.ok
    ? { ok: true, reply: routeOf(name).reply.parse(json) }
    : { ok: false, refused: problem.parse(json) }
}

export const call = async <Name extends Operation>(
  faces: Faces,
  name: Name,
  options: FaceCall = {},
): Promise<FaceReply<ReplyOf<Name>>> =>
  // The schema of `name` has just been applied to the reply.
  (await callAny(faces, name, options)) as FaceReply<ReplyOf<Name>>
