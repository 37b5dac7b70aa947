/**
 * @module `npm run mutate:judges`: Stryker over what judges a system under test. A scenario has to turn red with the right
 * server, or a fault has to escape, or a unit test has to fail.
 */

import { WarmSuite } from '../../../cli/detect/warm-suite.ts'
import { progressBarOn } from '../../../cli/shared/progress-bar.ts'
import { projectAt } from '../../../cli/shared/project.ts'
import type { Terminal } from '../../../cli/shared/terminal.ts'
import { loadFaults } from '../../../drivers/assemblies/faults.ts'
import { runMutation } from '../mutation.ts'
import { foundFaultsOf, searchFoundFaults } from './found-faults.ts'

/** Finds out which scenarios find which faults, unless it is known. */
async function prepareFoundFaults(terminal: Terminal): Promise<void> {
  const { root } = projectAt()
  const found = await foundFaultsOf(root, async () => {
    const suite = await WarmSuite.load(projectAt(), { seed: 1, faultFolders: [] })
    const faults = (await loadFaults([])).filter(({ harmless }) => !harmless)
    const bar = progressBarOn(terminal)
    const found = await searchFoundFaults(suite, faults, (done) => {
      if (terminal.live) bar.show(done, faults.length, '', 'which scenario finds which fault')
    })
    if (terminal.live) bar.clear()
    return found
  })
  terminal.out(`  ${found.length} times a scenario finds a fault\n`)
}

await runMutation({
  command: 'mutate:judges',
  what: `Changes what judges (drivers, tasks of the steps, reports, rules of the phone's app) in one place at a time. It is seen where
a unit test of that file fails, a scenario ends otherwise with the right server, or a scenario does not find a fault any more.`,
  folder: '.',
  files: [
    'drivers/ports/{labels,verify,text-messages}.ts',
    'drivers/http/{screen-lookup,http-window}.ts',
    'drivers/browser/page-screen.ts',
    'reports/verdicts/{ending,verdict,outcomes}.ts',
    'reports/detection/fault-verdict.ts',
    'simulators/phone/app/rules.ts',
    'steps/tasks/*.ts',
  ],
  example: 'drivers/ports/labels.ts or steps/tasks/sms.ts',
  equivalents: 'checks/mutation/judges/equivalent.yaml',
  observers: 'Unit tests, scenarios and faults',
  leastScore: 95,
  runner: 'judges',
  ignorers: ['sentences'],
  prepare: prepareFoundFaults,
})
