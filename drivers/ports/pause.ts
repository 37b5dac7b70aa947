/** @module The port to whoever may hold a scenario up: a person who looks at it step by step. */

import type { Scene, StepPlace } from './scene.ts'

/** Where a scenario is. */
export interface PausedPlace {
  readonly scene: Scene
  /** The id of the scenario. */
  readonly scenario: string
  /** The step before which it is, or that has failed. */
  readonly step: StepPlace
}

/** What its promises wait for, the scenario waits for. */
export interface Pause {
  before(place: PausedPlace): Promise<void>
  /** A step has failed, and the scene is still open. */
  failed(place: PausedPlace, message: string): Promise<void>
}

let registered: Pause | undefined

/** Called before a run, and with undefined after it. */
export function registerPause(pause: Pause | undefined): void {
  registered = pause
}

/** Undefined where nobody wants to hold up this run. */
export const pauseOfRun = (): Pause | undefined => registered
