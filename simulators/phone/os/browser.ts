/** @module The phone's web browser, as the test whether there is a working network (NOTIF-36). */

import { NotShown, type PhoneScreen } from '../screen.ts'
import type { SettingsWords } from './settings/labels.ts'
import { blankScreen, type Surface } from './surface.ts'

export class Browser implements Surface {
  readonly over = false
  readonly #words: SettingsWords
  readonly #reaches: () => boolean
  #address = ''
  #page: string | undefined

  constructor(words: SettingsWords, reaches: () => boolean) {
    this.#words = words
    this.#reaches = reaches
  }

  screen(): PhoneScreen {
    const { browser, address, go } = this.#words
    return {
      ...blankScreen,
      title: this.#page ?? browser,
      fields: [{ label: address, value: this.#address }],
      buttons: [go],
    }
  }

  async tap(label: string): Promise<void> {
    if (label !== this.#words.go) throw new NotShown(`"${this.screen().title}" shows no button "${label}"`)
    this.#page = this.#reaches() ? this.#address : `${this.#words.browser}: ${this.#address} ✗`
  }

  type(label: string, text: string): void {
    if (label !== this.#words.address)
      throw new NotShown(`"${this.screen().title}" shows no field "${label}"`)
    this.#address = text
  }
}
