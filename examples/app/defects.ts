/** @module Ten mistakes of an app, each with the requirement by which the suite finds it: defective.ts has one of them. */

import type { Device, DeviceStore } from '../../drivers/ports/app.ts'
import type { Rules } from './rules.ts'

export interface Defect {
  /** A requirement of which a scenario fails. */
  readonly row: string
  readonly title: string
  readonly rules: Partial<Rules>
}

/** What a process of the app keeps in its memory is gone with the process. */
const inMemory = (): DeviceStore => {
  const texts = new Map<string, string>()
  return {
    get: (name) => texts.get(name),
    set(name, text) {
      if (text === undefined) texts.delete(name)
      else texts.set(name, text)
    },
  }
}

export const defects: Readonly<Record<string, Defect>> = {
  leading_zeros_lost: {
    row: 'SYNC-12',
    title: 'A response is a number: its leading zeros are not shown.',
    rules: { shownResponse: (digits) => String(Number(digits)) },
  },
  challenge_of_any_length: {
    row: 'XDEV-IOS-05',
    title: 'A challenge may have any number of digits.',
    rules: { isChallenge: (text) => /^[0-9]{1,64}$/.test(text) },
  },
  pin_in_any_case: {
    row: 'XDEV-AND-05',
    title: 'Capital and small letters of a PIN are the same.',
    rules: { isOwnPin: (given, own) => given.toLowerCase() === own.toLowerCase() },
  },
  repeated_pin_not_compared: {
    row: 'MIG-AND-11',
    title: 'What is entered in Repeat PIN is not looked at.',
    rules: { pinsAgree: () => true },
  },
  dismissed_prompt_proceeds: {
    row: 'XDEV-IOS-06',
    title: 'Whoever dismisses the prompt gets the response all the same.',
    rules: { proceedsUnidentified: true },
  },
  tap_approves: {
    row: 'NOTIF-EN-04',
    title: 'A tap on the notification approves the login.',
    rules: { asksOwner: (purpose) => purpose !== 'approval' },
  },
  wrong_pins_forgotten: {
    row: 'SEC-PIN-02',
    title: 'Wrong PINs are counted in memory: a new start of the app forgets them.',
    rules: { counter: inMemory },
  },
  key_in_backup: {
    row: 'CACHE-RU-04',
    title: 'The key is in a file, and a backup revives it.',
    rules: { secrets: ({ files }: Device) => files },
  },
  keychain_outlives_app: {
    row: 'REACT-A-01',
    title: 'What the Keychain has kept of a former installation is still used.',
    rules: { removesLeftovers: false },
  },
  clock_of_the_phone_decides: {
    row: 'SEC-TIME-03',
    title: 'Whether a login is over is read from the clock of the phone.',
    rules: { isOpen: ({ state, expiresAt }, now) => state === 'open' && now < expiresAt },
  },
}
