/** @module The state of one scenario: its scene, the people in it, and what an attacker compares. */

import { setWorldConstructor, World } from '@cucumber/cucumber'
import type { Locale } from '../../contract/primitives.ts'
import type { ResponseShape } from '../../drivers/ports/attacker.ts'
import { closeScene, type Scene } from '../../drivers/ports/scene.ts'
import { mismatchOf } from '../../drivers/ports/verify.ts'
import { type OpenContext, plainContext, type ScenarioContext } from '../../reports/contexts/context.ts'
import { filmMediaType, packedFilm } from '../../reports/film/film.ts'
import {
  contextMediaType,
  mismatchMediaType,
  timelineMediaType,
  trafficMediaType,
} from '../../reports/verdicts/attachments.ts'
import { Actor } from './actor.ts'
import { localeOf } from './context.ts'
import { FilmRecorder } from './film-recorder.ts'
import { maskedTrace } from './masked-trace.ts'
import { type Masking, maskError, maskingOf } from './secrecy.ts'

/** What an attacker has got for one user name. */
export interface NameProbe {
  /** The shapes of all responses, in order. */
  readonly responses: readonly ResponseShape[]
  /** How often the server hashed a password for the newest of them. */
  readonly passwordHashes: number
}

export class SlsWorld extends World {
  /** The language of the feature, in which people's windows are. */
  locale: Locale = 'en'
  /** The id of the scenario, as reports name it. */
  scenario = ''
  context: ScenarioContext = plainContext
  /** One probe per user name, the unknown one last. */
  nameProbes: readonly NameProbe[] = []
  readonly #actors = new Map<string, Actor>()
  #scene: Scene | undefined
  #film: FilmRecorder | undefined

  get hasScene(): boolean {
    return this.#scene !== undefined
  }

  get scene(): Scene {
    if (!this.#scene) throw new Error('no scene is open: the BeforeStep hook that opens it has not run')
    return this.#scene
  }

  /** `open`: what the scenario leaves to its context, with the values that it is played with. */
  enter(scenario: string, scene: Scene, locale: Locale, open: OpenContext): void {
    this.scenario = scenario
    this.#scene = scene
    // Where nobody looks at it, none is recorded.
    if (this.parameters.film === true) this.#film = new FilmRecorder(scene)
    this.context = { ...plainContext, ...open }
    this.locale = open.language === undefined ? locale : localeOf(this.context)
    if (Object.keys(open).length > 0) this.attach(JSON.stringify(open), contextMediaType)
  }

  /** The person with this name, who is the same one throughout the scenario. */
  actor(name: string): Actor {
    const known = this.#actors.get(name)
    if (known) return known
    const actor = new Actor(name, this.scene, this.locale, this.context, this.#actors.size === 0)
    this.#actors.set(name, actor)
    return actor
  }

  /** Rejects where a refusal was not acknowledged by any step. */
  async verifyAcknowledged(): Promise<void> {
    try {
      for (const actor of this.#actors.values()) actor.verifyAcknowledged()
    } catch (error) {
      this.noteFailure(error)
      await this.attachEvidence()
      throw error
    }
  }

  /** Puts what was expected and what was observed into the messages, where the error says it; secrets are masked in it. */
  noteFailure(error: unknown): void {
    maskError(error, this.#masking())
    const found = mismatchOf(error)
    if (found) this.attach(JSON.stringify(found), mismatchMediaType)
  }

  /** Records what phones and windows show after the step. */
  takeFrame(): void {
    this.#film?.take()
  }

  /** Puts the events of virtual time and the film into the messages, where a scene was opened. */
  attachRecordings(): void {
    if (!this.#scene) return
    const masking = this.#masking()
    this.attach(masking(JSON.stringify(this.#scene.timeline.events)), timelineMediaType)
    if (this.#film) this.attach(packedFilm(this.#film.film(masking)), filmMediaType)
  }

  /** Puts what shows why the scenario failed into the messages: what went over the wire, and files. */
  async attachEvidence(): Promise<void> {
    if (!this.#scene) return
    const scene = this.#scene
    const traffic = {
      exchanges: scene.exchanges(),
      gatewayRefusals: scene.gatewayRefusals(),
      serverLog: scene.serverLog(),
    }
    const masking = this.#masking()
    this.attach(masking(JSON.stringify(traffic)), trafficMediaType)
    for (const { name, mediaType, body } of await scene.evidence()) {
      const bytes = Buffer.from(body)
      const shown = mediaType === archiveMediaType ? maskedTrace(bytes, masking) : bytes
      this.attach(shown, { mediaType, fileName: name })
    }
  }

  #masking(): Masking {
    return maskingOf(
      this.scene,
      [...this.#actors.values()].map(({ persona }) => persona),
      this.#film?.codes(),
    )
  }

  async leave(): Promise<void> {
    if (this.#scene) await closeScene(this.#scene)
    this.#scene = undefined
  }
}

/** Of evidence: a trace of Playwright. */
const archiveMediaType = 'application/zip'

setWorldConstructor(SlsWorld)
