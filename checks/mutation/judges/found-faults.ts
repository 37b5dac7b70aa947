/** @module Which scenarios find which faults: what may not be lost where something that judges is changed. */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { Suite } from '../../../cli/detect/warm-suite.ts'
import type { KnownFault } from '../../../drivers/assemblies/faults.ts'
import { killsIn } from '../../../reports/detection/fault-verdict.ts'
import { digestOf } from '../../prove/digest.ts'

const foundFault = z.strictObject({ fault: z.string(), scenario: z.string() })
/** A fault, and a scenario that fails with it by an assertion of a row that the fault violates. */
export type FoundFault = z.output<typeof foundFault>

const foundBefore = z.strictObject({ digest: z.string(), found: z.array(foundFault) })

type Fault = Pick<KnownFault, 'id' | 'violates'>

/** Runs each fault with all scenarios of the rows that it violates, and tells `progress` of each fault. */
export async function searchFoundFaults(
  suite: Pick<Suite, 'run' | 'scenarios'>,
  faults: readonly Fault[],
  progress: (done: number) => void,
): Promise<readonly FoundFault[]> {
  const found: FoundFault[] = []
  for (const [done, { id: fault, violates }] of faults.entries()) {
    progress(done)
    await suite.run({
      fault,
      scenarios: suite.scenarios.filter(({ rows }) => rows.some((row) => violates.includes(row))),
      needed: () => true,
      onFinished: (run) => {
        if (killsIn(run, violates).length > 0) found.push({ fault, scenario: run.scenario.id })
      },
    })
  }
  return found
}

const sources = [
  'contract/**/*.ts',
  'drivers/**/*.ts',
  'faults/{server,phone}/**/*.ts',
  'features/**/*.{feature,yaml}',
  'reference-server/**/*.{ts,sql}',
  'reports/**/*.ts',
  'simulators/**/*.ts',
  'steps/**/*.ts',
]

/** The processes that run the tests read it; a whole run of the faults takes minutes. */
const fileOf = (root: string): string => join(root, 'reports', 'out', 'found-faults.json')

function read(root: string): z.output<typeof foundBefore> | undefined {
  const file = fileOf(root)
  return existsSync(file) ? foundBefore.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
}

/** Those that were found last, whatever has changed since. */
export const readFoundFaults = (root: string): readonly FoundFault[] => read(root)?.found ?? []

/** Those of these very sources as they were found before, or as `find` finds them now. */
export async function foundFaultsOf(
  root: string,
  find: () => Promise<readonly FoundFault[]>,
): Promise<readonly FoundFault[]> {
  const digest = digestOf(root, sources)
  const saved = read(root)
  if (saved?.digest === digest) return saved.found
  const found = await find()
  mkdirSync(dirname(fileOf(root)), { recursive: true })
  writeFileSync(fileOf(root), JSON.stringify({ digest, found }))
  return found
}
