/** @module JSON of others that every reader has to read the same. */

/** The value of a text, or why it is no JSON that can be relied on, in words that follow a name. */
export type StrictJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly why: string }

const noJson: StrictJson = { ok: false, why: 'is no JSON: it was cut off, or something was put into it' }

const twice = (member: string): StrictJson => ({ ok: false, why: `has the member "${member}" twice` })

/** What was signed, byte for byte: a text counts only as `JSON.stringify` writes it, with a line end. */
export function strictJson(text: string): StrictJson {
  const value = parsed(text)
  if (value === undefined) return noJson
  if (isAsWritten(value, text)) return { ok: true, value }
  const member = memberTwice(text)
  return member === undefined
    ? { ok: false, why: 'is not written as sls certify writes it: it was formatted or edited' }
    : twice(member)
}

/**
 * What holds a signed text, and may have been written anew: line ends, spaces, the order of members and how signs are escaped say
 * nothing in JSON. A member that is there twice is read differently by different readers.
 */
export function unambiguousJson(text: string): StrictJson {
  const value = parsed(text)
  if (value === undefined) return noJson
  // To look for members takes longer.
  const member = isAsWritten(value, text) ? undefined : memberTwice(text)
  return member === undefined ? { ok: true, value } : twice(member)
}

/** No JSON is undefined. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isAsWritten = (value: unknown, text: string): boolean => `${JSON.stringify(value)}\n` === text

const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]/g

/** The name of a member that an object has twice, however it is escaped. */
function memberTwice(text: string): string | undefined {
  const open: Set<unknown>[] = []
  const tokens = text.match(token) ?? []
  for (const [at, one] of tokens.entries()) {
    if (one === '{' || one === '[') open.push(new Set())
    else if (one === '}' || one === ']') open.pop()
    else if (tokens[at + 1] === ':') {
      const members = open.at(-1)
      const name = parsed(one)
      if (members?.has(name)) return String(name)
      members?.add(name)
    }
  }
  return undefined
}

/** What stands at a path of members, if it does. */
export const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), value)

export const textAt = (value: unknown, ...path: readonly string[]): string => {
  const found = at(value, ...path)
  return typeof found === 'string' ? found : ''
}

export const listAt = (value: unknown, ...path: readonly string[]): readonly unknown[] => {
  const found = at(value, ...path)
  return Array.isArray(found) ? found : []
}

export const namesIn = (value: unknown): readonly string[] => (isObject(value) ? Object.keys(value) : [])

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether two values say the same, in the same order. */
export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
