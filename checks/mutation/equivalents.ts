/** @module Survivors that behave as the original for every observer, each with its argument: `equivalent.yaml`. */

import { z } from 'zod'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { parseYaml } from '../../reports/yaml.ts'
import { isDetected, type ReportedMutant } from './mutant.ts'

const schema = z.array(
  z.strictObject({
    why: z.string().min(20),
    mutants: z.array(z.strictObject({ file: z.string(), from: z.string(), to: z.string() })).min(1),
  }),
)

/** A mutant by its lines before and after the change, on whichever lines of the file they are. */
export interface Equivalent {
  readonly file: string
  readonly from: string
  readonly to: string
  readonly why: string
}

export function parseEquivalents(text: string): Result<readonly Equivalent[]> {
  const data = parseYaml('equivalent.yaml', text)
  if (!data.ok) return data
  const parsed = schema.safeParse(data.value)
  if (!parsed.success) return invalid(parsed.error.issues.map(sentence))
  return valid(parsed.data.flatMap(({ why, mutants }) => mutants.map((mutant) => ({ ...mutant, why }))))
}

const sentence = ({ path, message }: z.core.$ZodIssue): string =>
  `equivalent.yaml, ${path.join('.') || 'top'}: ${message}.`

const isAbout = (mutant: ReportedMutant, { file, from, to }: Equivalent): boolean =>
  mutant.file === file && mutant.from === from && mutant.to === to

export interface Survivors {
  readonly argued: readonly ReportedMutant[]
  readonly unexplained: readonly ReportedMutant[]
  /** One sentence for each argument that is not needed any more. */
  readonly stale: readonly string[]
}

/** Compares the survivors of these files with the arguments about them. */
export function compareWithArguments(
  equivalents: readonly Equivalent[],
  mutants: readonly ReportedMutant[],
  files: readonly string[],
): Survivors {
  const survivors = mutants.filter((mutant) => !isDetected(mutant))
  const isArgued = (mutant: ReportedMutant) => equivalents.some((one) => isAbout(mutant, one))
  return {
    argued: survivors.filter(isArgued),
    unexplained: survivors.filter((mutant) => !isArgued(mutant)),
    stale: equivalents
      .filter((one) => files.includes(one.file) && !survivors.some((mutant) => isAbout(mutant, one)))
      .map((one) => staleness(one, mutants)),
  }
}

function staleness(one: Equivalent, mutants: readonly ReportedMutant[]): string {
  const known = mutants.some((mutant) => isAbout(mutant, one))
  const why = known ? 'a scenario tells them apart now' : 'there is no such mutant any more'
  return `${one.file}: "${one.from}" as "${one.to}": ${why}. Take it out of equivalent.yaml.`
}
