import type { Trouble } from '../../reports/detection-schema.ts'
import type { Seen } from '../../reports/fault-verdict.ts'
import type { Scenario } from '../../reports/scenarios.ts'
import { spoken, stopwatch } from '../stopwatch.ts'
import type { Suite } from './warm-suite.ts'

/** Real time for one fault: the whole suite takes a small part of it, unless the fault makes scenarios hang. */
const patienceMs = 60_000

/** All runs with one fault, and what they showed. */
export class Trial {
  readonly seen: Seen[] = []
  /** What went wrong around the scenarios. */
  readonly broken: Trouble[] = []
  durationMs = 0
  readonly #suite: Suite
  readonly #fault: string

  constructor(suite: Suite, fault: string) {
    this.#suite = suite
    this.#fault = fault
  }

  async run(scenarios: readonly Scenario[], wanted: (scenario: Scenario) => boolean): Promise<void> {
    const elapsed = stopwatch()
    const before = this.durationMs
    let hurried = false
    const inTime = () => {
      hurried ||= before + elapsed() > patienceMs
      return !hurried
    }
    const problems = await this.#suite.run({
      fault: this.#fault,
      scenarios,
      wanted: (scenario) => inTime() && wanted(scenario),
      saw: (seen) => void this.seen.push(seen),
    })
    this.durationMs = before + elapsed()
    for (const observed of problems) this.broken.push({ expected: 'the run begins and ends', observed })
    if (hurried) this.broken.push(gaveUp)
  }

  ran(scenario: Scenario): boolean {
    return this.seen.some((seen) => seen.scenario === scenario)
  }
}

const gaveUp: Trouble = {
  expected: `scenarios that end: this fault had ${spoken(patienceMs)}`,
  observed: 'some hang, and the rest was left out',
}
