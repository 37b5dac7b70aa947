/** @module What is wrong with a response, whatever was requested. */

import { problem, refusals } from '../../contract/refusal.ts'
import { isOperation, routeOf } from '../../contract/routes.ts'
import { parseJson, violationsIn } from '../../contract/violations.ts'
import type { DocumentedOperation } from './operations.ts'
import { type FuzzRequest, type Received, reachesOperation } from './request.ts'

function refusalViolation({ status, type, text }: Received): string | undefined {
  if (type !== 'application/problem+json') return `a refusal of the type "${type}"`
  const refused = problem.safeParse(parseJson(text))
  if (!refused.success) return `a refusal of another shape: ${text.slice(0, 200)}`
  if (refused.data.status !== status || refusals[refused.data.code].status !== status)
    return `a refusal that states ${refused.data.status} and ${refused.data.code}, with status ${status}`
  return undefined
}

function replyViolation({ name }: DocumentedOperation, { status, text }: Received): string | undefined {
  if (!isOperation(name)) return `${name} is in the OpenAPI document, and not in the contract`
  const { success, reply } = routeOf(name)
  if (status !== success) return `a success with status ${status}`
  const json = parseJson(text)
  const checked = reply.safeParse(json)
  return checked.success
    ? undefined
    : `a reply that violates the contract: ${violationsIn(json, checked.error)}`
}

/** One sentence, or undefined where the response is as the contract says. */
export function contractViolation(
  request: FuzzRequest,
  received: Received,
  operation: DocumentedOperation,
): string | undefined {
  const { status, text } = received
  const reached = reachesOperation(request)
  if (status >= 500) return `the server failed (${status}): ${text.slice(0, 200)}`
  if (reached && !operation.statuses.has(status)) return `status ${status} is not documented`
  // A response to HEAD has no body.
  if (request.method === 'HEAD') return undefined
  if (status >= 400) return refusalViolation(received)
  return reached ? replyViolation(operation, received) : undefined
}
