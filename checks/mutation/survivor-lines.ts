/** @module Prints each mutant that nothing has seen as soon as it is known: a run of hours that is stopped is not lost. */

import { relative } from 'node:path'
import type { MutantResult } from '@stryker-mutator/api/core'
import type { Reporter } from '@stryker-mutator/api/report'
import { processTerminal } from '../../cli/shared/terminal.ts'

export class SurvivorLines implements Reporter {
  readonly #terminal = processTerminal()

  onMutantTested({ status, fileName, location, replacement = '' }: Readonly<MutantResult>): void {
    if (this.#terminal.live || (status !== 'Survived' && status !== 'NoCoverage')) return
    const place = `${relative(process.cwd(), fileName)}:${location.start.line}:${location.start.column}`
    this.#terminal.out(`  not seen  ${place}  ${replacement.replace(/\s+/g, ' ')}\n`)
  }
}
