/** @module `npm run check`: architecture, contract, types, lint and format, features, dead code. Quick enough for every save. */

import { existsSync, globSync, readFileSync } from 'node:fs'
import { documents } from '../contract/documents/documents.ts'
import { checkArchitecture } from './architecture/architecture.ts'
import { featureProblems } from './features/features.ts'
import { type CommandResult, runCommand } from './parts/command.ts'

function architecture(): CommandResult {
  const { broken, skipped } = checkArchitecture()
  return {
    ok: broken.length === 0,
    output: [...broken, ...skipped.map((one) => `skipped: ${one}`)].join('\n'),
  }
}

/** What `npm run openapi` writes, as it is on disk. */
function contract(): CommandResult {
  const stale = Object.entries(documents())
    .filter(([name, text]) => readFileSync(new URL(`../contract/${name}`, import.meta.url), 'utf8') !== text)
    .map(([name]) => `contract/${name} is out of date: npm run openapi writes it.`)
  return { ok: stale.length === 0, output: stale.join('\n') }
}

async function features(): Promise<CommandResult> {
  // Named one by one: gplint finds nothing, and says nothing, where it is given a pattern with two asterisks.
  const { ok, output } = await runCommand('gplint', globSync('features/**/*.feature'))
  const problems = await featureProblems()
  return { ok: ok && problems.length === 0, output: [output.trimEnd(), ...problems].join('\n') }
}

/** An example with packages of its own, where they are installed: in CI they always are. */
const example = 'examples/better-auth'

async function types(): Promise<CommandResult> {
  const ours = await runCommand('tsc', [])
  return ours.ok && existsSync(`${example}/node_modules`) ? runCommand('tsc', ['--project', example]) : ours
}

/** Every part by name. One after the other: two cores gain nothing from more, and the output stays readable. */
const parts: Record<string, () => Promise<CommandResult> | CommandResult> = {
  architecture,
  contract,
  types,
  'lint and format': () => runCommand('biome', ['check', '--error-on-warnings', '.']),
  features,
  'dead code': () => runCommand('knip', []),
}

/** Runs all parts, prints a line for each and the output of those that failed, and counts them. */
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
