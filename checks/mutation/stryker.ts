/** @module Stryker's configuration; `mutation.ts` adds the files, and what is tested how. */

import type { PartialStrykerOptions } from '@stryker-mutator/api/core'

const configuration: Omit<PartialStrykerOptions, 'logLevel'> & { readonly logLevel: string } = {
  plugins: [new URL('./plugins.ts', import.meta.url).href],
  coverageAnalysis: 'perTest',
  // A mutant in code that runs while modules load gets a process of its own, and all tests.
  ignoreStatic: false,
  // A mutant that never ends is stopped by its number of hits, long before this limit on a busy machine.
  timeoutMS: 20_000,
  dryRunTimeoutMinutes: 60,
  ignorePatterns: ['reports/out', 'docs'],
  tempDirName: '.stryker-tmp',
  cleanTempDir: 'always',
  // Types are stripped, not checked; and TypeScript 7 has no API with which Stryker could read a tsconfig.
  disableTypeChecks: false,
  tsconfigFile: 'none',
  reporters: ['progress', 'survivors', 'json', 'html'],
  logLevel: 'error',
}

export default configuration
