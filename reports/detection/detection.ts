import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Scenario } from '../suite/scenarios.ts'
import type { Detection, FaultResult, VariantResult } from './detection-schema.ts'
import { provenRows, rowsToProve } from './proof.ts'

/** A fault or harmless variant, and what its runs showed. */
export type DetectionResult = FaultResult | VariantResult

export interface DetectionFacts {
  readonly catalogue: Pick<Catalogue, 'rows'>
  readonly scenarios: readonly Pick<Scenario, 'rows'>[]
  /** Every id that there is, in the order to list them. */
  readonly known: readonly string[]
  readonly redAnyway: readonly string[]
}

export const isFault = (one: DetectionResult): one is FaultResult => 'violates' in one

/** What was expected of a fault that breaks in its own code, whatever scenarios it was to run with. */
export const runsAtAll = 'a fault that can be injected, and a run that begins and ends'

/** Whether it broke in its own code, so that nothing can be said of it. */
export const isBroken = ({ harnessErrors }: DetectionResult): boolean =>
  harnessErrors.some(({ scenario, expected }) => scenario === undefined && expected === runsAtAll)

/** Neither survived nor imprecise nor a false alarm. */
export const isAsExpected = ({ verdict }: DetectionResult): boolean =>
  verdict === 'killed' || verdict === 'green'

/** The results as detection.json, which other tools read. */
export function detectionOf(results: readonly DetectionResult[], facts: DetectionFacts): Detection {
  const place = (id: string) => facts.known.indexOf(id) + 1 || Number.POSITIVE_INFINITY
  const ordered = results.toSorted((one, other) => compare(place(one.id), place(other.id)))
  const faults = ordered.filter(isFault)
  const harmless = ordered.filter((one) => !isFault(one))
  const proven = provenRows(faults, facts.catalogue)
  const unprovenRows = rowsToProve(facts.catalogue, facts.scenarios).filter((row) => !proven.has(row))
  const count = (verdict: DetectionResult['verdict']) =>
    results.filter((one) => one.verdict === verdict).length
  const tested = new Set(results.map(({ id }) => id))
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
      notJudged: facts.known.filter((id) => !tested.has(id)).length,
    },
  }
}

const compare = (one: number, other: number): number => (one === other ? 0 : one - other)

/** What an earlier record says of the others, so that another run of one keeps them. */
export function resultsWithout(detection: Detection, ids: readonly string[]): DetectionResult[] {
  return [...detection.faults, ...detection.harmless].filter(({ id }) => !ids.includes(id))
}
