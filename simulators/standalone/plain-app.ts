/** @module An app that does nothing but show by which notification it was opened: what runs on a phone without IB Key. */

import type { RunningApp } from '../phone/phone-options.ts'
import { NotShown, type PhoneScreen } from '../phone/screen.ts'

export function plainApp(name: string): RunningApp {
  let opened: Readonly<Record<string, string>> | undefined
  const screen = (): PhoneScreen => ({
    title: name,
    notes: [opened ? 'Opened by a notification with these data:' : 'Opened from the home screen.'],
    fields: [],
    buttons: [],
    values: Object.entries(opened ?? {}).map(([label, value]) => ({ label, value })),
  })
  const nothing = async (): Promise<void> => {
    throw new NotShown('something to use', `the screen "${name}", which has nothing`)
  }
  return {
    async open(notification) {
      opened = notification
    },
    screen,
    tap: nothing,
    type: nothing,
    present: nothing,
    cancel: nothing,
    conditionsChanged: async () => {},
  }
}
