/** @module Only outcomes stand under Then: which steps state one is declared where they are defined. */

import type { SuiteReader } from '../../reports/suite/scenarios.ts'

/** What the check has to know of a step definition. */
export interface StepKind {
  readonly matches: (sentence: string) => boolean
  readonly isOutcome: boolean
}

/** Sentences about actions under Then, or under an And or But after one; none is the good answer. */
export function actionsUnderThen(
  { scenarios }: Pick<SuiteReader, 'scenarios'>,
  definitions: readonly StepKind[],
): string[] {
  const actions = definitions.filter(({ isOutcome }) => !isOutcome)
  const judged = new Map<string, boolean>()
  const isAction = (sentence: string): boolean => {
    const known = judged.get(sentence) ?? actions.some(({ matches }) => matches(sentence))
    judged.set(sentence, known)
    return known
  }
  return scenarios.flatMap(({ location, name, steps }) =>
    steps
      .filter(({ isThen, action }) => isThen && isAction(action))
      .map(
        ({ sentence }) =>
          `${location}: "${sentence}" of "${name}" is an action under Then: put it under When, ` +
          'or define the step by outcome() if it only observes.',
      ),
  )
}
