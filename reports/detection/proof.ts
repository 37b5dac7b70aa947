/**
 * @module Which rows a run of `detect` has proven. `reports/catalogue/trace.ts` turns that into the status of a row: tested,
 * unproven, untested or excluded.
 */

import { z } from 'zod'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Subject } from '../catalogue/catalogue-schema.ts'
import type { Scenario } from '../suite/scenarios.ts'

/** What of detection.json is proof: which subject was wrong, and which rows turned red. */
export const proofSchema = z.object({
  faults: z.array(
    z.object({
      subject: z.enum(['server', 'phone']),
      kills: z.array(z.object({ row: z.string() })),
    }),
  ),
})

type Faults = z.infer<typeof proofSchema>['faults']

/** Which kind of fault makes the subject of a row wrong. A broken phone proves nothing about a row of the server. */
const faultClass: Record<Subject, Faults[number]['subject']> = {
  server: 'server',
  pages: 'server',
  app: 'phone',
  phone: 'phone',
}

/** The rows that a fault of their own subject has turned red. */
export function provenRows(faults: Faults, { rows }: Pick<Catalogue, 'rows'>): ReadonlySet<string> {
  const proves = (fault: Faults[number], row: string) => {
    const subject = rows.get(row)?.subject
    return subject !== undefined && faultClass[subject] === fault.subject
  }
  return new Set(
    faults.flatMap((fault) => fault.kills.map(({ row }) => row).filter((row) => proves(fault, row))),
  )
}

/** MUST rows that have scenarios. */
export function rowsToProve(
  { rows }: Pick<Catalogue, 'rows'>,
  scenarios: readonly Pick<Scenario, 'rows'>[],
): string[] {
  const carried = new Set(scenarios.flatMap((scenario) => scenario.rows))
  return [...rows.values()].filter(({ id, kind }) => kind === 'MUST' && carried.has(id)).map(({ id }) => id)
}
