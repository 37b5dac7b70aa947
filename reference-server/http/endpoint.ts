/**
 * @module The checks of a request, in this order:
 *
 * | check                                        | status if it fails |
 * | -------------------------------------------- | ------------------ |
 * | the path is that of a route (app.ts)         | 404                |
 * | the method is that of the route (app.ts)     | 405                |
 * | the path parameters are identifiers          | 404                |
 * | the caller is authenticated as required      | 401                |
 * | the body is JSON within the size limit       | 415, 413, 400      |
 * | the body matches the schema of the operation | 400, with `field`  |
 * | the rules of the domain                      | by refusal code    |
 */

import type { z } from 'zod'
import { identifier } from '../../contract/primitives.ts'
import type { Proof, Route } from '../../contract/route.ts'
import type { System } from '../system.ts'
import { authenticateRequest, type Callers } from './authentication.ts'
import { readBody } from './body.ts'
import { type HttpRefusal, refuse } from './refusal.ts'

export interface EndpointContext {
  readonly system: System
  readonly request: Request
  readonly parameters: Readonly<Record<string, string>>
}

export type OperationResult<Reply> = { readonly ok: true; readonly value: Reply } | HttpRefusal

/** `username` is the key of the caller's user name, once the caller is authenticated. */
export interface EndpointResult {
  readonly result: OperationResult<unknown>
  readonly username?: string | undefined
}

export type Endpoint = (context: EndpointContext) => Promise<EndpointResult>

const usernameOf = (caller: Callers[Proof]): string | undefined =>
  'username' in caller ? caller.username : undefined

type OperationRoute<Kind extends Proof, Reply extends z.ZodType> = Route<z.ZodType, Reply> & {
  readonly proof: Kind
}

type AuthenticatedContext<Kind extends Proof> = EndpointContext & { readonly caller: Callers[Kind] }

async function callerOf<Kind extends Proof>(
  proof: Kind,
  { system, request, parameters }: EndpointContext,
): Promise<OperationResult<Callers[Kind]>> {
  const valid = Object.values(parameters).every((value) => identifier.safeParse(value).success)
  return valid
    ? authenticateRequest(proof, system, request, parameters)
    : refuse('not_found', 'no such identifier')
}

export const endpoint =
  <Kind extends Proof, Reply extends z.ZodType>(
    route: OperationRoute<Kind, Reply> & { readonly body?: never },
    handle: (context: AuthenticatedContext<Kind>) => Promise<OperationResult<z.input<Reply>>>,
  ): Endpoint =>
  async (context) => {
    const caller = await callerOf(route.proof, context)
    if (!caller.ok) return { result: caller }
    const result = await handle({ ...context, caller: caller.value })
    return { result, username: usernameOf(caller.value) }
  }

export const endpointWithBody =
  <Kind extends Proof, Body extends z.ZodType, Reply extends z.ZodType>(
    route: OperationRoute<Kind, Reply> & { readonly body: Body },
    handle: (
      context: AuthenticatedContext<Kind> & { readonly body: z.output<Body> },
    ) => Promise<OperationResult<z.input<Reply>>>,
  ): Endpoint =>
  async (context) => {
    const caller = await callerOf(route.proof, context)
    if (!caller.ok) return { result: caller }
    const username = usernameOf(caller.value)
    const body = await readBody(context.request, route.body, context.system.parts.decode)
    if (!body.ok) return { result: body, username }
    return { result: await handle({ ...context, caller: caller.value, body: body.value }), username }
  }
