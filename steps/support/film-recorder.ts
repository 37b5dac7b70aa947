/** @module Records what the phones and windows of a scenario show after each step. */

import type { Phone } from '../../drivers/ports/phone.ts'
import type { Scene } from '../../drivers/ports/scene.ts'
import { codesAndTokens } from '../../drivers/ports/text-messages.ts'
import type { FilmFrame, Picture } from '../../reports/film/film.ts'
import { phonePicture } from '../../reports/film/phone-picture.ts'
import { windowPicture } from '../../reports/film/window-picture.ts'
import type { Masking } from './secrecy.ts'

/** A person looks at the newest windows; rules about limits open hundreds. */
const windowsShown = 4

type WindowOfScene = ReturnType<Scene['windows']>[number]

export class FilmRecorder {
  readonly #scene: Scene
  /**
   * Each picture once, as JSON, in the order in which they were first seen. They are masked in the end: dots in a part of
   * a secret would hide the rest of it from who looks for the whole.
   */
  readonly #pictures = new Map<string, number>()
  readonly #codes = new Set<string>()
  readonly #frames: FilmFrame[] = []
  readonly #shown = new Map<string, number>()
  /** The screen that a window showed last: the same object is the same screen. */
  readonly #screens = new Map<WindowOfScene, ReturnType<WindowOfScene['screen']>>()

  constructor(scene: Scene) {
    this.#scene = scene
  }

  /** Takes a frame of what is seen now, after this step. */
  take(): void {
    const { timeline } = this.#scene
    const phones = this.#scene.phones()
    // Without screens there is nothing to see in a window, and looking at it makes a scenario not applicable.
    const windows = this.#scene.driver.capabilities.has('screens') ? this.#scene.windows() : []
    const shows: Record<string, number> = {}
    for (const phone of phones) this.#keep(phone.name, this.#pictureOf(phone), shows)
    const newest = Math.max(0, windows.length - windowsShown)
    for (const [index, window] of windows.slice(newest).entries()) {
      const screen = window.screen()
      if (screen === undefined || this.#screens.get(window) === screen) continue
      this.#screens.set(window, screen)
      this.#keep(`window ${newest + index + 1}`, windowPicture(window.platform, screen), shows)
    }
    this.#frames.push({
      step: this.#scene.step().index,
      at: this.#scene.now(),
      events: timeline.events.length,
      shows,
    })
  }

  /** What was recorded, as reports/film reads it. What turned out to be secret later is masked from the beginning. */
  film(masking: Masking): unknown {
    const pictures: unknown[] = [...this.#pictures.keys()].map((json) =>
      JSON.parse(withoutLongNumbers(masking(json))),
    )
    return { pictures, frames: this.#frames }
  }

  /** The codes and tokens of all text messages in it, those that a phone has lost since too. */
  codes(): Iterable<string> {
    return this.#codes
  }

  /** What was typed stays out of it. */
  #pictureOf(phone: Phone): Picture {
    const picture = phonePicture(phone)
    for (const { body } of picture.messages) for (const code of codesAndTokens(body)) this.#codes.add(code)
    return {
      ...picture,
      fields: picture.fields.map(({ label, value }) => ({ label, value: bullets(value) })),
    }
  }

  #keep(name: string, picture: Picture, shows: Record<string, number>): void {
    const json = JSON.stringify(picture)
    const index = this.#pictures.get(json) ?? this.#pictures.size
    this.#pictures.set(json, index)
    if (this.#shown.get(name) === index) return
    this.#shown.set(name, index)
    shows[name] = index
  }
}

/** Challenges, responses and other codes, wherever they are shown. */
const withoutLongNumbers = (json: string): string => json.replaceAll(/(?<![+\d])\d{6,}/g, bullets)

const bullets = (text: string): string => '•'.repeat(text.length)
