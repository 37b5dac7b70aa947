/** @module Logs every request, and records refused ones in the audit trail. */

import type { LogEntry } from '../runtime/log.ts'
import type { System } from '../system.ts'
import type { EndpointResult, OperationResult } from './endpoint.ts'

/** Scenario and step of a test. Without a lab the header fields are ignored: they are untrusted input. */
function traceOf({ parts }: System, request: Request): Pick<LogEntry, 'scenario' | 'step'> {
  const header = (name: string) =>
    parts.labToken === undefined ? undefined : request.headers.get(name)?.slice(0, 500)
  return { scenario: header('x-sls-scenario'), step: header('x-sls-step') }
}

export function log(
  system: System,
  request: Request,
  entry: Pick<LogEntry, 'event' | 'outcome' | 'cause'>,
): void {
  const { clock, log: write } = system.parts
  write({ at: clock.now(), ...entry, ...traceOf(system, request) })
}

/** The path of a request, truncated for the log. */
export const pathOf = (request: Request): string => new URL(request.url).pathname.slice(0, 200)

const outcomeOf = (result: OperationResult<unknown>): Pick<LogEntry, 'outcome' | 'cause'> =>
  result.ok ? { outcome: 'ok' } : { outcome: result.code, cause: result.cause }

/**
 * Called before the response is sent. Changes are in the audit trail already, written in their own transaction; refusals
 * are recorded here (OWASP ASVS 5.0, 16.3.2 and 16.3.3).
 */
export async function recordResult(
  system: System,
  request: Request,
  operation: string,
  { result, username: who }: EndpointResult,
): Promise<void> {
  log(system, request, { event: operation, ...outcomeOf(result) })
  if (result.ok) return
  const { store, clock } = system.parts
  const { scenario } = traceOf(system, request)
  await store.appendAudit([
    { at: clock.now(), who, what: operation, outcome: result.code, reason: result.cause, scenario },
  ])
}
