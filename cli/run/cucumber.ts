import { fileURLToPath } from 'node:url'
import type { Envelope } from '@cucumber/messages'
import type { Selection } from '../../reports/suite/selection.ts'
import { type Project, projectAt } from '../shared/project.ts'
import { interruption } from './interruption.ts'
import { LeftOut } from './left-out.ts'
import { callRunner } from './runner.ts'
import type { Task } from './shards/protocol.ts'

// Loaded by the runner, by their place.
const selectionPlugin = new URL('./selection-plugin.ts', import.meta.url).href
const stopHook = fileURLToPath(new URL('./stop-hook.ts', import.meta.url))

/**
 * Runs a part of the suite in this process and hands over each message. What starts after an interruption is left
 * out: it only starts because the runner cannot be cancelled.
 */
export async function execute(task: Task, onMessage: (envelope: Envelope) => void): Promise<void> {
  const { root, support, target, seed, shuffled, selection, rows, fault } = task
  const worn = fault ? { fault: fault.id, faultFolders: fault.folders } : {}
  const leftOut = new LeftOut(() => interruption.signal !== undefined)
  await callRunner(
    {
      root,
      paths: [projectAt(root).features],
      tags: selection.tags ?? '',
      order: shuffled ? `random:${seed}` : 'defined',
      support: { importPaths: [stopHook, ...support] },
      worldParameters: { assembly: target, seed, ...worn },
      plugins: pluginsWith(selection, rows, false),
    },
    (envelope) => {
      if (!leftOut.has(envelope)) onMessage(envelope)
    },
  )
}

/** Parses the suite without loading or running a step. */
export async function parseFeatures(
  project: Project,
  onMessage: (envelope: Envelope) => void,
): Promise<void> {
  await callRunner(
    {
      root: project.root,
      paths: [project.features],
      support: { importPaths: [stopHook] },
      worldParameters: {},
      plugins: pluginsWith({}, [], true),
    },
    onMessage,
  )
}

// Plain values only: the runner wants its plugins' options as JSON.
function pluginsWith(selection: Selection, rows: Task['rows'], readOnly: boolean) {
  const facts = rows.map(({ id, kind, excluded = null }) => ({ id, kind, excluded }))
  return { specifiers: [selectionPlugin], options: { sls: { ...selection, rows: facts, readOnly } } }
}
