/** @module JSON of others that has to be exactly what we would have written. */

/** The value of a text, or why it is no JSON that can be relied on, in words that follow a name. */
export type StrictJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly why: string }

/**
 * A member that is there twice is read differently by different readers; so a text counts only as `JSON.stringify` writes it,
 * with this indentation.
 */
export function strictJson(text: string, indentation?: number): StrictJson {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, why: 'is no JSON: it was cut off, or something was put into it' }
  }
  if (`${JSON.stringify(value, null, indentation)}\n` === text) return { ok: true, value }
  const twice = memberTwice(text)
  return {
    ok: false,
    why:
      twice === undefined
        ? 'is not written as sls certify writes it: it was formatted or edited'
        : `has the member "${twice}" twice`,
  }
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g

/** The name of a member that an object has twice. */
function memberTwice(text: string): string | undefined {
  const open: Set<string>[] = []
  const tokens = text.match(token) ?? []
  for (const [at, one] of tokens.entries()) {
    if (one === '{' || one === '[') open.push(new Set())
    else if (one === '}' || one === ']') open.pop()
    else if (tokens[at + 1] === ':') {
      const members = open.at(-1)
      if (members?.has(one)) return one.slice(1, -1)
      members?.add(one)
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
