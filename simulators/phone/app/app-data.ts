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
}

export const noData: AppData = { wrongPins: 0, loggedIn: false, offerDue: false }

export const triesOfPin = 5

export const isSuspended = (data: AppData): boolean => data.wrongPins >= triesOfPin
