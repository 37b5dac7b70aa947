/** @module Plays sentences as a scenario does, by the same step definitions, one after the other in one scene. */

import { AssertionError } from 'node:assert'
import { NotApplicable, NotTestable } from '../../drivers/ports/errors.ts'
import { closeScene, openScene, type Scene } from '../../drivers/ports/scene.ts'
import { withTimeLimit } from '../../drivers/ports/time-limit.ts'
import { type Mismatch, mismatchOf } from '../../drivers/ports/verify.ts'
import { requestFields } from '../../reports/suite/request-fields.ts'
import type { Actor } from '../../steps/support/actor.ts'
import type { SlsWorld } from '../../steps/support/world.ts'

/** What Cucumber keeps of a step definition, as far as it is needed to play its sentences. */
export interface PlayableDefinition {
  readonly expression: {
    match(sentence: string): readonly { getValue(world: object): unknown }[] | null
  }
  readonly code: (...values: readonly unknown[]) => unknown
}

/** The steps as Cucumber has loaded them: only after that can the class of the world be had. */
export interface StepLibrary {
  readonly World: typeof SlsWorld
  readonly stepDefinitions: readonly PlayableDefinition[]
}

/** What came of a sentence. `unapplicable`: the system has not what it needs. `stuck`: no answer in time, or no server. */
export type Played =
  | { readonly kind: 'done' }
  | { readonly kind: 'unapplicable' }
  | { readonly kind: 'broken' | 'stuck'; readonly mismatch: Mismatch }

/** What a scenario puts into the messages of a run: an exploration has none. */
const silent = async (): Promise<void> => {}

type Bound = (world: SlsWorld) => unknown

const reasonOf = ({ message }: NotTestable): string => message.replace(/^Not testable: /, '')

/** As long as a step of a run may take: what takes longer does not end. */
const longestStepMs = 120_000

/** All step definitions, which find the one that a sentence means once. */
export class StepPlayer {
  readonly #library: StepLibrary
  readonly #bound = new Map<string, Bound>()
  /** In ms of real time. */
  readonly stepLimitMs: number

  constructor(library: StepLibrary, stepLimitMs = longestStepMs) {
    this.#library = library
    this.stepLimitMs = stepLimitMs
  }

  meaningOf(sentence: string): Bound {
    const known = this.#bound.get(sentence)
    if (known) return known
    for (const { expression, code } of this.#library.stepDefinitions) {
      const values = expression.match(sentence)
      if (!values) continue
      const bound: Bound = (world) =>
        code.apply(
          world,
          values.map((value) => value.getValue(world)),
        )
      this.#bound.set(sentence, bound)
      return bound
    }
    throw new Error(`no step has the sentence "${sentence}"`)
  }

  /** Opens a scene; `seed` is that of its random values, `id` what requests are named by. */
  async open(seed: string, id: string): Promise<PlayedScene> {
    const world = new this.#library.World({
      attach: silent,
      log: silent,
      link: () => undefined,
      parameters: {},
    })
    world.enter(id, await openScene(seed), 'en', {})
    return new PlayedScene(this, world, id)
  }
}

/** One scene, and the people in it. */
export class PlayedScene {
  readonly #stage: StepPlayer
  readonly #world: SlsWorld
  readonly #id: string
  #index = 0
  #isStuck = false

  constructor(stage: StepPlayer, world: SlsWorld, id: string) {
    this.#stage = stage
    this.#world = world
    this.#id = id
  }

  get scene(): Scene {
    return this.#world.scene
  }

  actor(name: string): Actor {
    return this.#world.actor(name)
  }

  /** Rejects with what is no verdict on the system: an error of ours. */
  async perform(sentence: string): Promise<Played> {
    const step = { sentence, index: this.#index++ }
    this.scene.nameRequests(step, requestFields(this.#id, step))
    try {
      const result = await this.#inTime(sentence)
      return { kind: result === 'skipped' ? 'unapplicable' : 'done' }
    } catch (error) {
      if (error instanceof NotApplicable) return { kind: 'unapplicable' }
      if (error instanceof NotTestable) {
        this.#isStuck = true
        return { kind: 'stuck', mismatch: { expected: 'an answer', observed: reasonOf(error) } }
      }
      if (error instanceof AssertionError)
        return {
          kind: 'broken',
          mismatch: mismatchOf(error) ?? { expected: 'no failure', observed: error.message },
        }
      throw error
    }
  }

  #inTime(sentence: string): Promise<unknown> {
    const { stepLimitMs } = this.#stage
    const result = Promise.resolve(this.#stage.meaningOf(sentence)(this.#world))
    return withTimeLimit(stepLimitMs, `the end of the step "${sentence}"`, result)
  }

  /** Who gave no answer to a sentence may give none to the end either: that is no news. */
  async close(): Promise<void> {
    try {
      await closeScene(this.scene)
    } catch (error) {
      if (!(this.#isStuck && error instanceof NotTestable)) throw error
    }
  }
}
