/** @module The settings that each kind of phone has. */

import type { Menus } from '../../profiles.ts'
import { android5Pages, android6Pages, androidPages } from './android.ts'
import { iosPages } from './ios.ts'
import type { SettingsPage } from './page.ts'

export interface SettingsPages {
  /** Behind the icon on the home screen. */
  readonly settings: SettingsPage
  /** Behind a swipe down from the top: Control Center, or Quick Settings. */
  readonly panel: SettingsPage
}

const all: Readonly<Record<Menus, SettingsPages>> = {
  iOS: iosPages,
  Android: androidPages,
  'Android of another vendor': androidPages,
  'Android 6.0': android6Pages,
  'Android 5.0': android5Pages,
}

export const settingsPagesOf = (menus: Menus): SettingsPages => all[menus]
