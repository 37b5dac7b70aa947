import type { ExitCode } from '../shared/exit-codes.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'
import { parseRunOptions } from './options.ts'
import { endCrew, startCrew } from './shards/crew.ts'

const help = `Usage: sls run [options]

Runs the suite and says which requirements hold.

  --target NAME    embedded (default): the reference server in this process, no sockets
                   intercepted: the same, routed through msw
                   process: the reference server as its own program, all sockets real
                   browser: as process; people use its pages in Chromium (skipped, with exit code 2, where there is none)
  --tags EXPR      only scenarios whose tags match, such as "@PUSH-AND-02 or @ru"
  --only ID        only this scenario, or only the scenarios of this row
  --seed N         seed of every random choice (default 1); given, it also shuffles the scenarios
  --shard I/N      only the I-th of N parts
  --workers N      how many processes share the scenarios (default: one per core, at most 4; with --only one)
  --fault ID       with this fault or harmless variant; the results say so. With --target process and browser a fault
                   of the server has to be one of this project's own
  --faults DIR     where --fault may come from, beside the project's own; may be given several times
  --out DIR        where messages.ndjson, results.json and junit.xml go (default reports/out)
  --project DIR    another folder with features/, steps/ and drivers/assemblies/support.ts

Exit codes: 0 conforming (warnings included), 1 not conforming, 2 wrong usage or configuration or nothing to run,
3 harness error or interrupted; results judged so far are written in every case.
`

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = parseRunOptions(args)
  if (!options.ok) return reportUsageErrors(options.problems, terminal)
  // First of all: the other processes load what they need while this one does the same.
  const crew = startCrew(options.value.workers - 1)
  try {
    const { runAsAsked } = await import('./run-as-asked.ts')
    return await runAsAsked(options.value, crew, terminal)
  } finally {
    await endCrew(crew)
  }
}

export const runSubcommand: Subcommand = { help, run }
