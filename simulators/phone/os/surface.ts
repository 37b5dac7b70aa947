/** @module Whatever the system itself can put on the screen: its settings, its browser. */

import type { PhoneScreen } from '../screen.ts'

export interface SystemView {
  /** Nothing is left to show: back to the home screen. */
  readonly closed: boolean
  screen(): PhoneScreen
  tap(label: string): Promise<void>
  type(label: string, text: string): void
}

export const blankScreen: PhoneScreen = { title: '', notes: [], fields: [], buttons: [], values: [] }
