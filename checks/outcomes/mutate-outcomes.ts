/**
 * @module `npm run mutate:outcomes`: negates and, apart, removes each definition of an outcome. A run has to end otherwise, or a
 * fault to escape, or the step says nothing. Writes `reports/summary/outcomes.md`.
 */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { WarmSuite } from '../../cli/detect/warm-suite.ts'
import { projectAt } from '../../cli/shared/project.ts'
import { loadFaults } from '../../drivers/assemblies/faults.ts'
import { print } from '../parts/parts.ts'
import { parseArgued, problemsWith } from './argued.ts'
import { OutcomeDefinitions } from './definitions.ts'
import { findings } from './load-bearing.ts'
import { digestOfSources, outcomesPage, pageOf } from './page.ts'

const top = join(import.meta.dirname, '..', '..')
const argued = parseArgued(readFileSync(new URL('./argued.yaml', import.meta.url), 'utf8'))
if (!argued.ok) {
  for (const problem of argued.problems) print(problem)
  process.exit(2)
}
// Taken first: what is changed while this runs is none of what it says something of.
const digest = digestOfSources(top)
const suite = await WarmSuite.load(projectAt(), { seed: 1, faultFolders: [] })
const definitions = new OutcomeDefinitions(suite.support)
const faults = (await loadFaults([])).filter(({ harmless }) => !harmless)
print(`${definitions.wordings.length} outcomes, ${faults.length} faults`)
const found = await findings(suite, definitions, faults, ({ wording, seen }) => {
  if (!(seen.negated && seen.removed))
    print(`  ${seen.negated ? 'removed' : 'negated'}, not seen: ${wording}`)
})
if (found.ok) writeFileSync(pageOf(top), outcomesPage(digest, found.value, argued.value))
const problems = found.ok ? problemsWith(found.value, argued.value) : found.problems
for (const problem of problems) print(problem)
process.exitCode = problems.length === 0 ? 0 : 1
