/** @module Somebody walks through the settings, page by page. */

import { NotShown, type PhoneScreen } from '../../screen.ts'
import type { Conditions } from '../conditions.ts'
import { blankScreen, type Surface } from '../surface.ts'
import type { SettingsWords } from './labels.ts'
import type { AppCare, Button, Entry, Page } from './page.ts'

/** The system, as far as its settings reach. */
export interface Ground {
  readonly conditions: Conditions
  change(conditions: Partial<Conditions>): void
  careForApp(care: AppCare): void
  /** How much the app has stored, as the settings say it. */
  readonly dataSize: string
}

export class Walk implements Surface {
  readonly #ground: Ground
  readonly #words: SettingsWords
  #way: readonly Page[]

  constructor(ground: Ground, words: SettingsWords, first: Page) {
    this.#ground = ground
    this.#words = words
    this.#way = [first]
  }

  get over(): boolean {
    return this.#way.length === 0
  }

  screen(): PhoneScreen {
    const here = this.#way.at(-1)
    if (!here) return blankScreen
    const words = this.#words
    return {
      ...blankScreen,
      title: words[here.name],
      buttons: [...here.entries.map(({ name }) => words[name]), words.back],
      values: [...here.entries.flatMap((entry) => this.#state(entry)), ...this.#stored(here)],
    }
  }

  async tap(label: string): Promise<void> {
    const here = this.#way.at(-1)
    const entry = here?.entries.find(({ name }) => this.#words[name] === label)
    if (entry) return this.#enter(entry)
    if (label !== this.#words.back)
      throw new NotShown(
        `"${this.screen().title}" shows no "${label}", but ${this.screen().buttons.join(', ')}`,
      )
    this.#goBack()
  }

  type(label: string): void {
    throw new NotShown(`"${this.screen().title}" shows no field "${label}"`)
  }

  #enter(entry: Entry): void {
    if ('entries' in entry) this.#way = [...this.#way, entry]
    else if ('flip' in entry) this.#ground.change(entry.flip(this.#ground.conditions))
    else this.#press(entry)
  }

  #press({ sets, does, closes }: Button): void {
    if (sets) this.#ground.change(sets)
    if (does) this.#ground.careForApp(does)
    if (closes) this.#goBack()
  }

  #goBack(): void {
    this.#way = this.#way.slice(0, -1)
  }

  #state(entry: Entry): PhoneScreen['values'] {
    if (!('flip' in entry)) return []
    const { [entry.name]: label, on, off } = this.#words
    return [{ label, value: entry.on(this.#ground.conditions) ? on : off }]
  }

  #stored(here: Page): PhoneScreen['values'] {
    return here.tellsStorage ? [{ label: this.#words.dataSize, value: this.#ground.dataSize }] : []
  }
}
