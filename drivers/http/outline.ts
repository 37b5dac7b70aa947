/** @module What an onlooker can compare of two answers: status, names of headers and members, and the words. */

import { problem } from '../../contract/refusal.ts'
import type { ResponseShape } from '../ports/attacker.ts'
import type { RawResponse } from './attacker.ts'

/** Headers that are different every time, whatever is answered. */
const volatileHeaders = new Set(['date', 'content-length', 'x-request-id'])

function membersOf(value: unknown, place = ''): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .flatMap(([name, member]) => [`${place}${name}`, ...membersOf(member, `${place}${name}.`)])
}

export function responseShapeOf({ status, headers, json }: RawResponse): ResponseShape {
  const refused = problem.safeParse(json)
  return {
    status,
    headers: [...headers.keys()].filter((name) => !volatileHeaders.has(name)).sort(),
    members: membersOf(json).sort(),
    text: refused.success
      ? `${refused.data.code}: ${refused.data.title}, ${refused.data.detail}`
      : 'accepted',
  }
}
