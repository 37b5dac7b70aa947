/** @module Pairs of harmless variants: two choices that are right each may still meet in a scenario. */

import type { KnownFault } from '../../drivers/assemblies/faults.ts'
import { findFault } from '../../drivers/assemblies/faults.ts'
import { minutes } from '../../reference-server/domain/model/time.ts'
import { referenceParts } from '../../reference-server/parts.ts'
import { digestOf } from './digest.ts'

/** So far apart stand the two of a pair: more variants than one table has, so that unlike ones meet. */
const distance = 61

/** Whether the numbers of both together are allowed: the guide bounds some of them by others. */
export function areAllowedTogether(pair: KnownFault): boolean {
  const { smsCap, smsDailyCap, smsCapWindow } = pair.variant.server(referenceParts()).profile
  return smsDailyCap > smsCap && smsCapWindow > smsCap * minutes(2)
}

/** Every variant with two others, without pairs whose numbers contradict each other. */
export function pairsOf(known: readonly KnownFault[]): readonly KnownFault[] {
  const ids = known.filter(({ harmless }) => harmless).map(({ id }) => id)
  return ids
    .flatMap((id, at) => findFault(`${id}+${ids[(at + distance) % ids.length]}`, known) ?? [])
    .filter(areAllowedTogether)
}

/** What every verdict of the suite about the reference server depends on. */
export const dependencies: readonly string[] = [
  'contract/**/*.ts',
  'drivers/**/*.ts',
  'faults/{server,phone}/{harmless,support}/*.ts',
  'features/**/*.{feature,yaml}',
  'reference-server/**/*.{ts,sql}',
  'simulators/**/*.ts',
  'steps/**/*.ts',
]

/** Of everything that the verdict about a pair depends on, without tests. */
export const digestOfDependencies = (root: string): string => digestOf(root, dependencies)
