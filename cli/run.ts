import { relative } from 'node:path'
import { loadCatalogue } from '../reports/catalogue.ts'
import { refused } from './answers.ts'
import { conduct } from './conduct.ts'
import type { ExitCode } from './exit-codes.ts'
import { openOutFolder } from './out-folder.ts'
import { projectAt } from './project.ts'
import { parseRunOptions } from './run-options.ts'
import type { Subcommand } from './subcommand.ts'
import type { Terminal } from './terminal.ts'

const help = `Usage: sls run [options]

Runs the suite and says which requirements hold.

  --target NAME    embedded (default): the reference server in this process, no sockets
                   intercepted: the same, routed through msw
                   process: the reference server as its own program, all sockets real
  --tags EXPR      only scenarios whose tags match, such as "@PUSH-AND-02 or @ru and not @ios"
  --only ID        only this scenario, or only the scenarios of this row
  --seed N         seed of every random choice (default 1); given, it also shuffles the scenarios
  --shard I/N      only the I-th of N parts
  --out DIR        where messages.ndjson, results.json and junit.xml go (default reports/out)
  --project DIR    another folder with features/, steps/ and drivers/assemblies/support.ts

Exit codes: 0 conforming (warnings included), 1 not conforming, 2 wrong usage or configuration or nothing to run,
3 harness error or interrupted; results judged so far are written in every case.
`

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = parseRunOptions(args)
  if (!options.ok) return refused(options.problems, terminal)
  const project = projectAt(options.value.project)
  const catalogue = loadCatalogue(project.requirements)
  if (!catalogue.ok) return refused(catalogue.problems, terminal)
  const out = openOutFolder(options.value.out)
  if (!out.ok) return refused(out.problems, terminal)
  const { target, selection, seed, shuffled } = options.value
  const plan = { project, catalogue: catalogue.value, selection, target, seed, shuffled }
  const extra =
    options.value.project === undefined ? '' : ` --project ${relative(process.cwd(), project.root) || '.'}`
  const again = (id: string) =>
    `npm run --silent sls -- run --target ${target} --seed ${seed}${extra} --only '${id}'`
  return conduct(plan, out.value, again, terminal)
}

export const runSubcommand: Subcommand = { help, run }
