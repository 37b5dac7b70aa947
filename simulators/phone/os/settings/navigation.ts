/** @module Navigation through the settings, page by page. */

import { NotShown, type PhoneScreen } from '../../screen.ts'
import type { Conditions } from '../conditions.ts'
import { blankScreen, type SystemView } from '../system-screens.ts'
import type { SettingsLabels } from './labels.ts'
import type { AppDataAction, SettingsButton, SettingsItem, SettingsPage } from './page.ts'

/** The system, as far as its settings reach. */
export interface ConfigurableSystem {
  readonly conditions: Conditions
  change(conditions: Partial<Conditions>): void
  manageAppData(care: AppDataAction): void
  /** How much the app has stored, as the settings say it. */
  readonly dataSize: string
}

export class SettingsNavigation implements SystemView {
  readonly #system: ConfigurableSystem
  readonly #labels: SettingsLabels
  #path: readonly SettingsPage[]

  constructor(system: ConfigurableSystem, labels: SettingsLabels, first: SettingsPage) {
    this.#system = system
    this.#labels = labels
    this.#path = [first]
  }

  get closed(): boolean {
    return this.#path.length === 0
  }

  screen(): PhoneScreen {
    const here = this.#path.at(-1)
    if (!here) return blankScreen
    const labels = this.#labels
    return {
      ...blankScreen,
      title: labels[here.name],
      buttons: [...here.entries.map(({ name }) => labels[name]), labels.back],
      values: [...here.entries.flatMap((entry) => this.#state(entry)), ...this.#stored(here)],
    }
  }

  async tap(label: string): Promise<void> {
    const here = this.#path.at(-1)
    const entry = here?.entries.find(({ name }) => this.#labels[name] === label)
    if (entry) return this.#enter(entry)
    if (label !== this.#labels.back)
      throw new NotShown(
        `"${label}" on the screen "${this.screen().title}"`,
        this.screen().buttons.join(', '),
      )
    this.#goBack()
  }

  type(label: string): void {
    throw new NotShown(`a field "${label}"`, `the screen "${this.screen().title}"`)
  }

  #enter(entry: SettingsItem): void {
    if ('entries' in entry) this.#path = [...this.#path, entry]
    else if ('flip' in entry) this.#system.change(entry.flip(this.#system.conditions))
    else this.#press(entry)
  }

  #press({ changes: sets, action: does, closes }: SettingsButton): void {
    if (sets) this.#system.change(sets)
    if (does) this.#system.manageAppData(does)
    if (closes) this.#goBack()
  }

  #goBack(): void {
    this.#path = this.#path.slice(0, -1)
  }

  #state(entry: SettingsItem): PhoneScreen['values'] {
    if (!('flip' in entry)) return []
    const { [entry.name]: label, on, off } = this.#labels
    return [{ label, value: entry.on(this.#system.conditions) ? on : off }]
  }

  #stored(here: SettingsPage): PhoneScreen['values'] {
    return here.showsStorage ? [{ label: this.#labels.dataSize, value: this.#system.dataSize }] : []
  }
}
