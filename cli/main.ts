import { exitCodes } from './exit-codes.ts'
import { harnessError } from './harness-error.ts'
import { runSubcommand } from './run.ts'
import { ifStillAliveAfter } from './stopwatch.ts'
import type { Subcommand } from './subcommand.ts'
import { processTerminal, type Terminal } from './terminal.ts'
import { traceSubcommand } from './trace.ts'

const subcommands: ReadonlyMap<string, Subcommand> = new Map([
  ['run', runSubcommand],
  ['trace', traceSubcommand],
])

const usage = [
  'Usage: npm run --silent sls -- <subcommand> [options]',
  '',
  ...[...subcommands].map(([name, { summary }]) => `  ${name.padEnd(8)}${summary}`),
  '',
  'sls <subcommand> --help tells the options. Exit codes: 0 conforming, 1 not conforming, 2 wrong usage or',
  'configuration, 3 harness error or interrupted.',
  '',
].join('\n')

async function dispatch([name, ...args]: readonly string[], terminal: Terminal): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') {
    terminal.out(usage)
    return exitCodes.conforming
  }
  const subcommand = subcommands.get(name ?? '')
  if (subcommand && (args.includes('--help') || args.includes('-h'))) {
    terminal.out(subcommand.help)
    return exitCodes.conforming
  }
  if (subcommand) return subcommand.run(args, terminal)
  const known = [...subcommands.keys()].join(', ')
  terminal.err(name === undefined ? usage : `There is no subcommand ${name}: use one of ${known}.\n`)
  return exitCodes.usage
}

const terminal = processTerminal()
try {
  process.exitCode = await dispatch(process.argv.slice(2), terminal)
} catch (error) {
  terminal.err(harnessError(error))
  process.exitCode = exitCodes.harness
}
ifStillAliveAfter(3000, () => {
  const open = [...new Set(process.getActiveResourcesInfo())].join(', ')
  terminal.err(`Harness error: the command is done, but something keeps the process alive (${open}).\n`)
  process.exit(exitCodes.harness)
})
