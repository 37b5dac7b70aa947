import type { z } from 'zod'

type Path = readonly PropertyKey[]

/** One sentence per issue: the file, the row by its id (or its place where it has none), the field, what is wrong. */
export function schemaProblems(file: string, data: unknown, error: z.ZodError): string[] {
  return error.issues.map((issue) => `${[file, ...place(data, issue.path)].join(', ')}: ${sentence(issue)}`)
}

function place(data: unknown, path: Path): string[] {
  const [list, index, ...field] = path
  if (typeof index !== 'number') return path.length > 0 ? [`field ${path.join('.')}`] : []
  const id = property(property(property(data, list), index), 'id')
  const item = typeof id === 'string' ? id : `number ${index + 1}`
  return [
    `${list === 'rows' ? 'row' : 'entry'} ${item}`,
    ...(field.length > 0 ? [`field ${field.join('.')}`] : []),
  ]
}

function property(value: unknown, key: PropertyKey | undefined): unknown {
  return typeof value === 'object' && value !== null && key !== undefined
    ? Reflect.get(value, key)
    : undefined
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return `unknown field ${issue.keys.join(', ')}: remove it or correct its spelling.`
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}.`
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined'))
    return 'is missing: add it.'
  return `${issue.message}.`
}
