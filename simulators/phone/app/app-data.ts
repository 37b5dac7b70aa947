/** @module What IBKR Mobile stores on the phone: lost with the app, or with Clear Data. */

export interface Activation {
  readonly deviceId: string
  /** base64url of 32 bytes */
  readonly deviceSecret: string
  /** IBKR Mobile PIN; an iPhone has none. */
  readonly pin?: string | undefined
}

export interface AppData {
  readonly activation?: Activation | undefined
  /** In a row, over all uses of the PIN. */
  readonly wrongPins: number
  readonly loggedIn: boolean
  /** The push token is to be offered to the server as soon as the phone is online (SYNC-02). */
  readonly offerDue: boolean
  /** Of an app that is not ours, by name: what a backup contains. */
  readonly files?: Readonly<Record<string, string>>
  /** Of an app that is not ours, by name: what the system keeps in hardware, and no backup contains. */
  readonly keychain?: Readonly<Record<string, string>>
}

export const noData: AppData = { wrongPins: 0, loggedIn: false, offerDue: false }

/** How much is stored, as the settings of the phone say it (CACHE-RU-6-06). */
export const dataSize = ({ activation, loggedIn }: AppData): string => {
  const bytes = (activation ? 24 : 0) + (loggedIn ? 8 : 0)
  return bytes === 0 ? '0' : `${bytes} KB`
}

export const maximumWrongPins = 5

export const isSuspended = (data: AppData): boolean => data.wrongPins >= maximumWrongPins
