import { exitCodes } from './shared/exit-codes.ts'
import { harnessError } from './shared/harness-error.ts'
import { ifStillAliveAfter } from './shared/stopwatch.ts'
import type { Subcommand } from './shared/subcommand.ts'
import { processTerminal, type Terminal } from './shared/terminal.ts'

interface Entry {
  readonly summary: string
  load(): Promise<Subcommand>
}

/** Every subcommand; what it needs is loaded when it is asked for. */
const subcommands: ReadonlyMap<string, Entry> = new Map([
  [
    'run',
    {
      summary: 'run the suite and say which requirements hold',
      load: async () => (await import('./run/run.ts')).runSubcommand,
    },
  ],
  [
    'trace',
    {
      summary: 'say which requirements are tested, and list what is open',
      load: async () => (await import('./trace/trace.ts')).traceSubcommand,
    },
  ],
  [
    'detect',
    {
      summary: 'make the server and the phones wrong and say whether the suite sees it',
      load: async () => (await import('./detect/detect.ts')).detectSubcommand,
    },
  ],
  [
    'serve',
    {
      summary: 'start the reference server with its pages and phones, to log in by hand',
      load: async () => (await import('./serve/serve.ts')).serveSubcommand,
    },
  ],
  [
    'bench',
    {
      summary: 'measure the suite against the least that its runner needs',
      load: async () => (await import('./bench/bench.ts')).benchSubcommand,
    },
  ],
])

const usage = `Usage: npm run --silent sls -- <subcommand> [options]

${[...subcommands].map(([name, { summary }]) => `  ${name.padEnd(8)}${summary}`).join('\n')}

sls <subcommand> --help lists the options. Exit codes: 0 conforming, 1 not conforming, 2 wrong usage or
configuration, 3 harness error or interrupted.
`

const asksForHelp = (words: readonly string[]): boolean => words.includes('--help') || words.includes('-h')

async function dispatch([name, ...args]: readonly string[], terminal: Terminal): Promise<number> {
  const entry = subcommands.get(name ?? '')
  if (entry) {
    const subcommand = await entry.load()
    if (!asksForHelp(args)) return subcommand.run(args, terminal)
    terminal.out(subcommand.help)
    return exitCodes.conforming
  }
  if (name === 'help' || asksForHelp([name ?? ''])) {
    terminal.out(usage)
    return exitCodes.conforming
  }
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
