/** @module The unit tests of what judges: each test file is one test, in a thread of its own. */

import { globSync } from 'node:fs'
import { join, relative } from 'node:path'
import { TestStatus } from '@stryker-mutator/api/test-runner'
import { startVitest } from 'vitest/node'
import type { TestWatch } from '../mutant-runner.ts'

const testFiles = [
  'drivers/{ports,http}/*.test.ts',
  'drivers/browser/page-screen.test.ts',
  'reports/{verdicts,detection}/*.test.ts',
  'simulators/phone/app/*.test.ts',
  'steps/tasks/*.test.ts',
]

/** By this name the instrumented code finds the mutant that is active as a process begins. */
const activeMutant = '__STRYKER_ACTIVE_MUTANT__'

/** The test files of this copy of the project, by which each is named as a test. */
export const unitTests = (root: string): readonly string[] =>
  testFiles.flatMap((pattern) => globSync(pattern, { cwd: root })).map((path) => path.replaceAll('\\', '/'))

/** Runs these test files with the mutant that is active in this process. */
export async function runUnitTests(
  root: string,
  files: readonly string[],
  { starts, ended }: TestWatch,
): Promise<void> {
  const needed = files.filter((file) => starts(file))
  if (needed.length === 0) return
  const { exitCode } = process
  const mutant = globalThis.__stryker__?.activeMutant
  const vitest = await startVitest('test', [], {
    config: false,
    root,
    include: [...needed],
    watch: false,
    reporters: [{}],
    pool: 'threads',
    maxWorkers: 1,
    testTimeout: 30_000,
    deps: { interopDefault: false },
    setupFiles: [join(root, 'checks/mutation/judges/unit-coverage.ts')],
    env: mutant === undefined ? {} : { [activeMutant]: mutant },
  })
  // It sets that of this process, which goes on.
  process.exitCode = exitCode
  for (const unit of vitest.state.getTestModules()) {
    const id = relative(root, unit.moduleId).replaceAll('\\', '/')
    const test = { id, name: id, timeSpentMs: unit.diagnostic().duration }
    const result = unit.ok()
      ? { ...test, status: TestStatus.Success as const }
      : { ...test, status: TestStatus.Failed as const, failureMessage: 'a unit test fails' }
    ended(result, unit.meta().mutantCoverage)
  }
  await vitest.close()
}
