/** @module The process of a rehearsal: plays the suite once, and sends how each scenario ended. */

import { z } from 'zod'
import { rehearsal } from '../../../drivers/assemblies/people/needs.ts'
import { isNamed } from '../../../reports/suite/selection.ts'
import { endingOf } from '../../../reports/verdicts/ending.ts'
import { WarmSuite } from '../../detect/warm-suite.ts'
import { projectAt } from '../../shared/project.ts'
import type { rehearsedScenario } from './rehearse.ts'

const settings = z.strictObject({
  root: z.string(),
  seed: z.number(),
  only: z.array(z.string()).optional(),
  rehearsal,
})

const { root, seed, only, rehearsal: how } = settings.parse(JSON.parse(process.argv[2] ?? ''))
const suite = await WarmSuite.load(projectAt(root), { seed, faultFolders: [], rehearsal: how })
const played: z.infer<typeof rehearsedScenario>[] = []
await suite.run({
  fault: undefined,
  scenarios: suite.scenarios.filter((scenario) => isNamed(scenario, only)),
  needed: () => true,
  onFinished({ scenario, record }) {
    const ending = endingOf(record)
    const reason = 'reason' in ending ? { reason: ending.reason } : {}
    const { id, rows, group } = scenario
    played.push({ id, rows: [...rows], group, case: scenario.case, ending: ending.kind, ...reason })
  },
})
process.send?.(played, () => process.disconnect?.())
