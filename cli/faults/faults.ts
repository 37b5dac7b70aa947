/** @module `sls faults`: what `--fault` takes. */

import type { KnownFault } from '../../drivers/assemblies/faults.ts'
import { readArguments } from '../shared/arguments.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { faultsIn } from '../shared/fault-choice.ts'
import { slsCommand } from '../shared/project.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'

const help = `Usage: sls faults [WORD...] [options]

Lists the faults that sls run --fault takes, each with the rows that it breaks, and with --harmless the variants
that are different and right. With words only those that have each of them in their id, title, subject (server,
phone) or rows.

  --harmless       the harmless variants instead
  --faults DIR     those of this folder as well; may be given several times

Exit codes: 0 listed, 1 nothing has these words, 2 wrong usage.
`

const options = {
  harmless: { type: 'boolean', default: false },
  faults: { type: 'string', multiple: true },
} as const

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const parsed = readArguments(args, { options, allowPositionals: true }, 'faults')
  if (!parsed.ok) return reportUsageErrors(parsed.problems, terminal)
  const { positionals: words, values } = parsed.value
  const known = await faultsIn(values.faults ?? [])
  if (!known.ok) return reportUsageErrors(known.problems, terminal)
  const kind = known.value.filter(({ harmless }) => harmless === values.harmless)
  const found = kind.filter((fault) => words.every((word) => textOf(fault).includes(word.toLowerCase())))
  const what = values.harmless ? 'harmless variants' : 'faults'
  if (found.length === 0) {
    terminal.err(`None of ${kind.length} ${what} has ${words.join(' and ')}.\n`)
    return exitCodes.notConforming
  }
  for (const { id, title, violates } of found) {
    terminal.out(
      `${terminal.paint('bold', id)}  ${terminal.paint('dim', violates.join(' '))}\n    ${title}\n`,
    )
  }
  terminal.out(
    `\n${found.length} of ${kind.length} ${what}. One: ${slsCommand} run --fault ${found[0]?.id}\n`,
  )
  return exitCodes.conforming
}

const textOf = ({ id, title, subject, violates }: KnownFault): string =>
  [id, title, subject, ...violates].join(' ').toLowerCase()

export const faultsSubcommand: Subcommand = { help, options, run }
