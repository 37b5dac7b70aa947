/** @module JSON of others, which may be none. */

/** The value of a text, or undefined where it is no JSON: a schema refuses that with its own sentence. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
