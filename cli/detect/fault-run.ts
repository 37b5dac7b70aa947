import type { Trouble } from '../../reports/detection/detection-schema.ts'
import type { Seen } from '../../reports/detection/fault-verdict.ts'
import type { Scenario } from '../../reports/suite/scenarios.ts'
import { stopwatch } from '../shared/stopwatch.ts'
import type { Suite } from './warm-suite.ts'

/** A scenario takes some milliseconds; one that takes this long has waited for something that never came. */
const hangsAfterMs = 4_000
/** After as many, nothing more is to be learnt from a fault, and each would cost its time. */
const hangsAtMost = 3

/** All runs with one fault, and what they showed. */
export class Trial {
  readonly seen: Seen[] = []
  /** What went wrong around the scenarios. */
  readonly broken: Trouble[] = []
  durationMs = 0
  readonly #suite: Suite
  readonly #fault: string
  #hangs = 0

  constructor(suite: Suite, fault: string) {
    this.#suite = suite
    this.#fault = fault
  }

  async run(scenarios: readonly Scenario[], wanted: (scenario: Scenario) => boolean): Promise<void> {
    if (this.#hangs >= hangsAtMost) return
    const elapsed = stopwatch()
    const problems = await this.#suite.run({
      fault: this.#fault,
      scenarios,
      wanted: (scenario) => this.#hangs < hangsAtMost && wanted(scenario),
      saw: (seen) => {
        this.seen.push(seen)
        if (seen.record.durationMs >= hangsAfterMs) this.#hangs += 1
      },
    })
    this.durationMs += elapsed()
    for (const observed of problems) this.broken.push({ expected: 'the run begins and ends', observed })
    if (this.#hangs >= hangsAtMost) this.broken.push(gaveUp)
  }

  ran(scenario: Scenario): boolean {
    return this.seen.some((seen) => seen.scenario === scenario)
  }
}

const gaveUp: Trouble = {
  expected: 'scenarios that end',
  observed: `${hangsAtMost} hung, so the rest was left out`,
}
