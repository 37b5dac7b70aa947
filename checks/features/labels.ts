/** @module The labels of a server's screens that the features look for, and whether the contract publishes each of them. */

import { isScreenLabel, type LabelEntry, screenLabels } from '../../contract/labels.ts'
import type { Catalogue } from '../../reports/catalogue/catalogue.ts'
import type { SuiteReader } from '../../reports/suite/scenarios.ts'

/** A part of a sentence that a parameter type has matched. */
export interface StepArgument {
  readonly getParameterType: () => { readonly name?: string | undefined }
  readonly group: { readonly children?: readonly { readonly value?: string | null }[] }
}

/** The labels among the values of a sentence. */
export const labelsAmong = (values: readonly StepArgument[]): string[] =>
  values
    .filter((value) => ['label', 'labels'].includes(value.getParameterType().name ?? ''))
    .flatMap(({ group }) => group.children?.[0]?.value?.split(' → ') ?? [])

/** A label that a step looks for, with the rows that the step is bound to, or those of its scenario. */
export interface LabelUse {
  readonly label: string
  readonly rows: readonly string[]
  readonly location: string
  readonly sentence: string
}

export function usedLabels(
  { scenarios }: Pick<SuiteReader, 'scenarios'>,
  definitions: readonly { readonly labelsIn: (sentence: string) => readonly string[] }[],
): LabelUse[] {
  const known = new Map<string, readonly string[]>()
  const labelsOf = (sentence: string): readonly string[] => {
    const labels = known.get(sentence) ?? definitions.flatMap(({ labelsIn }) => labelsIn(sentence))
    known.set(sentence, labels)
    return labels
  }
  return scenarios.flatMap(({ location, rows, steps }) =>
    steps.flatMap(({ action, sentence, rows: own }) =>
      labelsOf(action).map((label) => ({ label, rows: [...own, ...rows], location, sentence })),
    ),
  )
}

const withoutBrackets = (label: string): string => label.replace(/\s*\([^)]*\)$/, '')

/** The rows of the articles that print the label, among those whose scenarios look for it. */
export function rowsOf({ label }: LabelEntry, uses: readonly LabelUse[], { rows }: Catalogue): string[] {
  const looking = new Set(uses.filter((use) => use.label === label).flatMap((use) => use.rows))
  return [...rows.values()]
    .filter(({ id, labels = [] }) => looking.has(id) && labels.some((one) => withoutBrackets(one) === label))
    .map(({ id }) => id)
}

/** Labels that no table publishes, and entries of the table that nothing needs. One sentence each. */
export function labelProblems(
  uses: readonly LabelUse[],
  catalogue: Catalogue,
  entries: readonly LabelEntry[] = screenLabels,
): string[] {
  const used = new Set(uses.map(({ label }) => label))
  return [
    ...uses
      .filter(({ label }) => !isScreenLabel(label))
      .map(
        ({ location, sentence, label }) =>
          `${location}: "${sentence}" looks for the label "${label}", which contract/labels.ts does not have: ` +
          'use a label of an article, or publish it there.',
      ),
    ...entries
      .filter(({ label }) => !used.has(label))
      .map(({ label }) => `contract/labels.ts has "${label}", and no feature looks for it: leave it out.`),
    ...entries
      .filter((entry) => used.has(entry.label) && !entry.ours && rowsOf(entry, uses, catalogue).length === 0)
      .map(
        ({ label }) =>
          `contract/labels.ts has "${label}", which no row of an article has: give the reason in "ours".`,
      ),
  ]
}
