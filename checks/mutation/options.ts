/** @module The options of `npm run mutate`. */

import { globSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { leastScore } from './report.ts'

/** The rules of the reference server. */
export const mutatedFolder = 'reference-server/domain'

export interface MutateOptions {
  readonly help: boolean
  /** What to mutate, from the mutated folder. */
  readonly files: readonly string[]
  readonly out: string
}

export const help = `Usage: npm run --silent mutate -- [options]

Changes ${mutatedFolder} in one place at a time and checks that a scenario turns red.

  --only FILE   this file alone, such as login.ts or rules/sms-rules.ts; may be given several times
  --out DIR     where mutation.json and mutation.html go (reports/out)

Exit codes: 0 at least ${leastScore} % are detected and each survivor is argued in checks/mutation/equivalent.yaml, 1 if not,
2 wrong usage, 3 harness error.
`

const options = {
  only: { type: 'string', multiple: true },
  out: { type: 'string', default: 'reports/out' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** The options, or the sentences that say what is wrong with them. */
export function parseOptions(args: readonly string[]): Result<MutateOptions> {
  try {
    const { only, out, help } = parseArgs({ args: [...args], options, strict: true }).values
    const all = globSync('**/*.ts', { cwd: mutatedFolder, exclude: ['**/*.test.ts'] }).map(withSlashes)
    const unknown = (only ?? []).filter((name) => !all.includes(name))
    if (unknown.length > 0)
      return invalid(unknown.map((name) => `--only ${name}: there is no such file in ${mutatedFolder}.`))
    return valid({ help, files: only ?? all.sort(), out })
  } catch (error) {
    const [sentence = ''] = String(error instanceof Error ? error.message : error).split(/\. |\n/)
    return invalid([`${sentence.replace(/\.$/, '')}: npm run --silent mutate -- --help lists the options.`])
  }
}

const withSlashes = (path: string): string => path.replaceAll('\\', '/')
