import { exitCodes } from './shared/exit-codes.ts'
import { harnessError } from './shared/harness-error.ts'
import { slsCommand, suiteManifest } from './shared/project.ts'
import { stopWithNpm } from './shared/stop-signals.ts'
import { ifStillAliveAfter } from './shared/stopwatch.ts'
import type { Subcommand } from './shared/subcommand.ts'
import { processTerminal, type Terminal } from './shared/terminal.ts'
import { wrappedHelp } from './wrapped-help.ts'

interface Command {
  readonly summary: string
  load(): Promise<Subcommand>
}

/** Every subcommand; its modules are loaded when it is used. */
const subcommands: ReadonlyMap<string, Command> = new Map([
  [
    'run',
    {
      summary: 'run the suite and say which requirements hold',
      load: async () => (await import('./run/run.ts')).runSubcommand,
    },
  ],
  [
    'init',
    {
      summary: 'write a configuration for a system under test',
      load: async () => (await import('./init/init.ts')).initSubcommand,
    },
  ],
  [
    'check',
    {
      summary: 'try a system under test before any verdict, and say what is missing',
      load: async () => (await import('./check/subcommand.ts')).checkSubcommand,
    },
  ],
  [
    'merge',
    {
      summary: 'make one run of those of several machines, that shared it by --shard',
      load: async () => (await import('./merge/merge.ts')).mergeSubcommand,
    },
  ],
  [
    'worker',
    {
      summary: 'do the work that others hand out by --nats',
      load: async () => (await import('./worker/worker.ts')).workerSubcommand,
    },
  ],
  [
    'workers',
    {
      summary: 'show who shares the work, and what each is doing',
      load: async () => (await import('./workers/workers.ts')).workersSubcommand,
    },
  ],
  [
    'certify',
    {
      summary: 'run everything, and write a signed certificate of what came of it',
      load: async () => (await import('./certify/certify.ts')).certifySubcommand,
    },
  ],
  [
    'verify',
    {
      summary: 'verify a certificate without a network, and replay its run',
      load: async () => (await import('./verify/verify.ts')).verifySubcommand,
    },
  ],
  [
    'report',
    {
      summary: 'make the page, the summary and the badges of a run that is over',
      load: async () => (await import('./report/report.ts')).reportSubcommand,
    },
  ],
  [
    'diff',
    {
      summary: 'compare two runs, and say at which step each scenario parts',
      load: async () => (await import('./diff/diff.ts')).diffSubcommand,
    },
  ],
  [
    'join-log',
    {
      summary: "put a server's own log beside the steps of a run",
      load: async () => (await import('./join-log/join-log.ts')).joinLogSubcommand,
    },
  ],
  [
    'matrix',
    {
      summary: 'put many runs side by side, row by row',
      load: async () => (await import('./matrix/matrix.ts')).matrixSubcommand,
    },
  ],
  [
    'spec',
    {
      summary: 'write the articles, rules and pictures as a site to read',
      load: async () => (await import('./spec/spec.ts')).specSubcommand,
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
      summary: 'inject faults into the server and the phones and say whether the suite detects them',
      load: async () => (await import('./detect/detect.ts')).detectSubcommand,
    },
  ],
  [
    'explore',
    {
      summary: 'walk through the system at random, and write what breaks a rule as a feature',
      load: async () => (await import('./explore/explore.ts')).exploreSubcommand,
    },
  ],
  [
    'fleet',
    {
      summary: 'put load on a server with many phones, and hold each answer against the rules',
      load: async () => (await import('./fleet/fleet.ts')).fleetSubcommand,
    },
  ],
  [
    'interleave',
    {
      summary: 'play what happens at the same time in every order, and say how it may not end',
      load: async () => (await import('./interleave/interleave.ts')).interleaveSubcommand,
    },
  ],
  [
    'faults',
    {
      summary: 'list the faults that run --fault takes',
      load: async () => (await import('./faults/faults.ts')).faultsSubcommand,
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
    'simulate',
    {
      summary: 'start push gateway, SMS carrier and phones alone, for any client',
      load: async () => (await import('./simulate/simulate.ts')).simulateSubcommand,
    },
  ],
  [
    'bench',
    {
      summary: 'measure the time of the suite against the same features with empty steps',
      load: async () => (await import('./bench/bench.ts')).benchSubcommand,
    },
  ],
  [
    'completion',
    {
      summary: 'print the script by which bash or zsh completes all of this',
      load: async () => (await import('./completion/completion.ts')).completionSubcommand(loadAll),
    },
  ],
])

const loadAll = async (): Promise<ReadonlyMap<string, Subcommand>> =>
  new Map(await Promise.all([...subcommands].map(async ([name, { load }]) => [name, await load()] as const)))

const usage = `Usage: ${slsCommand} <subcommand> [options]

${[...subcommands].map(([name, { summary }]) => `  ${name.padEnd(12)}${summary}`).join('\n')}

sls <subcommand> --help lists the options, sls --version tells the version of
the suite. Exit codes: 0 conforming, 1 not conforming, 2 wrong usage or
configuration, 3 harness error or interrupted.
`

const asksForHelp = (words: readonly string[]): boolean => words.includes('--help') || words.includes('-h')

async function dispatch([name, ...args]: readonly string[], terminal: Terminal): Promise<number> {
  const command = subcommands.get(name ?? '')
  if (command) {
    const subcommand = await command.load()
    if (!asksForHelp(args)) return subcommand.run(args, terminal)
    terminal.out(wrappedHelp(subcommand.help, terminal.columns))
    return exitCodes.conforming
  }
  if (name === '--version') {
    terminal.out(`${suiteManifest().version}\n`)
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

stopWithNpm()
const terminal = processTerminal()
try {
  process.exitCode = await dispatch(process.argv.slice(2), terminal)
} catch (error) {
  terminal.err(harnessError(error))
  process.exitCode = exitCodes.harness
}
ifStillAliveAfter(3000, () => {
  const open = [...new Set(process.getActiveResourcesInfo())].join(', ')
  terminal.err(
    `Harness error: the command has finished, but something keeps the process alive (${open}): close it in the step or hook that opened it.\n`,
  )
  process.exit(exitCodes.harness)
})
