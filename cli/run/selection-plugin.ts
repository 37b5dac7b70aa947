import type { Plugin } from '@cucumber/cucumber/api'
import type { RowFacts } from '../../reports/catalogue/catalogue-schema.ts'
import { conventionProblems } from '../../reports/suite/conventions.ts'
import { SuiteReader } from '../../reports/suite/scenarios.ts'
import { type Selection, select, selectionProblems } from '../../reports/suite/selection.ts'
import { UsageError } from '../shared/usage-errors.ts'

/** What the plugin is told; the catalogue comes along so that it is read once. */
export type PluginOptions = Selection & {
  readonly rows: readonly (RowFacts & { readonly id: string })[]
  /** Only read the suite: select nothing, so that nothing runs. */
  readonly readOnly: boolean
}

/** Between parsing and running: the features must agree with the catalogue, and the selection must name something. */
const plugin: Plugin<PluginOptions> = {
  type: 'plugin',
  optionsKey: 'sls',
  coordinator({ on, transform, options }) {
    const suite = new SuiteReader()
    const catalogue = { rows: new Map(options.rows.map((row) => [row.id, row])) }
    on('message', (envelope) => suite.add(envelope))
    transform('pickles:filter', (tagged) => {
      if (options.readOnly) return []
      refuse([
        ...conventionProblems(suite, catalogue),
        ...selectionProblems(suite.scenarios, options, catalogue),
      ])
      const ids = new Set(tagged.map(({ pickle }) => pickle.id))
      const chosen = select(
        suite.scenarios.filter(({ pickleId }) => ids.has(pickleId)),
        options,
      )
      if (!chosen.ok) throw new UsageError(chosen.problems)
      const kept = new Set(chosen.value.map(({ pickleId }) => pickleId))
      return tagged.filter(({ pickle }) => kept.has(pickle.id))
    })
  },
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new UsageError(problems)
}

export default plugin
