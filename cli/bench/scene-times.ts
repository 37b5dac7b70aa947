/** @module How long it takes to open a scene with its server, and to close it again. */

import { embedded } from '../../drivers/assemblies/embedded.ts'
import { unchanged } from '../../drivers/assemblies/variant.ts'
import { stopwatch } from '../shared/stopwatch.ts'
import { median } from './paired-runs.ts'

const warmUp = 50

export interface SceneTimes {
  readonly count: number
  readonly openMs: number
  readonly closeMs: number
}

/** Medians over `count` scenes. Keys and certificates are made once per process, before the first scene that counts. */
export async function sceneTimes(count: number): Promise<SceneTimes> {
  const assembly = embedded(unchanged)
  const opened: number[] = []
  const closed: number[] = []
  for (let index = -warmUp; index < count; index++) {
    const opening = stopwatch()
    const scene = await assembly.open(`bench/${index}`)
    const openMs = opening()
    const closing = stopwatch()
    await scene.close()
    if (index < 0) continue
    opened.push(openMs)
    closed.push(closing())
  }
  await assembly.close()
  return { count, openMs: median(opened), closeMs: median(closed) }
}
