import { parseArgs } from 'node:util'
import { readArguments } from '../shared/arguments.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { openOutFolder } from '../shared/out-folder.ts'
import { stopSignals } from '../shared/stop-signals.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'
import { goalsMissed } from './goals.ts'
import { bench } from './measurements.ts'
import { benchLines } from './report.ts'

const help = `Usage: sls bench [options]

Measures the suite on embedded against the same features with empty steps, which is what the runner takes as it
comes: whole commands in turns, so that a busy machine slows both alike. Then where the time goes, how long it takes
to open a world with its server, how many requests per second a login by notification makes over HTTP, beside a bare
Hono route that answers as many, and how its time grows with 10, 1,000 and 100,000 people (in memory; passwords at the
cost of suites, since at that of production one takes half a second and nothing else would be seen).

  --rounds N       how often each side is run (default 5)
  --out DIR        where bench.json goes (default reports/out)

Exit codes: 0 all goals met, 1 a goal missed, 2 wrong usage, 3 harness error (a suite that does not pass
included) or interrupted.
`

const options = {
  rounds: { type: 'string', default: '5' },
  out: { type: 'string', default: 'reports/out' },
} as const

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const parsed = readArguments(args, (given) => parseArgs({ args: given, options, strict: true }), 'bench')
  if (!parsed.ok) return reportUsageErrors(parsed.problems, terminal)
  const { rounds, out } = parsed.value.values
  if (!/^[1-9]\d?$/.test(rounds))
    return reportUsageErrors([`--rounds ${rounds}: give a number from 1 to 99.`], terminal)
  const folder = openOutFolder(out)
  if (!folder.ok) return reportUsageErrors(folder.problems, terminal)
  for (const signal of stopSignals)
    process.once(signal, () => {
      terminal.err(`\nStopped by ${signal}: nothing is measured.\n`)
      process.exit(exitCodes.harness)
    })
  terminal.out(`\n  ${terminal.paint('bold', 'sls bench')}  embedded · ${rounds} rounds, in turns\n\n`)
  const measured = await bench(Number(rounds), {
    round: (done, of) => {
      if (terminal.live) terminal.out(`\r\u001B[2K${done < of ? `  round ${done}/${of}` : ''}`)
    },
  })
  folder.value.writeJson('bench.json', measured)
  terminal.out(benchLines(measured, terminal))
  const misses = goalsMissed(measured)
  const sentence = misses.length === 0 ? 'All goals are met.' : `A goal is missed: ${misses.join(', and ')}.`
  terminal.out(`  ${terminal.paint(misses.length === 0 ? ['green', 'bold'] : ['red', 'bold'], sentence)}\n`)
  return misses.length === 0 ? exitCodes.conforming : exitCodes.notConforming
}

export const benchSubcommand: Subcommand = { help, run }
