/** @module Whatever a server answers is the server's: a run against one whose replies are odd ends with verdicts on it, not on us. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from '../parts/command.ts'
import type { Counts } from '../parts/parts.ts'
import { outcomesIn } from '../parts/verdict-comparison.ts'
import faults from './servers/replies.ts'

/** Of all features something. */
const shard = '1/16'
const folder = join(import.meta.dirname, 'servers')

/** Counts servers: those of which no scenario was called an error of the harness. */
export async function oddRepliesLongRun(print: (line: string) => void): Promise<Counts> {
  const out = mkdtempSync(join(tmpdir(), 'sls-odd-replies-'))
  let failed = 0
  for (const { id } of faults) {
    const args = ['cli/sls.mjs', 'run', '--shard', shard, '--fault', id, '--faults', folder, '--out', out]
    await runCommand('node', args)
    const outcomes = [...(outcomesIn([out]) ?? [])]
    const ours = outcomes.filter(([, outcome]) => outcome === 'harnessError').map(([scenario]) => scenario)
    if (outcomes.length > 0 && ours.length === 0) continue
    failed++
    print(`  ${id}: ${outcomes.length === 0 ? 'nothing ran' : `harness error in ${ours.join(', ')}`}`)
  }
  rmSync(out, { recursive: true, force: true })
  return { passed: faults.length - failed, failed, skipped: 0 }
}
