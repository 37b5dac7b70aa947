import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Scenario } from '../suite/scenarios.ts'
import type { Detection, JudgedFault, JudgedHarmless } from './detection-schema.ts'
import { provenRows, rowsToProve } from './proof.ts'

/** A fault or harmless variant with its judgement. */
export type Judged = JudgedFault | JudgedHarmless

export interface DetectionFacts {
  readonly catalogue: Pick<Catalogue, 'rows'>
  readonly scenarios: readonly Pick<Scenario, 'rows'>[]
  /** Every id that there is to judge, in the order to list them. */
  readonly known: readonly string[]
  readonly redAnyway: readonly string[]
}

export const isFault = (one: Judged): one is JudgedFault => 'violates' in one

/** Neither survived nor imprecise nor a false alarm. */
export const isFine = ({ verdict }: Judged): boolean => verdict === 'killed' || verdict === 'green'

/** The judgements as the record that other tools read. */
export function detectionOf(judged: readonly Judged[], facts: DetectionFacts): Detection {
  const place = (id: string) => facts.known.indexOf(id) + 1 || Number.POSITIVE_INFINITY
  const ordered = judged.toSorted((one, other) => compare(place(one.id), place(other.id)))
  const faults = ordered.filter(isFault)
  const harmless = ordered.filter((one) => !isFault(one))
  const proven = provenRows(faults, facts.catalogue)
  const unprovenRows = rowsToProve(facts.catalogue, facts.scenarios).filter((row) => !proven.has(row))
  const count = (verdict: Judged['verdict']) => judged.filter((one) => one.verdict === verdict).length
  const judgedIds = new Set(judged.map(({ id }) => id))
  return {
    faults,
    harmless,
    unprovenRows,
    redAnyway: [...facts.redAnyway],
    totals: {
      faults: faults.length,
      killed: count('killed'),
      imprecise: count('imprecise'),
      survived: count('survived'),
      harmless: harmless.length,
      green: count('green'),
      falseAlarm: count('false-alarm'),
      unprovenRows: unprovenRows.length,
      notJudged: facts.known.filter((id) => !judgedIds.has(id)).length,
    },
  }
}

const compare = (one: number, other: number): number => (one === other ? 0 : one - other)

/** What an earlier record says of the others, so that judging one again keeps them. */
export function withoutIds(detection: Detection, ids: readonly string[]): Judged[] {
  return [...detection.faults, ...detection.harmless].filter(({ id }) => !ids.includes(id))
}
