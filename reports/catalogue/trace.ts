/** @module The status of every row of the catalogue, as `sls trace` shows it. */

import type { Scenario } from '../suite/scenarios.ts'
import type { Catalogue } from './catalogue.ts'
import type { Basis, Kind, Subject } from './catalogue-schema.ts'

/** tested: a scenario carries the row and, for a MUST row, a fault is known to make it fail. unproven: no such fault is. */
export type TraceStatus = 'tested' | 'unproven' | 'untested' | 'excluded'

export interface TracedRow {
  readonly id: string
  readonly article: string
  readonly kind: Kind
  readonly subject: Subject
  /** Who says so. */
  readonly basis: Basis
  readonly statement: string
  readonly status: TraceStatus
  readonly reason?: string
  readonly scenarios: readonly string[]
}

/** The shape of trace.json. */
export interface Trace {
  readonly rows: readonly TracedRow[]
  readonly tagsWithoutRow: readonly string[]
  readonly totals: Record<TraceStatus, number>
}

/** Every row of the catalogue with the scenarios that carry it; `provenRows` are those for which `detect` killed a fault. */
export function traceOf(
  catalogue: Catalogue,
  scenarios: readonly Scenario[],
  provenRows: ReadonlySet<string>,
): Trace {
  const rows = [...catalogue.rows.values()].map((row): TracedRow => {
    const { id, article, kind, subject, basis, statement, excluded } = row
    const carriers = scenarios.filter((scenario) => scenario.rows.includes(id)).map((scenario) => scenario.id)
    const proven = kind !== 'MUST' || provenRows.has(id)
    const status =
      excluded !== undefined
        ? 'excluded'
        : carriers.length === 0
          ? 'untested'
          : proven
            ? 'tested'
            : 'unproven'
    return {
      id,
      article,
      kind,
      subject,
      basis,
      statement,
      status,
      ...(excluded === undefined ? {} : { reason: excluded }),
      scenarios: carriers,
    }
  })
  const totals = { tested: 0, unproven: 0, untested: 0, excluded: 0 }
  for (const { status } of rows) totals[status] += 1
  const orphans = scenarios.flatMap((scenario) => scenario.rows).filter((row) => !catalogue.rows.has(row))
  return { rows, tagsWithoutRow: [...new Set(orphans)].map((row) => `@${row}`), totals }
}
