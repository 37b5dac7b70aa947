import type { Catalogue } from '../../reports/catalogue/catalogue.ts'
import type { Selection } from '../../reports/suite/selection.ts'
import type { Project } from '../shared/project.ts'
import type { Task } from './shards/protocol.ts'

/** What a run of the suite needs to know. */
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

/** Whether the server of this target is a program of its own. */
export const isApart = (target: string): boolean => target === 'process' || target === 'browser'

/** The plan as it is given to each of so many processes; the catalogue comes along so that it is read once. */
export function taskOf({ project, catalogue, selection, fault, ...plain }: Plan, processes: number): Task {
  const { target, seed, shuffled } = plain
  return {
    target,
    seed,
    shuffled,
    root: project.root,
    support: [...project.support],
    selection: { ...selection, part: { index: 1, total: processes, inTurns: isApart(target) } },
    rows: [...catalogue.rows.values()].map(({ id, kind, excluded }) => ({
      id,
      kind,
      excluded: excluded ?? null,
    })),
    ...(fault ? { fault: { id: fault.id, folders: [...fault.folders] } } : {}),
  }
}
