/** @module Reads JSON that somebody else has written. */

/** The value of a JSON text, or undefined where it is not JSON (JSON itself has no undefined). */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
