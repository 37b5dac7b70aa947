/**
 * @module What two runs say, without what differs each time: addresses and ports, tokens, codes, ids, times and durations.
 * In their place stands what they are.
 */

const volatile: readonly (readonly [RegExp, string])[] = [
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, 'TOKEN'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, 'ID'],
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?/g, 'TIME'],
  [/\b(localhost|127\.0\.0\.1|\[::1\]):\d{2,5}\b/g, '$1:PORT'],
  [/\b\d+(?:\.\d+)? ?(?:ms|s)\b/g, 'DURATION'],
  [/\b(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{16,}\b/gi, 'TOKEN'],
  [/\b\d{4,}\b/g, 'NUMBER'],
]

export const stableText = (text: string): string =>
  volatile.reduce((changed, [what, name]) => changed.replace(what, name), text.trim())
