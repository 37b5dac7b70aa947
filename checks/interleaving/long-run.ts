/** @module The races of `npm run test:long`: every family with the right server, and each planted race in its family. */

import { unchanged } from '../../drivers/assemblies/variant.ts'
import { families } from '../../interleaving/families/families.ts'
import type { RaceFamily } from '../../interleaving/family.ts'
import { plantedRaces } from '../../interleaving/planted/races.ts'
import { type FamilyResult, runFamily } from '../../interleaving/run-family.ts'
import type { OpenScheduled } from '../../interleaving/run-order.ts'
import { scheduledScenes } from '../../interleaving/schedule/scheduled-scene.ts'
import type { Counts } from '../parts/parts.ts'

/** Orders of a family, and as many restarts, evenly spread: `sls interleave` plays them all, which takes minutes. */
const bound = { right: 200, planted: 80 } as const

const played = (open: OpenScheduled, family: RaceFamily, most: number): Promise<FamilyResult> =>
  runFamily(open, family, {
    bound: most,
    restartBound: most,
    seed: 1,
    isStopped: () => false,
    onPlayed: () => {},
  })

/** What is wrong with a family and the right server, in sentences. */
async function alarms(family: RaceFamily): Promise<string[]> {
  const { orders, violations } = await played(scheduledScenes(unchanged), family, bound.right)
  const counted = BigInt(orders.enumerated ?? -1)
  return [
    ...violations.map(({ says, order }) => `${family.name}: ${says}, in the order ${order}`),
    ...(counted === orders.byFormula && counted === orders.onLattice
      ? []
      : [`${family.name}: its orders are ${orders.byFormula} by formula, and ${counted} one by one`]),
  ]
}

async function missedRaces(): Promise<string[]> {
  const missed: string[] = []
  for (const { id, foundIn, inject } of plantedRaces) {
    const family = families.find(({ name }) => name === foundIn)
    const open = scheduledScenes({ ...unchanged, server: inject })
    const found = family && (await played(open, family, bound.planted)).violations.length > 0
    if (!found) missed.push(`the planted race ${id} was not found in ${foundIn}`)
  }
  return missed
}

/** Counts families and planted races: those that came to what they have to. */
export async function interleavingLongRun(print: (line: string) => void): Promise<Counts> {
  const wrong: string[] = []
  for (const family of families) wrong.push(...(await alarms(family)))
  const missed = await missedRaces()
  for (const line of [...wrong, ...missed]) print(`  ${line}`)
  print(
    `  ${families.length} families, ${bound.right} orders and as many restarts of each; ${plantedRaces.length} planted races`,
  )
  const failed = wrong.length + missed.length
  return { passed: Math.max(0, families.length + plantedRaces.length - failed), failed, skipped: 0 }
}
