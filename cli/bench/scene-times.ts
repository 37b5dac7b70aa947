/** @module How long it takes to open a world with its server, and to close it again. */

import { embedded } from '../../drivers/assemblies/embedded.ts'
import { unchanged } from '../../drivers/assemblies/variant.ts'
import { stopwatch } from '../shared/stopwatch.ts'
import { median } from './paired-runs.ts'

const warmUp = 50

export interface WorldTimes {
  readonly count: number
  readonly openMs: number
  readonly closeMs: number
}

/** Medians over `count` worlds. Keys and certificates are made once per process, before the first one is counted. */
export async function openWorlds(count: number): Promise<WorldTimes> {
  const assembly = embedded(unchanged)
  const opened: number[] = []
  const closed: number[] = []
  for (let world = -warmUp; world < count; world++) {
    const opening = stopwatch()
    const scene = await assembly.open(`bench/${world}`)
    const openMs = opening()
    const closing = stopwatch()
    await scene.close()
    if (world < 0) continue
    opened.push(openMs)
    closed.push(closing())
  }
  await assembly.close()
  return { count, openMs: median(opened), closeMs: median(closed) }
}
