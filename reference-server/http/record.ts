/** @module What is written down of every request: in the log all of them, in the audit trail those that were refused. */

import type { LogEntry } from '../runtime/log.ts'
import type { System } from '../system.ts'
import type { Answer, Answered } from './endpoint.ts'

/** Who asked, in the words of a test suite. In production these are the words of a stranger, and of no use. */
function traceOf({ parts }: System, request: Request): Pick<LogEntry, 'scenario' | 'step'> {
  const said = (name: string) =>
    parts.labToken === undefined ? undefined : request.headers.get(name)?.slice(0, 500)
  return { scenario: said('x-sls-scenario'), step: said('x-sls-step') }
}

export function log(
  system: System,
  request: Request,
  entry: Pick<LogEntry, 'event' | 'outcome' | 'cause'>,
): void {
  const { clock, log: write } = system.parts
  write({ at: clock.now(), ...entry, ...traceOf(system, request) })
}

/** The part of an address that is no more than a hint at what was asked for. */
export const pathOf = (request: Request): string => new URL(request.url).pathname.slice(0, 200)

const outcomeOf = (answer: Answer<unknown>): Pick<LogEntry, 'outcome' | 'cause'> =>
  answer.ok ? { outcome: 'ok' } : { outcome: answer.code, cause: answer.cause }

/**
 * Before the answer goes out. What was done is in the audit trail by then, together with the change itself; what was
 * not done has changed nothing, and is recorded here (OWASP ASVS 5.0, 16.3.2 and 16.3.3).
 */
export async function record(
  system: System,
  request: Request,
  operation: string,
  { answer, who }: Answered,
): Promise<void> {
  log(system, request, { event: operation, ...outcomeOf(answer) })
  if (answer.ok) return
  const { store, clock } = system.parts
  const { scenario } = traceOf(system, request)
  await store.appendAudit([
    { at: clock.now(), who, what: operation, outcome: answer.code, reason: answer.cause, scenario },
  ])
}
