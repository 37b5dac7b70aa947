import { relative } from 'node:path'
import { loadCatalogue } from '../reports/catalogue.ts'
import { bad, good, type Result } from '../reports/result.ts'
import { refused } from './answers.ts'
import { conduct } from './conduct.ts'
import type { ExitCode } from './exit-codes.ts'
import { faultNamed, faultsIn } from './fault-choice.ts'
import { openOutFolder } from './out-folder.ts'
import type { ChosenFault } from './plan.ts'
import { projectAt } from './project.ts'
import { parseRunOptions, type RunOptions } from './run-options.ts'
import type { Subcommand } from './subcommand.ts'
import type { Terminal } from './terminal.ts'

const help = `Usage: sls run [options]

Runs the suite and says which requirements hold.

  --target NAME    embedded (default): the reference server in this process, no sockets
                   intercepted: the same, routed through msw
                   process: the reference server as its own program, all sockets real
                   browser: as process; people use its pages in Chromium
  --tags EXPR      only scenarios whose tags match, such as "@PUSH-AND-02 or @ru and not @ios"
  --only ID        only this scenario, or only the scenarios of this row
  --seed N         seed of every random choice (default 1); given, it also shuffles the scenarios
  --shard I/N      only the I-th of N parts
  --workers N      how many processes share the scenarios (default: one per core, at most 4; with --only one)
  --fault ID       with this fault or harmless variant; the results say so
  --faults DIR     where --fault may come from, beside the project's own; may be given several times
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
  const fault = await chosenFault(options.value)
  if (!fault.ok) return refused(fault.problems, terminal)
  const { target, selection, seed, shuffled, workers } = options.value
  const plan = {
    project,
    catalogue: catalogue.value,
    selection,
    target,
    seed,
    shuffled,
    workers,
    fault: fault.value,
  }
  const repeated = [`--target ${target}`, `--seed ${seed}`, ...furtherOptions(options.value, project.root)]
  const again = (id: string) => `npm run --silent sls -- run ${repeated.join(' ')} --only '${id}'`
  return conduct(plan, out.value, again, terminal)
}

async function chosenFault(options: RunOptions): Promise<Result<ChosenFault | undefined>> {
  const { fault: id, faultFolders: folders, target } = options
  if (id === undefined) return good(undefined)
  const known = await faultsIn(folders)
  if (!known.ok) return known
  const found = faultNamed('--fault', id, known.value)
  if (!found.ok) return found
  const { subject, title } = found.value
  if (target === 'process' && subject === 'server' && !(await isOurs(id)))
    return bad([
      `--target process --fault ${id}: a server in a process of its own knows only the faults of this project.`,
    ])
  return good({ id, title, folders })
}

async function isOurs(id: string): Promise<boolean> {
  const ours = await faultsIn([])
  return ours.ok && ours.value.some((fault) => fault.id === id)
}

const furtherOptions = ({ project, fault, faultFolders }: RunOptions, root: string): string[] => [
  ...(project === undefined ? [] : [`--project ${relative(process.cwd(), root) || '.'}`]),
  ...faultFolders.map((folder) => `--faults '${folder}'`),
  ...(fault === undefined ? [] : [`--fault ${fault}`]),
]

export const runSubcommand: Subcommand = { help, run }
