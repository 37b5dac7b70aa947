/** @module What an example is known not to hold: each with its reason, and checked exactly in both directions. */

import { z } from 'zod'

/** A row or the id of a scenario, and in a sentence why it does not hold. */
export const expectedFailures = z.record(z.string(), z.string().regex(/^[A-Z].+\.$/s, 'give a sentence'))
export type ExpectedFailures = z.infer<typeof expectedFailures>

export const scenarioResults = z.array(
  z.object({ id: z.string(), requirements: z.array(z.string()), outcome: z.string() }),
)
export type ScenarioResult = z.infer<typeof scenarioResults>[number]

const held = ['passed', 'notApplicable']

/** Each scenario that does not hold and is not listed, and each entry of the list that holds. */
export function surprises(expected: ExpectedFailures, scenarios: readonly ScenarioResult[]): string[] {
  const listed = (name: string) => Object.hasOwn(expected, name)
  const broken = scenarios.filter(({ outcome }) => !held.includes(outcome))
  const names = new Set(broken.flatMap(({ id, requirements }) => [id, ...requirements]))
  return [
    ...broken
      .filter(({ id, requirements }) => ![id, ...requirements].some(listed))
      .map(({ id, outcome }) => `${id} ${outcome}, and is not listed`),
    ...Object.keys(expected)
      .filter((name) => !names.has(name))
      .map((name) => `${name} is listed, and holds or was not judged`),
  ]
}
