/** @module Screens of the operating system: home, app paused, and the views of its settings and browser. */

import type { PhoneScreen } from '../screen.ts'
import { appName } from './notification-list.ts'
import type { SettingsLabels } from './settings/labels.ts'

/** A view of the operating system: its settings or its browser. */
export interface SystemView {
  /** The view is closed: the home screen is shown. */
  readonly closed: boolean
  screen(): PhoneScreen
  tap(label: string): Promise<void>
  type(label: string, text: string): void
}

export const blankScreen: PhoneScreen = { title: '', notes: [], fields: [], buttons: [], values: [] }

export const poweredOffScreen: PhoneScreen = { ...blankScreen, title: 'Switched off' }

interface Home {
  readonly appInstalled: boolean
  readonly badge: number
  readonly labels: SettingsLabels
}

/** Icons to tap; a badge is a value beside the name of its app. */
export const homeScreen = ({ appInstalled, badge, labels }: Home): PhoneScreen => ({
  ...blankScreen,
  title: 'Home screen',
  buttons: [...(appInstalled ? [appName] : []), labels.settings, labels.browser],
  values: badge > 0 ? [{ label: appName, value: String(badge) }] : [],
})

/** Android shows this instead of a distracting app while Focus mode is on. */
export const pausedScreen: PhoneScreen = {
  ...blankScreen,
  title: 'App paused',
  notes: [`${appName} is paused while Focus mode is on.`],
}
