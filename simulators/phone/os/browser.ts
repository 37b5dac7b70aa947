/** @module The phone's web browser, as the test whether there is a working network (NOTIF-36). */

import { NotShown, type PhoneScreen } from '../screen.ts'
import type { SettingsLabels } from './settings/labels.ts'
import { blankScreen, type SystemView } from './system-screens.ts'

export class Browser implements SystemView {
  readonly closed = false
  readonly #labels: SettingsLabels
  readonly #reaches: () => boolean
  #address = ''
  #page: string | undefined

  constructor(labels: SettingsLabels, reaches: () => boolean) {
    this.#labels = labels
    this.#reaches = reaches
  }

  screen(): PhoneScreen {
    const { browser, address, go } = this.#labels
    return {
      ...blankScreen,
      title: this.#page ?? browser,
      fields: [{ label: address, value: this.#address }],
      buttons: [go],
    }
  }

  async tap(label: string): Promise<void> {
    if (label !== this.#labels.go)
      throw new NotShown(`a button "${label}"`, `the screen "${this.screen().title}"`)
    this.#page = this.#reaches() ? this.#address : `${this.#labels.browser}: ${this.#address} ✗`
  }

  type(label: string, text: string): void {
    if (label !== this.#labels.address)
      throw new NotShown(`a field "${label}"`, `the screen "${this.screen().title}"`)
    this.#address = text
  }
}
