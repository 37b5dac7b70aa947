/** @module Whatever a server answers is the server's: a run against one whose replies are odd ends with verdicts on it, not on us. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from '../parts/command.ts'
import type { Counts } from '../parts/parts.ts'
import { sideBySide } from '../parts/side-by-side.ts'
import { outcomesIn } from '../parts/verdict-comparison.ts'
import answers from './servers/answers.ts'
import messages from './servers/messages.ts'
import replies from './servers/replies.ts'

/** Of all features something. */
const shard = '1/16'
const folder = join(import.meta.dirname, 'servers')

/** Counts servers: those that were seen to be odd, where that has to show, and of which no scenario was called an error of the harness. */
export async function oddRepliesLongRun(print: (line: string) => void): Promise<Counts> {
  const top = mkdtempSync(join(tmpdir(), 'sls-odd-replies-'))
  const found = await sideBySide([...replies, ...answers, ...messages], async ({ id }) => {
    const out = join(top, id)
    const options = ['--shard', shard, '--workers', '1', '--fault', id, '--faults', folder, '--out', out]
    await runCommand('node', ['cli/sls.mjs', 'run', ...options])
    return {
      id,
      problem: problemIn(
        out,
        answers.some((one) => one.id === id),
      ),
    }
  })
  rmSync(top, { recursive: true, force: true })
  const wrong = found.filter(({ problem }) => problem !== undefined)
  for (const { id, problem } of wrong) print(`  ${id}: ${problem}`)
  return { passed: found.length - wrong.length, failed: wrong.length, skipped: 0 }
}

/** `mustShow`: no scenario can end well whose server has answered so. */
function problemIn(out: string, mustShow: boolean): string | undefined {
  const outcomes = [...(outcomesIn([out]) ?? [])]
  if (outcomes.length === 0) return 'nothing ran'
  if (mustShow && outcomes.every(([, outcome]) => outcome === 'passed')) return 'nothing was odd'
  const ours = outcomes.filter(([, outcome]) => outcome === 'harnessError').map(([scenario]) => scenario)
  return ours.length === 0 ? undefined : `harness error in ${ours.join(', ')}`
}
