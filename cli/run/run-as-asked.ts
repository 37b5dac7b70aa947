/** @module From the options of `sls run` to its verdict. */

import { relative } from 'node:path'
import { loadCatalogue } from '../../reports/catalogue/catalogue.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import type { ExitCode } from '../shared/exit-codes.ts'
import { missingPrerequisite } from '../shared/missing-prerequisites.ts'
import { openOutFolder } from '../shared/out-folder.ts'
import { projectAt } from '../shared/project.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'
import { conduct } from './conduct.ts'
import type { RunOptions } from './options.ts'
import { type ChosenFault, isApart } from './plan.ts'
import type { Crew } from './shards/crew.ts'

/** Runs the suite together with the other processes, as far as the options make sense. */
export async function runAsAsked(options: RunOptions, crew: Crew, terminal: Terminal): Promise<ExitCode> {
  const project = projectAt(options.project)
  const catalogue = loadCatalogue(project.requirements)
  if (!catalogue.ok) return reportUsageErrors(catalogue.problems, terminal)
  const lacking = await missingPrerequisite(options.target)
  if (lacking !== undefined) return reportUsageErrors([lacking], terminal)
  const out = openOutFolder(options.out)
  if (!out.ok) return reportUsageErrors(out.problems, terminal)
  const fault = await chosenFault(options)
  if (!fault.ok) return reportUsageErrors(fault.problems, terminal)
  const { target, selection, seed, shuffled } = options
  const plan = { project, catalogue: catalogue.value, selection, target, seed, shuffled, fault: fault.value }
  const repeated = [`--target ${target}`, `--seed ${seed}`, ...furtherOptions(options, project.root)]
  const again = (id: string) => `npm run --silent sls -- run ${repeated.join(' ')} --only '${id}'`
  return conduct(plan, crew, out.value, again, terminal)
}

async function chosenFault(options: RunOptions): Promise<Result<ChosenFault | undefined>> {
  const { fault: id, faultFolders: folders, target } = options
  if (id === undefined) return valid(undefined)
  // Faults are many, and few runs wear one.
  const { faultNamed, faultsIn } = await import('../shared/fault-choice.ts')
  const known = await faultsIn(folders)
  if (!known.ok) return known
  const found = faultNamed('--fault', id, known.value)
  if (!found.ok) return found
  const { subject, title } = found.value
  const ours = await faultsIn([])
  const isOurs = ours.ok && ours.value.some((fault) => fault.id === id)
  if (isApart(target) && subject === 'server' && !isOurs)
    return invalid([
      `--target ${target} --fault ${id}: a server in a process of its own knows only the faults of this project.`,
    ])
  return valid({ id, title, folders })
}

const furtherOptions = ({ project, fault, faultFolders }: RunOptions, root: string): string[] => [
  ...(project === undefined ? [] : [`--project '${relative(process.cwd(), root) || '.'}'`]),
  ...faultFolders.map((folder) => `--faults '${folder}'`),
  ...(fault === undefined ? [] : [`--fault ${fault}`]),
]
