/** @module The operations of the contract as a stranger knows them: from the OpenAPI document alone. */

import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** The part of JSON Schema that the document uses. */
export interface Schema {
  readonly type?: string | undefined
  readonly const?: unknown
  readonly enum?: readonly unknown[] | undefined
  readonly properties?: Readonly<Record<string, Schema>> | undefined
  readonly required?: readonly string[] | undefined
  readonly items?: Schema | undefined
  readonly oneOf?: readonly Schema[] | undefined
}

const schema: z.ZodType<Schema> = z.lazy(() =>
  z.looseObject({
    type: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    properties: z.record(z.string(), schema).optional(),
    required: z.array(z.string()).optional(),
    items: schema.optional(),
    oneOf: z.array(schema).optional(),
  }),
)

const operation = z.object({
  operationId: z.string(),
  security: z.array(z.record(z.string(), z.unknown())).optional(),
  requestBody: z.object({ content: z.object({ 'application/json': z.object({ schema }) }) }).optional(),
  responses: z.record(z.string(), z.unknown()),
})

const document = z.object({ paths: z.record(z.string(), z.record(z.string(), operation)) })

export interface DocumentedOperation {
  readonly name: string
  readonly method: string
  /** With the names of its parameters in braces. */
  readonly path: string
  /** What has to be proven; undefined where anybody may ask. */
  readonly proof: string | undefined
  readonly body: Schema | undefined
  readonly statuses: ReadonlySet<number>
}

/** Every operation of the document. */
export function operationsIn(text: string): readonly DocumentedOperation[] {
  const { paths } = document.parse(JSON.parse(text))
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, security, requestBody, responses }]) => ({
      name: operationId,
      method: method.toUpperCase(),
      path,
      proof: Object.keys(security?.[0] ?? {})[0],
      body: requestBody?.content['application/json'].schema,
      statuses: new Set(Object.keys(responses).map(Number)),
    })),
  )
}

export const documentedOperations = (): readonly DocumentedOperation[] =>
  operationsIn(readFileSync(new URL('../../contract/openapi.json', import.meta.url), 'utf8'))
