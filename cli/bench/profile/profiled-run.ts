/** @module The program that is profiled: the suite as `sls run` runs it in one process, with timers at the ports. */

import { fileURLToPath } from 'node:url'
import { loadCatalogue } from '../../../reports/catalogue/catalogue.ts'
import { sha256 } from '../../../reports/suite/sha256.ts'
import { digestsOf, fileDigests } from '../../../reports/suite/suite-digests.ts'
import { runPlan } from '../../run/run.ts'
import { exitCodes } from '../../shared/exit-codes.ts'
import { openOutFolder } from '../../shared/out-folder.ts'
import { projectAt } from '../../shared/project.ts'
import { runFiles } from '../../shared/report-files.ts'
import { processTerminal } from '../../shared/terminal.ts'

const [folder = ''] = process.argv.slice(2)
const project = projectAt()
const catalogue = loadCatalogue(project.requirements)
const out = openOutFolder(folder, runFiles)
if (catalogue.ok && out.ok) {
  const plan = {
    project: {
      ...project,
      support: [...project.support, fileURLToPath(new URL('./port-timers.ts', import.meta.url))],
    },
    catalogue: catalogue.value,
    selection: {},
    target: 'embedded',
    seed: 1,
    shuffled: false,
    contexts: { limits: { exclusions: [], unavailable: [], given: {} } },
    record: {
      options: [],
      capabilities: [],
      digests: { ...digestsOf(fileDigests(project.root)), configuration: sha256('') },
    },
    renamed: new Map(),
    repeatCommand: (id: string) => id,
    repeatFailedCommand: '--last-failed',
  }
  process.exitCode = await runPlan(plan, [], out.value, processTerminal())
} else process.exitCode = exitCodes.usage
