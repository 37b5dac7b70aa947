/** @module A request that would do, made of the OpenAPI document and of what is known by now. */

import type { Dice } from './dice.ts'
import type { Knowledge } from './knowledge.ts'
import type { Operation, Schema } from './operations.ts'

/** A request on its way to being a shot: its body is still JSON. */
export interface Draft {
  readonly operation: Operation
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly json: unknown
}

function filled(schema: Schema, name: string, known: Knowledge, dice: Dice): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return dice.maybe(schema.enum)
  if (schema.oneOf) return filled(dice.maybe(schema.oneOf) ?? {}, name, known, dice)
  if (schema.type === 'boolean') return dice.oneIn(2)
  if (schema.type === 'array') return [filled(schema.items ?? {}, name, known, dice)]
  if (schema.type !== 'object') return known.value(name, dice)
  const wanted = Object.entries(schema.properties ?? {}).filter(
    ([member]) => schema.required?.includes(member) || dice.oneIn(2),
  )
  return Object.fromEntries(wanted.map(([member, its]) => [member, filled(its, member, known, dice)]))
}

/** The lab would forget everything at once: nobody may fire at `reset` with the right token. */
const keyTo = ({ proof, name }: Operation, known: Knowledge, dice: Dice) =>
  proof === undefined || name === 'reset' ? undefined : known.key(proof, dice)

export function aimedAt(operation: Operation, known: Knowledge, dice: Dice): Draft {
  const ready = dice.oneIn(2) ? known.ready(operation.name) : undefined
  const key = ready ?? keyTo(operation, known, dice)
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(key?.path[name] ?? String(known.value(`${name} in a path`, dice))),
  )
  return {
    operation,
    method: operation.method,
    path,
    headers: {
      ...(key && { authorization: `Bearer ${key.bearer}` }),
      ...(operation.body && { 'content-type': 'application/json' }),
    },
    json: ready?.body ?? (operation.body && filled(operation.body, '', known, dice)),
  }
}
