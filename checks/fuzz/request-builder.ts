/** @module A valid request, made of the OpenAPI document and of what is known by now. */

import type { Choices } from './choices.ts'
import type { Knowledge } from './knowledge.ts'
import type { DocumentedOperation, Schema } from './operations.ts'

/** A request whose body is still JSON, so that it can be mutated. */
export interface RequestDraft {
  readonly operation: DocumentedOperation
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly json: unknown
}

function validValue(schema: Schema, name: string, known: Knowledge, choices: Choices): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return choices.maybe(schema.enum)
  if (schema.oneOf) return validValue(choices.maybe(schema.oneOf) ?? {}, name, known, choices)
  if (schema.type === 'boolean') return choices.oneIn(2)
  if (schema.type === 'array') return [validValue(schema.items ?? {}, name, known, choices)]
  if (schema.type !== 'object') return known.value(name, choices)
  const members = Object.entries(schema.properties ?? {}).filter(
    ([member]) => schema.required?.includes(member) || choices.oneIn(2),
  )
  return Object.fromEntries(
    members.map(([member, inner]) => [member, validValue(inner, member, known, choices)]),
  )
}

/** The right token for `reset` would forget all people at once: nobody sends it. */
const credentialFor = ({ proof, name }: DocumentedOperation, known: Knowledge, choices: Choices) =>
  proof === undefined || name === 'reset' ? undefined : known.credential(proof, choices)

export function buildRequest(
  operation: DocumentedOperation,
  known: Knowledge,
  choices: Choices,
): RequestDraft {
  const prepared = choices.oneIn(2) ? known.prepared(operation.name) : undefined
  const credential = prepared ?? credentialFor(operation, known, choices)
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(credential?.path[name] ?? String(known.value(`${name} in a path`, choices))),
  )
  return {
    operation,
    method: operation.method,
    path,
    headers: {
      ...(credential && { authorization: `Bearer ${credential.bearer}` }),
      ...(operation.body && { 'content-type': 'application/json' }),
    },
    json: prepared?.body ?? (operation.body && validValue(operation.body, '', known, choices)),
  }
}
