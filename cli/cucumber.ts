import { fileURLToPath } from 'node:url'
import type { Envelope } from '@cucumber/messages'
import type { Catalogue } from '../reports/catalogue.ts'
import type { Selection } from '../reports/selection.ts'
import type { Project } from './project.ts'
import { callRunner } from './runner.ts'

/** What a run of the runner needs to know. */
export interface Plan {
  readonly project: Project
  readonly catalogue: Catalogue
  readonly selection: Selection
  readonly target: string
  readonly seed: number
  readonly shuffled: boolean
  readonly fault?: ChosenFault | undefined
}

/** The fault that a run wears, and the folders that it may come from. */
export interface ChosenFault {
  readonly id: string
  readonly title: string
  readonly folders: readonly string[]
}

// Loaded by the runner, by their place.
const selectionPlugin = new URL('./selection-plugin.ts', import.meta.url).href
const stopHook = fileURLToPath(new URL('./stop-hook.ts', import.meta.url))

/** Runs the suite in this process and hands over each message. */
export async function execute(plan: Plan, onMessage: (envelope: Envelope) => void): Promise<void> {
  const { project, target, seed, shuffled, selection, catalogue, fault } = plan
  const worn = fault ? { fault: fault.id, faultFolders: [...fault.folders] } : {}
  await callRunner(
    {
      root: project.root,
      paths: [project.features],
      tags: selection.tags ?? '',
      order: shuffled ? `random:${seed}` : 'defined',
      support: { importPaths: [stopHook, ...project.support] },
      worldParameters: { assembly: target, seed, ...worn },
      plugins: pluginsWith(selection, catalogue, false),
    },
    onMessage,
  )
}

/** Parses the suite without loading or running a step. */
export async function parseOnly(project: Project, onMessage: (envelope: Envelope) => void): Promise<void> {
  await callRunner(
    {
      root: project.root,
      paths: [project.features],
      support: { importPaths: [stopHook] },
      worldParameters: {},
      plugins: pluginsWith({}, { rows: new Map() }, true),
    },
    onMessage,
  )
}

// Plain values only: the runner wants its plugins' options as JSON.
function pluginsWith(selection: Selection, { rows }: Pick<Catalogue, 'rows'>, readOnly: boolean) {
  const facts = [...rows.values()].map(({ id, kind, excluded }) => ({ id, kind, excluded: excluded ?? null }))
  return { specifiers: [selectionPlugin], options: { sls: { ...selection, rows: facts, readOnly } } }
}
