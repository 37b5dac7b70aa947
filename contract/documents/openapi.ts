/** @module The OpenAPI 3.1 document, generated from the table of routes. */

import { z } from 'zod'
import { refusalsOf } from '../answers.ts'
import { problem, refusals } from '../refusal.ts'
import type { Proof } from '../route.ts'
import { isOperation, type Operation, pathParameters, routeOf, routes } from '../routes.ts'

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
function refusalResponses(name: Operation): Record<string, object> {
  const meanings = new Map<number, string[]>()
  for (const code of refusalsOf(name)) {
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

function operation(name: Operation): object {
  const route = routeOf(name)
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
      ...refusalResponses(name),
    },
  }
}

function paths(): Record<string, Record<string, object>> {
  const made: Record<string, Record<string, object>> = {}
  for (const name of Object.keys(routes).filter(isOperation)) {
    const { path, method } = routeOf(name)
    made[path] = { ...made[path], [method.toLowerCase()]: operation(name) }
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
