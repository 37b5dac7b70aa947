/** @module What is wrong with an answer, whatever was asked. */

import { problem, refusals } from '../../contract/refusal.ts'
import { isOperation, routeOf } from '../../contract/routes.ts'
import { violationsIn } from '../../contract/violations.ts'
import type { Operation } from './operations.ts'
import { onTarget, type Seen, type Shot } from './shot.ts'

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function wrongRefusal({ status, type, text }: Seen): string | undefined {
  if (type !== 'application/problem+json') return `a refusal of the type "${type}"`
  const refused = problem.safeParse(jsonIn(text))
  if (!refused.success) return `a refusal of another shape: ${text.slice(0, 200)}`
  if (refused.data.status !== status || refusals[refused.data.code].status !== status)
    return `a refusal that says ${refused.data.status} and ${refused.data.code}, with status ${status}`
  return undefined
}

function wrongReply(operation: Operation, { status, text }: Seen): string | undefined {
  if (!isOperation(operation.name)) return `${operation.name} is in the document, and not in the contract`
  const { success, reply } = routeOf(operation.name)
  if (status !== success) return `a success with status ${status}`
  const json = jsonIn(text)
  const checked = reply.safeParse(json)
  return checked.success
    ? undefined
    : `a reply that breaks the contract: ${violationsIn(json, checked.error)}`
}

/** One sentence, or undefined where nothing is wrong. */
export function wrongWith(shot: Shot, seen: Seen, operation: Operation): string | undefined {
  if (seen.status >= 500) return `the server broke (${seen.status}): ${seen.text.slice(0, 200)}`
  if (onTarget(shot) && !operation.statuses.has(seen.status)) return `status ${seen.status} is not documented`
  // HEAD has no body to judge.
  if (shot.method === 'HEAD') return undefined
  if (seen.status >= 400) return wrongRefusal(seen)
  return onTarget(shot) ? wrongReply(operation, seen) : undefined
}
