/** @module Where a run is held up, and how a person goes on. */

import type { Pause, PausedPlace } from '../../../drivers/ports/pause.ts'
import type { Scenario } from '../../../reports/suite/scenarios.ts'

/** Before which steps a run stops: each; the one that failed last time; the one at this line of its feature. */
export type PauseAt = 'each' | 'failing' | { readonly line: number }

/** A scenario that is held up. */
export interface Halt extends PausedPlace {
  /** Why the step failed, where it has. */
  readonly failure?: string | undefined
}

interface Plan {
  readonly at: PauseAt
  /** For `failing`: the index of the step that failed in the last run, by the id of the scenario. */
  readonly failedSteps: ReadonlyMap<string, number>
  /** Called at each halt. */
  readonly halted: (halt: Halt) => void
}

export class Pauses implements Pause {
  readonly #plan: Plan
  readonly #scenarios = new Map<string, Scenario>()
  /** Whether it stops before the next step, whichever that is. */
  #stepping: boolean
  #halt: Halt | undefined
  #ended = false
  #goOn = Promise.withResolvers<void>()
  #news = Promise.withResolvers<void>()

  constructor(plan: Plan) {
    this.#plan = plan
    this.#stepping = plan.at === 'each'
  }

  get halt(): Halt | undefined {
    return this.#halt
  }

  /** Whether nothing is held up any more. */
  get ended(): boolean {
    return this.#ended
  }

  /** The scenarios of the run, before it begins. */
  planned(scenarios: readonly Scenario[]): void {
    for (const scenario of scenarios) this.#scenarios.set(scenario.id, scenario)
  }

  /** As features word them. */
  sentencesOf(scenario: string): readonly string[] {
    return this.#scenarios.get(scenario)?.steps.map(({ sentence }) => sentence) ?? []
  }

  async before(place: PausedPlace): Promise<void> {
    if (this.#stepping || this.#isChosen(place)) await this.#stop(place)
  }

  async failed(place: PausedPlace, message: string): Promise<void> {
    await this.#stop({ ...place, failure: message })
  }

  /** Lets the scenario go on: to the next step, or until it stops for another reason. */
  goOn(to: 'next step' | 'end'): void {
    this.#stepping = to === 'next step'
    this.#goOn.resolve()
  }

  /** Resolves when the run has stopped again, or is over. */
  async news(): Promise<void> {
    await this.#news.promise
  }

  /** Holds up nothing any more. */
  end(): void {
    this.#ended = true
    this.#goOn.resolve()
    this.#news.resolve()
  }

  #isChosen({ scenario, step }: PausedPlace): boolean {
    const { at, failedSteps } = this.#plan
    if (at === 'each') return false
    if (at === 'failing') return failedSteps.get(scenario) === step.index
    return this.#scenarios.get(scenario)?.steps[step.index]?.line === at.line
  }

  async #stop(halt: Halt): Promise<void> {
    if (this.#ended) return
    this.#halt = halt
    this.#goOn = Promise.withResolvers()
    const news = this.#news
    this.#news = Promise.withResolvers()
    news.resolve()
    this.#plan.halted(halt)
    await this.#goOn.promise
    this.#halt = undefined
  }
}
