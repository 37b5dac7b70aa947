/** @module How responses and codes are compared, and drawn. */

import { rules } from './parts.ts'

/** Compares after `simpler` has made both of them simpler. */
export const comparing = (simpler: (text: string) => string) =>
  rules((right) => ({
    responseMatches: (given, expected) => right.responseMatches(simpler(given), simpler(expected)),
    codeMatches: (given, code) => right.codeMatches(simpler(given), { ...code, text: simpler(code.text) }),
  }))
