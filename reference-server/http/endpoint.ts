/**
 * @module The way of every request, in this order:
 *
 * | check                                           | refused with               |
 * | ----------------------------------------------- | -------------------------- |
 * | the path is that of a route (app.ts)            | 404                        |
 * | the method is that of the route (app.ts)        | 405                        |
 * | the parameters of the path are identifiers      | 404                        |
 * | the caller proves to be who the route asks for  | 401                        |
 * | the body is JSON, of a sensible size            | 415, 413, 400              |
 * | the body follows the schema of the operation    | 400, with `field`          |
 * | the domain agrees                               | its own codes              |
 */

import type { z } from 'zod'
import { identifier } from '../../contract/primitives.ts'
import type { Proof, Route } from '../../contract/route.ts'
import type { System } from '../system.ts'
import { readBody } from './body.ts'
import { type Callers, prove } from './proof.ts'
import { type HttpRefusal, refuse } from './refusal.ts'

export interface Incoming {
  readonly system: System
  readonly request: Request
  readonly parameters: Readonly<Record<string, string>>
}

export type Answer<Reply> = { readonly ok: true; readonly value: Reply } | HttpRefusal

/** An answer, and the key of whoever asked, once that is proven. */
export interface Answered {
  readonly answer: Answer<unknown>
  readonly who?: string | undefined
}

/** Answers a request that has come to the right route. */
export type Endpoint = (incoming: Incoming) => Promise<Answered>

const whoIs = (caller: Callers[Proof]): string | undefined =>
  'username' in caller ? caller.username : undefined

type Row<Kind extends Proof, Reply extends z.ZodType> = Route<z.ZodType, Reply> & { readonly proof: Kind }

type Call<Kind extends Proof> = Incoming & { readonly caller: Callers[Kind] }

async function admitted<Kind extends Proof>(
  proof: Kind,
  { system, request, parameters }: Incoming,
): Promise<Answer<Callers[Kind]>> {
  const known = Object.values(parameters).every((value) => identifier.safeParse(value).success)
  return known ? prove(proof, system, request, parameters) : refuse('not_found', 'no such identifier')
}

/** An operation without a body. */
export const endpoint =
  <Kind extends Proof, Reply extends z.ZodType>(
    row: Row<Kind, Reply> & { readonly body?: never },
    handle: (call: Call<Kind>) => Promise<Answer<z.input<Reply>>>,
  ): Endpoint =>
  async (incoming) => {
    const caller = await admitted(row.proof, incoming)
    if (!caller.ok) return { answer: caller }
    return { answer: await handle({ ...incoming, caller: caller.value }), who: whoIs(caller.value) }
  }

/** An operation with a body. */
export const endpointWithBody =
  <Kind extends Proof, Body extends z.ZodType, Reply extends z.ZodType>(
    row: Row<Kind, Reply> & { readonly body: Body },
    handle: (call: Call<Kind> & { readonly body: z.output<Body> }) => Promise<Answer<z.input<Reply>>>,
  ): Endpoint =>
  async (incoming) => {
    const caller = await admitted(row.proof, incoming)
    if (!caller.ok) return { answer: caller }
    const who = whoIs(caller.value)
    const body = await readBody(incoming.request, row.body, incoming.system.parts.decode)
    if (!body.ok) return { answer: body, who }
    return { answer: await handle({ ...incoming, caller: caller.value, body: body.value }), who }
  }
