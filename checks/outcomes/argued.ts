/** @module Outcomes that carry nothing, each with its argument: `argued.yaml`. */

import { z } from 'zod'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { parseYaml } from '../../reports/yaml.ts'
import type { Change } from './definitions.ts'
import type { Finding } from './load-bearing.ts'

const schema = z.array(
  z.strictObject({
    outcome: z.string(),
    change: z.enum(['negated', 'removed']),
    why: z.string().min(20),
  }),
)
export type Argued = z.infer<typeof schema>[number]

export function parseArgued(text: string): Result<readonly Argued[]> {
  const data = parseYaml('argued.yaml', text)
  if (!data.ok) return data
  const parsed = schema.safeParse(data.value)
  if (parsed.success) return valid(parsed.data)
  return invalid(
    parsed.error.issues.map(({ path, message }) => `argued.yaml, ${path.join('.') || 'top'}: ${message}.`),
  )
}

export const changes: readonly Change[] = ['negated', 'removed']

export interface Unseen {
  readonly outcome: string
  readonly change: Change
}

/** The least share of the changes of each kind that has to be seen, in percent; argued ones do not count. */
export const leastSeen = 98

/** The changes that nothing has seen. */
export const unseenIn = (findings: readonly Finding[]): readonly Unseen[] =>
  findings.flatMap(({ wording, seen }) =>
    changes.filter((change) => seen[change] === undefined).map((change) => ({ outcome: wording, change })),
  )

/** The share of the changes of this kind that was seen, in percent. */
export const shareSeen = (findings: readonly Finding[], change: Change): number =>
  (100 * findings.filter(({ seen }) => seen[change] !== undefined).length) / findings.length

const isSame = (one: Unseen, other: Unseen): boolean =>
  one.outcome === other.outcome && one.change === other.change

/** Sentences about changes that nothing has seen and nobody has argued for, too many of them, and arguments that are not needed. */
export function problemsWith(findings: readonly Finding[], argued: readonly Argued[]): readonly string[] {
  const unseen = unseenIn(findings)
  return [
    ...unseen
      .filter((one) => !argued.some((other) => isSame(one, other)))
      .map(({ outcome, change }) => `${outcome}: ${change}, no run ends otherwise and no fault escapes.`),
    ...argued
      .filter((one) => !unseen.some((other) => isSame(one, other)))
      .map(
        ({ outcome, change }) =>
          `argued.yaml: ${outcome} is seen when it is ${change}, or is not there any more: remove it.`,
      ),
    ...changes
      .filter((change) => shareSeen(findings, change) < leastSeen)
      .map(
        (change) =>
          `Of all outcomes ${change}, fewer than ${leastSeen} % are seen: arguments are for the rest.`,
      ),
  ]
}
