/** @module The OpenAPI 3.1 document, generated from the table of routes. */

import { z } from 'zod'
import { problem, refusals } from './refusal.ts'
import type { Proof, Route } from './route.ts'
import { pathParameters, routes } from './routes.ts'

/** Refusals of every route for a request that does not follow the contract. */
const always = [
  'invalid_request',
  'not_found',
  'method_not_allowed',
  'too_large',
  'unsupported_media_type',
] as const

const proofs: Record<Exclude<Proof, 'nobody'>, string> = {
  loginSecret: 'The login secret of the reply to `logIn`.',
  session: 'The session token.',
  accessKey: 'The access key that a phone derives from its device secret.',
  activationSecret: 'The secret of the reply to `readActivationOptions`.',
  labToken: 'The token of the lab face.',
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): object => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io })
  return rest
}

const jsonContent = (schema: object, type = 'application/json'): object => ({ [type]: { schema } })

/** One response per status, as several codes can share one. */
function refusalResponses(route: Route): Record<string, object> {
  const codes = [
    ...always,
    ...(route.proof === 'nobody' ? [] : (['unauthenticated'] as const)),
    ...route.refusals,
  ]
  const meanings = new Map<number, string[]>()
  for (const code of new Set(codes)) {
    const { status, meaning } = refusals[code]
    meanings.set(status, [...(meanings.get(status) ?? []), `\`${code}\`: ${meaning}`])
  }
  return Object.fromEntries(
    [...meanings].map(([status, texts]) => [
      String(status),
      {
        description: texts.join(' '),
        content: jsonContent({ $ref: '#/components/schemas/Problem' }, 'application/problem+json'),
      },
    ]),
  )
}

function operation(name: string, route: Route): object {
  return {
    operationId: name,
    tags: [route.face],
    summary: route.summary,
    parameters: pathParameters(route.path).map((parameter) => ({
      name: parameter,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...(route.body && {
      requestBody: { required: true, content: jsonContent(schemaOf(route.body, 'input')) },
    }),
    ...(route.proof !== 'nobody' && { security: [{ [route.proof]: [] }] }),
    responses: {
      [route.success]: { description: 'Done.', content: jsonContent(schemaOf(route.reply, 'output')) },
      ...refusalResponses(route),
    },
  }
}

function paths(): Record<string, Record<string, object>> {
  const made: Record<string, Record<string, object>> = {}
  for (const [name, route] of Object.entries<Route>(routes)) {
    made[route.path] = { ...made[route.path], [route.method.toLowerCase()]: operation(name, route) }
  }
  return made
}

/** The document, ready to be written as JSON. */
export function openApiDocument(): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Secure Login System under test',
      version: '0.1.0',
      description: 'The four faces (interfaces) that an implementation exposes to the conformance harness.',
    },
    tags: ['login', 'account', 'device', 'lab'].map((name) => ({ name })),
    paths: paths(),
    components: {
      schemas: { Problem: schemaOf(problem, 'output') },
      securitySchemes: Object.fromEntries(
        Object.entries(proofs).map(([name, description]) => [
          name,
          { type: 'http', scheme: 'bearer', description },
        ]),
      ),
    },
  }
}
