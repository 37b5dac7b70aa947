/** @module What is on the screen: nothing, the home screen, or IBKR Mobile. */

import type { Handset } from '../app/handset.ts'
import { IbkrMobile } from '../app/ibkr-mobile.ts'
import { NotShown, type PhoneScreen } from '../screen.ts'
import { appName } from './notification-list.ts'
import type { System } from './system.ts'
import { darkScreen, homeScreen, pausedScreen } from './system-screens.ts'

export class Foreground {
  readonly #system: System
  readonly #handset: Handset
  #app: IbkrMobile | undefined

  constructor(system: System, handset: Handset) {
    this.#system = system
    this.#handset = handset
  }

  get appOpen(): boolean {
    return this.#app !== undefined
  }

  screen(): PhoneScreen {
    if (!this.#system.conditions.poweredOn) return darkScreen
    if (!this.#app) return homeScreen(this.#system.installation.installed)
    return this.#system.appPaused ? pausedScreen : this.#app.screen()
  }

  /** Opens the app as it begins, or at the push request of a notification. */
  async open(requestId?: string): Promise<void> {
    if (!this.#system.conditions.poweredOn) throw new NotShown('the phone is switched off')
    if (!this.#system.installation.installed) throw new NotShown(`${appName} is not installed`)
    this.#handset.record(`opens ${appName}`)
    this.#system.appOpen = true
    this.#app = new IbkrMobile(this.#handset)
    if (!this.#system.appPaused) await this.#app.open(requestId)
  }

  close(): void {
    this.#app = undefined
    this.#system.appOpen = false
  }

  /** The app, for somebody who reaches for `wanted` on it. */
  app(wanted: string): IbkrMobile {
    if (!this.#app || this.#system.appPaused)
      throw new NotShown(`"${this.screen().title}" shows no ${wanted}`)
    return this.#app
  }
}
