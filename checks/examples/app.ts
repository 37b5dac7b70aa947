/** @module The second app: with it the whole suite conforms, and each of its ten mistakes is found by its row. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { defects } from '../../examples/app/defects.ts'
import { runCommand } from '../parts/command.ts'
import { type Counts, print, readReport } from '../parts/parts.ts'
import { sideBySide } from '../parts/side-by-side.ts'

const outcomesByRow = z.object({ requirements: z.array(z.object({ id: z.string(), outcome: z.string() })) })

/** One run of the suite on embedded with the app of this file. */
async function runApp(out: string, file: string, defect: string, ...options: readonly string[]) {
  const command = ['cli/sls.mjs', 'run', '--app', `examples/app/${file}`, '--out', out, ...options]
  return runCommand('node', command, { SLS_DEFECT: defect })
}

async function conforms(out: string): Promise<boolean> {
  const { ok, output } = await runApp(out, 'app.ts', '')
  if (!ok) print(`  it does not conform:\n${output.trimEnd()}`)
  return ok
}

async function isFound(out: string, defect: string, row: string): Promise<boolean> {
  const { output } = await runApp(out, 'defective.ts', defect, '--tags', `@${row}`, '--workers', '1')
  const verdicts = readReport(join(out, 'results.json'), outcomesByRow)
  const found = verdicts?.requirements.some(({ id, outcome }) => id === row && outcome === 'failed') ?? false
  if (!found) print(`  ${defect} was not found by ${row}:\n${output.trimEnd()}`)
  return found
}

export async function checkSecondApp(): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'sls-app-'))
  try {
    const found = [await conforms(join(folder, 'right'))]
    found.push(
      ...(await sideBySide(Object.entries(defects), ([defect, { row }]) =>
        isFound(join(folder, defect), defect, row),
      )),
    )
    const failed = found.filter((right) => !right).length
    return { passed: found.length - failed, failed, skipped: 0 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
