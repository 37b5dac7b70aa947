/** @module What is on the screen: nothing, the home screen, a page of the system, or IBKR Mobile. */

import type { Handset } from '../app/app-context.ts'
import { IbkrMobile } from '../app/ibkr-mobile.ts'
import { NotShown, type PhoneScreen } from '../screen.ts'
import { Browser } from './browser.ts'
import { appName } from './notification-list.ts'
import { menusOf, type SettingsWords } from './settings/labels.ts'
import { Walk } from './settings/navigation.ts'
import type { Page } from './settings/page.ts'
import type { Surface } from './surface.ts'
import type { System } from './system.ts'
import { darkScreen, homeScreen, pausedScreen } from './system-screens.ts'

export class Foreground {
  readonly #system: System
  readonly #handset: Handset
  readonly #words: SettingsWords
  #app: IbkrMobile | undefined
  #surface: Surface | undefined

  constructor(system: System, handset: Handset, words: SettingsWords) {
    this.#system = system
    this.#handset = handset
    this.#words = words
  }

  get appOpen(): boolean {
    return this.#app !== undefined
  }

  screen(): PhoneScreen {
    if (!this.#system.conditions.poweredOn) return darkScreen
    if (this.#surface) return this.#surface.screen()
    if (this.#app) return this.#system.appPaused ? pausedScreen : this.#app.screen()
    const { badge, installation } = this.#system
    return homeScreen({ appInstalled: installation.installed, badge, words: this.#words })
  }

  /** Opens the app as it begins, or at the push request of a notification. */
  async open(requestId?: string): Promise<void> {
    this.#mustBeOn()
    if (!this.#system.installation.installed) throw new NotShown(`${appName} is not installed`)
    this.#handset.record(`opens ${appName}`)
    this.#surface = undefined
    this.#system.appOpen = true
    this.#app = new IbkrMobile(this.#handset)
    if (!this.#system.appPaused) await this.#app.open(requestId)
  }

  openPanel(): void {
    this.#mustBeOn()
    this.#put(this.#walk(this.#pages().panel))
  }

  /** Asks a question over the home screen. */
  ask(question: Page): void {
    this.#put(this.#walk(question))
  }

  close(): void {
    this.#surface = undefined
    this.#app = undefined
    this.#system.appOpen = false
  }

  async tap(label: string): Promise<void> {
    if (!this.#surface && !this.#app) return this.#tapIcon(label)
    if (!this.#surface) return this.app(`button "${label}"`).tap(label)
    this.#handset.record(`tap on "${label}"`)
    await this.#surface.tap(label)
    if (this.#surface.over) this.close()
  }

  type(label: string, text: string): void {
    if (this.#surface) this.#surface.type(label, text)
    else this.app(`field "${label}"`).type(label, text)
  }

  /** The app, for somebody who reaches for `wanted` on it. */
  app(wanted: string): IbkrMobile {
    if (!this.#app || this.#surface || this.#system.appPaused)
      throw new NotShown(`"${this.screen().title}" shows no ${wanted}`)
    return this.#app
  }

  async #tapIcon(label: string): Promise<void> {
    this.#mustBeOn()
    if (label === appName) return this.open()
    if (label === this.#words.settings) this.#put(this.#walk(this.#pages().settings))
    else if (label === this.#words.browser) this.#put(new Browser(this.#words, () => this.#system.online))
    else throw new NotShown(`"${this.screen().title}" shows no button "${label}"`)
  }

  #put(surface: Surface): void {
    this.close()
    this.#surface = surface
  }

  #walk = (page: Page): Walk => new Walk(this.#system, this.#words, page)

  #pages() {
    const { parts, profile } = this.#handset
    return parts.settingsPages(menusOf(profile))
  }

  #mustBeOn(): void {
    if (!this.#system.conditions.poweredOn) throw new NotShown('the phone is switched off')
  }
}
