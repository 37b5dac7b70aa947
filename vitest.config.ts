import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Tests that start processes or browsers, or measure the event loop. */
const processTests = [
  'cli/{bench,detect,explore,report,run,serve,spec,trace}/**/*.test.ts',
  'cli/simulate/simulate.test.ts',
  'cli/check/check.test.ts',
  'cli/*.test.ts',
  'checks/{crash,features,hashing,log,pages}/**/*.test.ts',
  'checks/documents/commands.test.ts',
  'checks/parts/unused-steps.test.ts',
  'drivers/{assemblies,browser}/**/*.test.ts',
  'reference-server/hashing/**/*.test.ts',
  'reference-server/tests/main.test.ts',
  // Other tests of the same thread replace the platform's Response.
  'simulators/transport/in-process/messages.test.ts',
  // Other tests of the same thread load the steps with the real Cucumber, which this one replaces.
  'steps/support/step.test.ts',
  'testing/**/*.test.ts',
]

/** Files that take long for their size. */
const longest = [
  'checks/pages/page-journeys.test.ts',
  'cli/run/configured-system.test.ts',
  'cli/run/without-lab/without-lab.test.ts',
  'cli/detect/detect.test.ts',
  'checks/log/log.test.ts',
  'cli/explore/foreign.test.ts',
  'cli/run/browser-target.test.ts',
  'cli/run/shards/sharded-run.test.ts',
  'cli/serve/serve.test.ts',
  'cli/check/check.test.ts',
  'checks/pages/report-page.test.ts',
  'checks/pages/spec-pages.test.ts',
  'cli/run/repeatability.test.ts',
  'cli/run/distributed/foreign-system.test.ts',
  'checks/crash/run.test.ts',
  'checks/pages/phones-page.test.ts',
]

/** Vitest begins with the largest files where it has not seen them yet: others would come last, and be waited for alone. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const takesLong = ({ moduleId }: TestSpecification) => longest.some((file) => moduleId.endsWith(file))
    const sorted = await super.sort(files)
    return [...sorted.filter(takesLong), ...sorted.filter((file) => !takesLong(file))]
  }
}

/** In ms; some tests play hundreds of scenarios, and Vitest's default is too short for these beside other work. */
const testTimeout = 30_000

/** A module of CommonJS has the default export that it has in Node. */
const deps = { interopDefault: false }

/** All other tests share threads: loading the same modules for each file takes most of their processor time. */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'in process',
          include: ['**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', 'reports/out/**', ...processTests],
          pool: 'threads',
          isolate: false,
          // Vitest's default leaves one core unused.
          maxWorkers: availableParallelism(),
          testTimeout,
          deps,
        },
      },
      {
        test: {
          name: 'processes',
          include: processTests,
          exclude: ['**/node_modules/**', 'reports/out/**'],
          // One more than there are cores: each waits a part of its time, for a process to start, to end or to be late.
          maxWorkers: availableParallelism() + 1,
          sequence: { groupOrder: 1 },
          testTimeout,
          deps,
        },
      },
    ],
  },
})
