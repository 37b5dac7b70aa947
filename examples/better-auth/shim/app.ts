/** @module HTTP: the routes of the contract, and what this server does behind them. */

import { type Context, Hono } from 'hono'
import { bearerAuth } from 'hono/bearer-auth'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import type { z } from 'zod'
import type { Route } from '../../../contract/route.ts'
import { RequestRefusal } from './refusals.ts'

export interface Call {
  /** The credential of the request. */
  readonly bearer: string
  /** A parameter of the path. */
  readonly parameter: (name: string) => string
}

export interface ServedOperation {
  readonly route: Route
  /** Throws a `RequestRefusal`. */
  readonly reply: (context: Context) => Promise<unknown>
}

export const operation = <Its extends Route>(
  route: Its & { readonly body?: never },
  reply: (call: Call) => Promise<z.input<Its['reply']>>,
): ServedOperation => ({ route, reply: async (context) => reply(callIn(context, route)) })

export const operationWithBody = <Its extends Route, Body extends z.ZodType>(
  route: Its & { readonly body: Body },
  reply: (call: Call & { readonly body: z.output<Body> }) => Promise<z.input<Its['reply']>>,
): ServedOperation => ({
  route,
  reply: async (context) => reply({ ...callIn(context, route), body: await bodyIn(context, route.body) }),
})

const callIn = ({ req }: Context, { proof }: Route): Call => ({
  bearer: proof === 'nobody' ? '' : bearerIn(req.header('authorization')),
  parameter: (name) => req.param(name) ?? '',
})

function bearerIn(authorization = ''): string {
  const [, token] = /^bearer +([\w.~+/-]+=*)$/i.exec(authorization) ?? []
  if (token === undefined) throw new RequestRefusal('unauthenticated')
  return token
}

async function bodyIn<Body extends z.ZodType>({ req }: Context, schema: Body): Promise<z.output<Body>> {
  if (!/^application\/json *(;|$)/i.test(req.header('content-type') ?? ''))
    throw new RequestRefusal('unsupported_media_type')
  const json: unknown = await req.json().catch(() => undefined)
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw new RequestRefusal('invalid_request')
  return parsed.data
}

const problemOf = ({ problem }: RequestRefusal): Response =>
  Response.json(problem, {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json' },
  })

export function appOf(operations: readonly ServedOperation[], labToken: string): Hono {
  const app = new Hono()
  app.use(bodyLimit({ maxSize: 16 * 1024, onError: () => problemOf(new RequestRefusal('too_large')) }))
  app.use('/lab/*', bearerAuth({ token: labToken }))
  for (const { route, reply } of operations)
    app.on(route.method, route.path.replaceAll(/\{(\w+)\}/g, ':$1'), async (context) =>
      Response.json(await reply(context), { status: route.success }),
    )
  app.notFound(() => problemOf(new RequestRefusal('not_found')))
  app.onError((error) => {
    if (error instanceof RequestRefusal) return problemOf(error)
    if (error instanceof HTTPException) return problemOf(new RequestRefusal('unauthenticated'))
    console.error(error)
    return Response.json({ type: 'about:blank', title: 'Internal error', status: 500 }, { status: 500 })
  })
  return app
}
