/** @module Screens of the operating system itself. */

import type { PhoneScreen } from '../screen.ts'
import { appName } from './notification-list.ts'

const blank: PhoneScreen = { title: '', notes: [], fields: [], buttons: [], values: [] }

export const darkScreen: PhoneScreen = { ...blank, title: 'Switched off' }

export const homeScreen = (appInstalled: boolean): PhoneScreen => ({
  ...blank,
  title: 'Home screen',
  buttons: appInstalled ? [appName] : [],
})

/** Android shows this instead of a distracting app while Focus mode is on. */
export const pausedScreen: PhoneScreen = {
  ...blank,
  title: 'App paused',
  notes: [`${appName} is paused while Focus mode is on.`],
}
