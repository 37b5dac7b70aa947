/** @module The progress bar of a mutation run, on a terminal that can redraw a line. */

import type { MutantResult } from '@stryker-mutator/api/core'
import type { MutationTestingPlanReadyEvent, Reporter } from '@stryker-mutator/api/report'
import { progressBarOn } from '../../cli/shared/progress-bar.ts'
import { processTerminal } from '../../cli/shared/terminal.ts'

export class MutationProgress implements Reporter {
  readonly #terminal = processTerminal()
  readonly #bar = progressBarOn(this.#terminal)
  #total = 0
  #done = 0
  #survived = 0

  onMutationTestingPlanReady({ mutantPlans }: MutationTestingPlanReadyEvent): void {
    this.#total = mutantPlans.length
  }

  onMutantTested({ status, fileName }: Readonly<MutantResult>): void {
    this.#done += 1
    if (status === 'Survived' || status === 'NoCoverage') this.#survived += 1
    if (!this.#terminal.live) return
    this.#bar.show(this.#done, this.#total, `${this.#survived} survived`, fileName)
  }

  wrapUp(): void {
    if (this.#terminal.live) this.#bar.clear()
  }
}
