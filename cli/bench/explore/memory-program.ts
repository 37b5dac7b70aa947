/**
 * @module `node --expose-gc memory-program.ts ROUNDS SECONDS`: walks for so many rounds of so many seconds, after one that does
 * not count, and prints as JSON what memory holds at the end of each, after a collection.
 */

import { setImmediate as nextTurn } from 'node:timers/promises'
import { loadSupport, stepLibrary } from '../../explore/load-steps.ts'
import { projectAt } from '../../shared/project.ts'
import { stopwatch } from '../../shared/stopwatch.ts'
import type { MemoryOfWalks } from './explore-bench.ts'
import { ReferenceWalks } from './reference-walks.ts'

const [rounds = 0, seconds = 0] = process.argv.slice(2).map(Number)
const walking = new ReferenceWalks(stepLibrary(await loadSupport(projectAt())))

async function afterSeconds(): Promise<MemoryOfWalks[number]> {
  const elapsed = stopwatch()
  await walking.walkOn(() => {
    walking.forget()
    return elapsed() >= seconds * 1000
  })
  await nextTurn()
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  return { minutes: (user + system) / 60e6, bytes: heapUsed + external }
}

const measured: MemoryOfWalks = []
for (let round = 0; round <= rounds; round++) measured.push(await afterSeconds())
process.stdout.write(`${JSON.stringify(measured)}\n`)
