/** @module What a command mutates, and its options. */

import { globSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { argumentProblem } from '../../cli/shared/arguments.ts'
import type { Terminal } from '../../cli/shared/terminal.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'

/** What a command mutates, and which tests have to see it. */
export interface Mutated {
  /** Its name in package.json. */
  readonly command: string
  /** A sentence for its help. */
  readonly what: string
  /** From the top of the project. */
  readonly folder: string
  /** Patterns of files in that folder. */
  readonly files: readonly string[]
  /** Files that the help names. */
  readonly example: string
  /** The file with the arguments for survivors, from the top of the project. */
  readonly equivalents: string
  /** Who has to see the mutants, as a sentence begins. */
  readonly observers: string
  /** The least share of mutants that they have to see, in percent; argued survivors do not count. */
  readonly leastScore: number
  /** The plugins of Stryker (`plugins.ts`). */
  readonly runner: string
  readonly ignorers: readonly string[]
  /** What its tests need before they can run. */
  readonly prepare?: (terminal: Terminal) => Promise<void>
}

export interface MutateOptions {
  readonly help: boolean
  /** What to mutate, from the mutated folder. */
  readonly files: readonly string[]
  readonly out: string
  /** How many run tests at the same time. */
  readonly processes: number
}

export const helpOf = ({ command, what, example, equivalents, leastScore }: Mutated): string =>
  `Usage: npm run --silent ${command} -- [options]

${what}

  --only FILE     this file alone, such as ${example}; may be given several times
  --processes N   how many run tests at the same time (2)
  --out DIR       where mutation.json and mutation.html go (reports/out)

Exit codes: 0 at least ${leastScore} % are detected and each survivor is argued in ${equivalents}, 1 if not,
2 wrong usage, 3 harness error.
`

const options = {
  only: { type: 'string', multiple: true },
  processes: { type: 'string', default: '2' },
  out: { type: 'string', default: 'reports/out' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** The options, or the sentences that say what is wrong with them. */
export function parseOptions(mutated: Mutated, args: readonly string[]): Result<MutateOptions> {
  const { command, folder } = mutated
  try {
    const { only, out, help, processes } = parseArgs({ args: [...args], options, strict: true }).values
    const all = filesOf(mutated)
    const problems = (only ?? [])
      .filter((name) => !all.includes(name))
      .map((name) => `--only ${name}: there is no such file in ${folder}.`)
    if (!/^[1-9]\d?$/.test(processes)) problems.push(`--processes ${processes}: give a number from 1 to 99.`)
    if (problems.length > 0) return invalid(problems)
    return valid({ help, files: only ?? all, out, processes: Number(processes) })
  } catch (error) {
    return invalid([`${argumentProblem(error)}: npm run --silent ${command} -- --help lists the options.`])
  }
}

/** In the order of the patterns. */
const filesOf = ({ folder, files }: Mutated): readonly string[] =>
  files.flatMap((pattern) =>
    globSync(pattern, { cwd: folder, exclude: ['**/*.test.ts'] })
      .map((path) => path.replaceAll('\\', '/'))
      .sort(),
  )
