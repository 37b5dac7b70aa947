/** @module What the living spec is made of. */

import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Results } from '../output/results.ts'
import type { SuiteReader } from '../suite/scenarios.ts'

export interface SpecSource {
  readonly suite: Results['suite']
  readonly catalogue: Catalogue
  readonly features: Pick<SuiteReader, 'scenarios' | 'documents'>
  /** The ids that scenarios had before, by the one that they have. */
  readonly formerIds: ReadonlyMap<string, readonly string[]>
  /** Wrong servers and phones, by what they break. */
  readonly faults: readonly SpecFault[]
  /** The last run of each product; pictures are from the first that has any. */
  readonly runs: readonly SpecRun[]
  readonly numbers: readonly SpecNumber[]
  readonly labels: readonly SpecLabel[]
  /** Article's word, field's term, meaning. */
  readonly glossary: readonly SpecTerm[]
}

export interface SpecFault {
  readonly id: string
  readonly title: string
  readonly violates: readonly string[]
}

export interface SpecRun {
  readonly product: string
  /** Of its report as seen from the site, where that lies in the folder of the run. */
  readonly report?: string
  readonly results: Results
  /** Films as attached, by the id of their scenario. */
  readonly films: ReadonlyMap<string, string>
}

export interface SpecNumber {
  readonly name: string
  readonly meaning: string
  /** What a system may choose, in words; empty: whatever it likes. */
  readonly least: string
  readonly most: string
  /** Who says so. */
  readonly source: string
  /** What the reference server has chosen, in words. */
  readonly reference: string
}

/** A label of the server's screens, in both languages where a Russian article prints it. */
export interface SpecLabel {
  readonly label: string
  readonly others: readonly string[]
  readonly russian?: string
  readonly russianOthers?: readonly string[]
  /** What it is, such as a field. */
  readonly kind: string
  readonly platforms: readonly string[]
  readonly where: string
}

export interface SpecTerm {
  readonly article: string
  readonly field: string
  readonly meaning: string
}
