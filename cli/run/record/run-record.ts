/** @module What the results of a run say of how it was made, known before it begins. */

import { capability } from '../../../contract/lab-face.ts'
import { contextOption, type OpenContext } from '../../../reports/contexts/context.ts'
import type { RunRecord } from '../../../reports/output/results.ts'
import { suiteDigests } from '../../../reports/suite/canonical-set.ts'
import type { Selection } from '../../../reports/suite/selection.ts'
import { sha256 } from '../../../reports/suite/sha256.ts'
import { slsCommand } from '../../shared/project.ts'

/** The record of a run without what is known at its end. */
export type PlannedRecord = Omit<RunRecord, 'scenarios'>

interface Planned {
  /** The options that repeat it, without those that choose scenarios and contexts. */
  readonly again: readonly string[]
  /** The folder of the project. */
  readonly root: string
  /** All that can change a verdict beside features, steps and catalogue: data, always in the same order. */
  readonly configuration: object
  readonly selection: Selection
  readonly context: OpenContext
  /** What was put in, a sentence each. */
  readonly onPurpose: readonly string[]
  /** Of a system that is not ours; the reference server has all. */
  readonly capabilities: Iterable<string> | undefined
}

export function plannedRecord(planned: Planned): PlannedRecord {
  const { again, root, configuration, selection, context, onPurpose, capabilities } = planned
  const { worker: _, only, profile, ...others } = selection
  const chosen = { ...others, ...(only && { only: [...only] }), ...(profile && { profile: profile.name }) }
  return {
    options: [...again],
    ...(onPurpose.length > 0 && { onPurpose: onPurpose.join(' ') }),
    capabilities: [...(capabilities ?? capability.options)],
    ...(Object.keys(context).length > 0 && { context }),
    digests: { ...suiteDigests(root), configuration: sha256(JSON.stringify(configuration)) },
    ...(Object.keys(chosen).length > 0 && { selection: chosen }),
  }
}

/** The command that plays one scenario again, as the run did that has this record. */
export const againCommand =
  ({ options }: Pick<RunRecord, 'options'>) =>
  (scenarioId: string, context: OpenContext = {}): string =>
    [`${slsCommand} run`, ...options, ...contextOption(context), `--only '${scenarioId}'`].join(' ')
