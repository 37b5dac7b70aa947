/** @module What one scenario knows: its scene and the people in it. */

import { setWorldConstructor, World } from '@cucumber/cucumber'
import type { Locale } from '../../contract/primitives.ts'
import { closeScene, type Scene } from '../../drivers/ports/scene.ts'
import { Actor } from './actor.ts'

export class SlsWorld extends World {
  /** The language that people's windows speak: that of the feature. */
  locale: Locale = 'en'
  /** The id of the scenario, as reports name it. */
  scenario = ''
  readonly #actors = new Map<string, Actor>()
  #scene: Scene | undefined

  get isSet(): boolean {
    return this.#scene !== undefined
  }

  get scene(): Scene {
    if (!this.#scene) throw new Error('the scene is not set: the hook that opens it has not run')
    return this.#scene
  }

  enter(scenario: string, scene: Scene, locale: Locale): void {
    this.scenario = scenario
    this.#scene = scene
    this.locale = locale
  }

  /** The person with this name, who is the same person throughout the scenario. */
  actor(name: string): Actor {
    const known = this.#actors.get(name)
    if (known) return known
    const actor = new Actor(name, this.scene, this.locale)
    this.#actors.set(name, actor)
    return actor
  }

  /** Rejects where something came for somebody, and no step was about it. */
  async assertNothingUnread(): Promise<void> {
    try {
      for (const actor of this.#actors.values()) actor.assertNothingUnread()
    } catch (error) {
      await this.attachEvidence()
      throw error
    }
  }

  /** Puts what happened in virtual time into the messages; nothing where the scene could not be set. */
  attachTimeline(): void {
    if (!this.#scene) return
    this.attach(JSON.stringify(this.#scene.timeline.events), 'application/x.sls.timeline+json')
  }

  /** Puts what shows why the scenario failed into the messages, as files. */
  async attachEvidence(): Promise<void> {
    const found = (await this.#scene?.evidence()) ?? []
    for (const { name, mediaType, body } of found)
      this.attach(Buffer.from(body), { mediaType, fileName: name })
  }

  async leave(): Promise<void> {
    if (this.#scene) await closeScene(this.#scene)
    this.#scene = undefined
  }
}

setWorldConstructor(SlsWorld)
