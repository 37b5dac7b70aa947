/**
 * @module The command line of `sls check`. It says that it has begun before it loads what it tries a system with, which takes
 * longer than all else until then.
 */

import { namedSystem } from '../config/named-system.ts'
import { readArguments } from '../shared/arguments.ts'
import type { ExitCode } from '../shared/exit-codes.ts'
import { slsCommand } from '../shared/project.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'

const help = `Usage: sls check [options]

Tries a system under test before any verdict: connection, contract, lab face, clock, restart, each gateway by a real message,
and each declared capability by an exercise, the screens by a walk over their pages. Without a lab face, logs in each person of
the configuration. Says of everything that is missing what to do.

  --config FILE    the system, as FILE says (default: sls.config.ts, .json or .yaml of this folder)
  --url URL        the same where all faces are at URL and everything else is as by default
  --seconds N      begins no exercise after so long (default 20)

Exit codes: 0 ready, 2 wrong usage or configuration, or something is missing, 3 harness error.
`

const options = {
  config: { type: 'string' },
  url: { type: 'string' },
  seconds: { type: 'string', default: '20' },
} as const

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const parsed = readArguments(args, { options }, 'check')
  if (!parsed.ok) return reportUsageErrors(parsed.problems, terminal)
  const { seconds, ...named } = parsed.value.values
  if (!/^[1-9]\d{0,3}$/.test(seconds))
    return reportUsageErrors([`--seconds ${seconds}: give a whole number from 1 to 9999.`], terminal)
  const system = await namedSystem(named)
  if (!system.ok) return reportUsageErrors(system.problems, terminal)
  if (system.value === undefined)
    return reportUsageErrors(
      [
        `There is no sls.config.ts, .json or .yaml in this folder: ${slsCommand} init writes one, or give --config FILE or --url URL.`,
      ],
      terminal,
    )
  const { option } = system.value
  terminal.out(`\n  ${terminal.paint('bold', 'sls check')}  ${option.replace(/^--\w+ /, '')}\n\n`)
  const { tryOut } = await import('./check.ts')
  return tryOut(system.value, Number(seconds) * 1_000, terminal)
}

export const checkSubcommand: Subcommand = { help, options, run }
