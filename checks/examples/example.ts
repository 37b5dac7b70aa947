/**
 * @module An example of a system that is not ours: it conforms as it is, or fails exactly what is known of it, and each of its
 * planted defects is found.
 */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { load } from 'js-yaml'
import { z } from 'zod'
import { runCommand } from '../parts/command.ts'
import { type Counts, nothingRan, print, readReport } from '../parts/parts.ts'

export interface Example {
  /** From the top of the project; holds `sls.config.yaml`, and `expected-failures.yaml` where it does not conform. */
  readonly folder: string
  /** What this machine does not have and the example needs, in a sentence. */
  readonly missing: () => Promise<string | undefined>
  /** The command that starts it with a defect. Runs in any folder. */
  readonly startWith: (defect: string) => string
  /** Each planted defect, and the row that it violates. */
  readonly defects: Readonly<Record<string, string>>
}

const environment = { SLS_LAB_TOKEN: 'token-of-the-examples' }

const results = z.object({
  requirements: z.array(z.object({ id: z.string(), outcome: z.string() })),
})

type Results = z.infer<typeof results>

/** Where something is missing it counts as skipped, and in CI as failed. */
export async function checkExample(example: Example, ci = process.env.CI ?? ''): Promise<Counts> {
  const missing = await example.missing()
  if (missing !== undefined) {
    print(`  ${missing}`)
    return ci ? nothingRan : { passed: 0, failed: 0, skipped: 1 }
  }
  const folder = mkdtempSync(join(tmpdir(), 'sls-example-'))
  try {
    const right = await runAsItIs(example, folder)
    const found = [right.isAsExpected]
    for (const [defect, row] of Object.entries(example.defects))
      found.push(holds(right, defect, row) && (await isFound(example, folder, defect, row)))
    const failed = found.filter((right) => !right).length
    return { passed: found.length - failed, failed, skipped: 0 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const run = (config: string, out: string, ...options: readonly string[]) =>
  runCommand('node', ['cli/sls.mjs', 'run', '--config', config, '--out', out, ...options], environment)

/** The example without a planted defect. */
interface RunAsItIs {
  /** Conforming, or with the known failures of its list and no others. */
  readonly isAsExpected: boolean
  readonly verdicts: Results | undefined
}

async function runAsItIs({ folder }: Example, out: string): Promise<RunAsItIs> {
  const { ok, output } = await run(join(folder, 'sls.config.yaml'), out)
  if (!ok) print(output.trimEnd())
  return { isAsExpected: ok, verdicts: readReport(join(out, 'results.json'), results) }
}

/** Whether the row holds without the defect: where it does not, a defect that is "found" by it proves nothing. */
function holds({ verdicts }: RunAsItIs, defect: string, row: string): boolean {
  const outcome = outcomeOf(verdicts, row)
  if (outcome !== 'passed')
    print(`  ${defect}: ${row} is ${outcome ?? 'not judged'} without the defect, so that it proves nothing`)
  return outcome === 'passed'
}

const outcomeOf = (verdicts: Results | undefined, row: string): string | undefined =>
  verdicts?.requirements.find(({ id }) => id === row)?.outcome

async function isFound(example: Example, folder: string, defect: string, row: string): Promise<boolean> {
  const config = join(folder, 'sls.config.json')
  writeFileSync(config, JSON.stringify(configurationWith(example, defect)))
  const { output } = await run(config, folder, '--tags', `@${row}`)
  const verdicts = readReport(join(folder, 'results.json'), results)
  const found = outcomeOf(verdicts, row) === 'failed'
  if (!found) print(`  ${defect} was not found by ${row}:\n${output.trimEnd()}`)
  return found
}

function configurationWith({ folder, startWith }: Example, defect: string): object {
  const right = z
    .looseObject({ process: z.looseObject({ command: z.string() }) })
    .parse(load(readFileSync(resolve(folder, 'sls.config.yaml'), 'utf8')))
  return { ...right, process: { ...right.process, command: startWith(defect) } }
}
