/**
 * @module What is wrong with single fields of a body, in the words of Google's JSON parser, which comes before FCM and knows
 * nothing of its codes: paths are those of the protocol buffers, and a map is a list of entries (`message.data[0].value`).
 */

import type { z } from 'zod'
import type { FieldViolation } from './errors.ts'

/** Of an issue of the schema, in `json`. An unknown name is told of the message in which it stands. */
export function fieldViolations(issue: z.core.$ZodIssue, json: unknown): readonly FieldViolation[] {
  const field = fieldPath(issue.path, json)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const name = givenName(valueAt(json, issue.path), key)
      const where = field === '' ? '' : ` at '${field}'`
      const description = `Invalid JSON payload received. Unknown name "${name}"${where}: Cannot find field.`
      return { field, description }
    })
  }
  const value = valueAt(json, issue.path)
  const description = `Invalid value at '${field}' (${typeName(issue)}), ${JSON.stringify(value)}`
  return [
    {
      field,
      description: issue.code === 'invalid_format' ? `${description}: ${issue.message}` : description,
    },
  ]
}

/** Its type as the parser calls it, as far as FCM's fields have it. */
function typeName(issue: z.core.$ZodIssue): string {
  const name = issue.path.at(-1)
  if (name === 'priority')
    return 'type.googleapis.com/google.firebase.fcm.v1.AndroidConfig.AndroidMessagePriority'
  if (name === 'ttl') return 'type.googleapis.com/google.protobuf.Duration'
  if (issue.code === 'invalid_type' && issue.expected === 'string') return 'TYPE_STRING'
  if (issue.code === 'invalid_type' && issue.expected === 'boolean') return 'TYPE_BOOL'
  return 'TYPE_MESSAGE'
}

/** Names of fields are told in snake case, whichever way they were spelt; those of a map are counted. */
function fieldPath(path: readonly PropertyKey[], json: unknown): string {
  let text = ''
  let map: unknown
  for (const [at, part] of path.entries()) {
    if (map === undefined) text += `${text === '' ? '' : '.'}${snakeCase(String(part))}`
    else text += `[${Object.keys(membersOf(map)).indexOf(String(part))}].value`
    map = map === undefined && part === 'data' ? valueAt(json, path.slice(0, at + 1)) : undefined
  }
  return text
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The path has the names of the schema; the body may have spelt them the other way. */
function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, part) => membersOf(value)[givenName(value, String(part))], json)
}

const givenName = (value: unknown, name: string): string =>
  Object.hasOwn(membersOf(value), name) ? name : snakeCase(name)

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
