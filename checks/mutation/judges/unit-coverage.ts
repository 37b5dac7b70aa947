/** @module What a test file has reached of the instrumented code, told with its result. */

import type { MutantCoverage } from '@stryker-mutator/api/core'
import { afterAll } from 'vitest'

declare module 'vitest' {
  interface TaskMeta {
    mutantCoverage?: MutantCoverage
  }
}

// biome-ignore lint/correctness/noEmptyPattern: Vitest reads from this pattern which fixtures it has to make.
afterAll(({}, { file }) => {
  const { mutantCoverage } = globalThis.__stryker__ ?? {}
  if (mutantCoverage) file.meta.mutantCoverage = mutantCoverage
})
