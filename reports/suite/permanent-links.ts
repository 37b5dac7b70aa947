/** @module The permanent links of the spec: what is linked to keeps its place for as long as it keeps its id. */

import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Scenario } from '../suite/scenarios.ts'

type Rows = Pick<Catalogue, 'rows'>

/** Where a rule stands: it may be in another chapter. */
export const ruleLink = (row: string, { rows }: Rows): string => `${rows.get(row)?.article}.html#${row}`

/** Where a scenario stands: a walkthrough in its chapter, the proof of a rule in the first rule that it proves. */
export const scenarioSpecLink = (
  { id, rows: [first = ''] }: Pick<Scenario, 'id' | 'rows'>,
  { rows }: Rows,
): string => `${rows.get(first)?.article}.html#${anchorOf(id)}`

export const readingLink = (id: string): string => `readings.html#${id}`

/** Nothing but letters, digits and hyphens. */
export const anchorOf = (id: string): string =>
  id.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '')
