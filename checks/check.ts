/** @module `npm run check`: types, lint and format, dead code, features, tidiness. Quick enough for every save. */

import { globSync } from 'node:fs'
import { ambientUses, forbiddenImports, selectorUses } from './architecture/architecture.ts'
import { projectFiles } from './architecture/project-files.ts'
import { type PartResult, runPart } from './parts/command.ts'

const tidiness = (): PartResult => {
  const files = projectFiles()
  const findings = [...forbiddenImports(files), ...ambientUses(files), ...selectorUses(files)]
  return { ok: findings.length === 0, output: findings.join('\n') }
}

/** Every part by name. One after the other: two cores gain nothing from more, and the output stays readable. */
const parts: Record<string, () => Promise<PartResult> | PartResult> = {
  tidiness,
  types: () => runPart('tsc', []),
  'lint and format': () => runPart('biome', ['check', '--error-on-warnings', '.']),
  // Named one by one: gplint finds nothing, and says nothing, where it is given a pattern with two asterisks.
  features: () => runPart('gplint', globSync('features/**/*.feature')),
  'dead code': () => runPart('knip', []),
}

/** Runs all parts and returns the names of those that failed. */
export async function check(print: (line: string) => void): Promise<{ passed: number; failed: number }> {
  let failed = 0
  for (const [name, part] of Object.entries(parts)) {
    const { ok, output } = await part()
    print(`${ok ? 'ok    ' : 'FAILED'} ${name}`)
    if (ok) continue
    failed++
    print(output.trimEnd())
  }
  return { passed: Object.keys(parts).length - failed, failed }
}

if (import.meta.main) {
  const { failed } = await check((line) => process.stdout.write(`${line}\n`))
  process.exitCode = failed === 0 ? 0 : 1
}
