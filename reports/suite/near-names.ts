import { closest, distance } from 'fastest-levenshtein'

/** The name that was probably meant: one that contains what was given, or the closest if at most half has to change. */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  const containing = /[\p{L}\p{N}]/u.test(given) ? names.find((name) => name.includes(given)) : undefined
  if (containing !== undefined || names.length === 0) return containing
  const best = closest(given, names)
  return distance(given, best) <= given.length / 2 ? best : undefined
}
