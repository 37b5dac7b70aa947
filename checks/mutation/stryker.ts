/** @module Stryker's configuration; `mutate.ts` adds the files. */

import type { PartialStrykerOptions } from '@stryker-mutator/api/core'

const configuration: Omit<PartialStrykerOptions, 'logLevel'> & { readonly logLevel: string } = {
  plugins: [new URL('./plugins.ts', import.meta.url).href],
  testRunner: 'scenarios',
  coverageAnalysis: 'perTest',
  // Whatever runs as modules load gets a process of its own for each mutant, and all scenarios.
  ignoreStatic: false,
  ignorers: ['causes'],
  concurrency: 2,
  // A mutant that no longer ends is stopped by the number of its hits, long before the clock of a busy machine.
  timeoutMS: 20_000,
  ignorePatterns: ['reports/out', 'docs'],
  tempDirName: '.stryker-tmp',
  cleanTempDir: 'always',
  // Types are stripped, not checked; and TypeScript 7 has no API with which Stryker could read a tsconfig.
  disableTypeChecks: false,
  tsconfigFile: 'none',
  reporters: ['gauge', 'json', 'html'],
  logLevel: 'error',
}

export default configuration
