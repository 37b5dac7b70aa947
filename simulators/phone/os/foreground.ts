import type { AppContext } from '../parts.ts'
import type { RunningApp } from '../phone-options.ts'
import { NotShown, type PhoneScreen } from '../screen.ts'
import { Browser } from './browser.ts'
import { appName } from './notification-list.ts'
import { menusOf, type SettingsLabels } from './settings/labels.ts'
import { SettingsNavigation } from './settings/navigation.ts'
import type { SettingsPage } from './settings/page.ts'
import type { PhoneSystem } from './system.ts'
import type { SystemView } from './system-screens.ts'
import { homeScreen, pausedScreen, poweredOffScreen } from './system-screens.ts'

export class Foreground {
  readonly #system: PhoneSystem
  readonly #context: AppContext
  readonly #labels: SettingsLabels
  readonly #start: () => RunningApp
  #app: RunningApp | undefined
  #surface: SystemView | undefined

  /** `start` starts the app. */
  constructor(system: PhoneSystem, context: AppContext, labels: SettingsLabels, start: () => RunningApp) {
    this.#system = system
    this.#context = context
    this.#labels = labels
    this.#start = start
  }

  screen(): PhoneScreen {
    if (!this.#system.conditions.poweredOn) return poweredOffScreen
    if (this.#surface) return this.#surface.screen()
    if (this.#app) return this.#system.appPaused ? pausedScreen : this.#app.screen()
    const { badge, installation } = this.#system
    return homeScreen({ appInstalled: installation.installed, badge, labels: this.#labels })
  }

  /** Opens the app as it begins, or at what a notification with these data is about. */
  async open(notification?: Readonly<Record<string, string>>): Promise<void> {
    this.#assertPoweredOn()
    if (!this.#system.installation.installed)
      throw new NotShown(`${appName} on the phone`, 'it is not installed')
    this.#context.record(`opens ${appName}`)
    this.#surface = undefined
    this.#system.appOpen = true
    this.#app = this.#start()
    if (!this.#system.appPaused) await this.#app.open(notification)
  }

  async conditionsChanged(): Promise<void> {
    await this.#app?.conditionsChanged()
  }

  openPanel(): void {
    this.#assertPoweredOn()
    this.#put(this.#walk(this.#pages().panel))
  }

  /** Asks a question over the home screen. */
  ask(question: SettingsPage): void {
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
    this.#context.record(`tap on "${label}"`)
    await this.#surface.tap(label)
    if (this.#surface.closed) this.close()
  }

  async type(label: string, text: string): Promise<void> {
    if (this.#surface) this.#surface.type(label, text)
    else await this.app(`field "${label}"`).type(label, text)
  }

  /** The app, for somebody who reaches for `wanted` on it. */
  app(wanted: string): RunningApp {
    if (!this.#app || this.#surface || this.#system.appPaused)
      throw new NotShown(`a ${wanted}`, `the screen "${this.screen().title}"`)
    return this.#app
  }

  async #tapIcon(label: string): Promise<void> {
    this.#assertPoweredOn()
    if (label === appName) return this.open()
    if (label === this.#labels.settings) this.#put(this.#walk(this.#pages().settings))
    else if (label === this.#labels.browser) this.#put(new Browser(this.#labels, () => this.#system.online))
    else throw new NotShown(`a button "${label}"`, `the screen "${this.screen().title}"`)
  }

  #put(surface: SystemView): void {
    this.close()
    this.#surface = surface
  }

  #walk = (page: SettingsPage): SettingsNavigation => new SettingsNavigation(this.#system, this.#labels, page)

  #pages() {
    const { parts, profile } = this.#context
    return parts.settingsPages(menusOf(profile))
  }

  #assertPoweredOn(): void {
    if (!this.#system.conditions.poweredOn) throw new NotShown('the phone to react', 'it is switched off')
  }
}
