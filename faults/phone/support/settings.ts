/** @module Short forms for the wraps around a phone's settings. */

import type { ItemName, SettingsLabels } from '../../../simulators/phone/os/settings/labels.ts'
import type { SettingsItem, SettingsPage } from '../../../simulators/phone/os/settings/page.ts'
import type { PhoneParts } from '../../../simulators/phone/parts.ts'
import type { Menus } from '../../../simulators/phone/profiles.ts'

type Wrap = (parts: PhoneParts) => PhoneParts

/** Other words in the settings, in every language. */
export const settingsWording =
  (change: (words: SettingsLabels, menus: Menus) => Partial<SettingsLabels>): Wrap =>
  (parts) => ({
    ...parts,
    settingsLabels(menus, language) {
      const words = parts.settingsLabels(menus, language)
      return { ...words, ...change(words, menus) }
    },
  })

/** An item under another label than the articles give it. */
export const mislabelled = (...items: readonly ItemName[]): Wrap =>
  settingsWording((words) => Object.fromEntries(items.map((item) => [item, `${words[item]} …`])))

/** The same, in the menus of one kind of phone. */
export const mislabelledOn = (on: Menus, ...items: readonly ItemName[]): Wrap =>
  settingsWording((words, menus) =>
    menus === on ? Object.fromEntries(items.map((item) => [item, `${words[item]} …`])) : {},
  )

const changed = (page: SettingsPage, change: (page: SettingsPage) => SettingsPage): SettingsPage =>
  change({
    ...page,
    entries: page.entries.map((entry) => ('entries' in entry ? changed(entry, change) : entry)),
  })

/** Every page of the settings changed, from the innermost to the outermost. */
export const onEveryPage =
  (change: (page: SettingsPage) => SettingsPage): Wrap =>
  (parts) => ({
    ...parts,
    settingsPages(menus) {
      const { settings, panel } = parts.settingsPages(menus)
      return { settings: changed(settings, change), panel: changed(panel, change) }
    },
  })

/** Every entry with this name changed on the pages with that name; without the latter, everywhere. */
export const onEntry = (name: ItemName, change: (entry: SettingsItem) => SettingsItem, on?: ItemName): Wrap =>
  onEveryPage((page) =>
    on === undefined || page.name === on
      ? { ...page, entries: page.entries.map((entry) => (entry.name === name ? change(entry) : entry)) }
      : page,
  )

/** A switch that moves and changes nothing. */
export const dead = (name: ItemName, on?: ItemName): Wrap =>
  onEntry(name, (entry) => ('flip' in entry ? { ...entry, flip: () => ({}) } : entry), on)
