import { defineConfig } from 'vitest/config'

/** Tests that start processes or browsers, or measure the event loop. */
const processTests = [
  'cli/{bench,detect,run,serve,trace}/**/*.test.ts',
  'cli/*.test.ts',
  'checks/{crash,features,hashing,log,pages}/**/*.test.ts',
  'drivers/{assemblies,browser}/**/*.test.ts',
  'reference-server/hashing/**/*.test.ts',
  'reference-server/tests/main.test.ts',
  // Other tests of the same thread replace the platform's Response.
  'simulators/transport/in-process/messages.test.ts',
  // Other tests of the same thread load the steps with the real Cucumber, which this one replaces.
  'steps/support/step.test.ts',
  'testing/**/*.test.ts',
]

/** In ms; some tests play hundreds of scenarios, and Vitest's default is too short for these beside other work. */
const testTimeout = 30_000

/** A module of CommonJS has the default export that it has in Node. */
const deps = { interopDefault: false }

/** All other tests share threads: loading the same modules for each file takes most of their processor time. */
export default defineConfig({
  test: {
    // Vitest's default leaves one core unused.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'in process',
          include: ['**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', 'reports/out/**', ...processTests],
          pool: 'threads',
          isolate: false,
          testTimeout,
          deps,
        },
      },
      {
        test: {
          name: 'processes',
          include: processTests,
          exclude: ['**/node_modules/**', 'reports/out/**'],
          testTimeout,
          deps,
        },
      },
    ],
  },
})
