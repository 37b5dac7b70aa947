/** @module IBKR Mobile on the phone in use: whether it has the keys of an activation, and what keeps it from using them. */

import { type Bounds, type Foreseen, reaches } from '../numbers.ts'

export type ElementName = 'the fingerprint' | 'the PIN' | 'Touch ID' | 'Face ID' | 'the Passcode'

/** A phone as far as IB Key asks for something there. */
interface PhoneInUse {
  readonly app: AppState
  readonly element: ElementName
}

export interface AppState {
  /** Of an activation on this phone, whenever that was: a new phone has none, and a new installation loses them (REACT-A-01). */
  hasKeys: boolean
  /** Jailbroken or rooted (NOTIF-37). */
  isTampered: boolean
  /** In a row, wherever the phone asked for them. */
  wrongPins: number
  wrongFingers: Bounds
  /** Whether the screen may still ask for an element, for a response. */
  isAsking: boolean
  /** Whether its PIN was chosen in the app, and is not the one that the lab face knows. */
  hasChosenPin: boolean
  isBackedUp: boolean
  /** Stands for the keys by which IB Key is active, on whichever phone, and for those that somebody has copied. */
  binding: object
  copied: object | undefined
  /** Whether there are keys of the person's first phone to copy, on which IB Key is no more. */
  hadKeysBefore: boolean
  /** With username and password, which it takes only where nothing is to be activated. */
  isLoggedIn: boolean
  /** Whether a copy of the app has chosen the PIN, which its owner does not know. */
  isPinForeign: boolean
  /** The activation whose proof was accepted here, and which waits for a PIN (MIG-AND-07). */
  proven: object | undefined
  /** For which activation a copy has an attestation of this phone, and of when. */
  attested: { readonly activation: object; readonly at: number } | undefined
  /** The one that was under way on the phone before, whose page is still there. */
  leftBehind: object | undefined
  /**
   * Whether the push service knows the installation that IB Key was activated with, on whichever phone (SYNC-01). When the system
   * hears that it does not is open (SEC-SEND-10).
   */
  isRegistered: boolean
}

export const newApp = (changes: Partial<AppState> = {}): AppState => ({
  hasKeys: false,
  isTampered: false,
  wrongPins: 0,
  wrongFingers: { least: 0, most: 0 },
  isAsking: false,
  hasChosenPin: false,
  isBackedUp: false,
  binding: {},
  copied: undefined,
  hadKeysBefore: false,
  isLoggedIn: false,
  isPinForeign: false,
  proven: undefined,
  attested: undefined,
  leftBehind: undefined,
  isRegistered: true,
  ...changes,
})

/** On the next phone. */
export const appOnNextPhone = (
  before: AppState,
  activation: object | undefined,
  hadKeys: boolean,
): AppState =>
  newApp({
    isRegistered: before.isRegistered,
    leftBehind: before.proven ? undefined : activation,
    binding: before.binding,
    copied: before.copied,
    hadKeysBefore: before.hadKeysBefore || hadKeys,
  })

/** Ten at most (SEC-PIN-01, SEC-PIN-04). A few have to be possible, since everybody mistypes. */
const wrongPinLimit: Bounds = { least: 3, most: 10 }
const wrongFingerLimit: Bounds = { least: 2, most: 10 }

/** Whether wrong PINs have put IB Key out of use on this phone, until it is activated again (SEC-PIN-03). */
export const isOutOfUse = ({ wrongPins }: AppState): Foreseen =>
  reaches({ least: wrongPins, most: wrongPins }, wrongPinLimit)

/** Whether PIN or Passcode is asked for in place of a finger or face. */
const asksForSecret = ({ wrongFingers }: AppState): Foreseen => reaches(wrongFingers, wrongFingerLimit)

/** Whether this app gives responses and asks about logins, if IB Key is active on its phone. */
export function appAnswers(app: AppState): Foreseen {
  if (!app.hasKeys || app.isTampered) return false
  const suspended = isOutOfUse(app)
  return suspended === undefined ? undefined : !suspended
}

/** What the phone was given, and took for right: only that makes wrong PINs forgotten (SEC-PIN-02). */
export function noteRight(app: AppState, element: ElementName): void {
  if (element === 'the PIN') app.wrongPins = 0
  // Whether the PIN of an app makes fingers forgotten is the phone's affair.
  app.wrongFingers = { least: 0, most: element === 'the PIN' ? app.wrongFingers.most : 0 }
}

export function noteWrong(app: AppState, element: ElementName, times = 1): void {
  const { wrongFingers } = app
  if (element === 'the PIN') app.wrongPins += times
  else if (element !== 'the Passcode')
    app.wrongFingers = { least: wrongFingers.least + times, most: wrongFingers.most + times }
}

/** Android: there is an IBKR Mobile PIN. */
export const hasAppPin = ({ element }: Pick<PhoneInUse, 'element'>): boolean =>
  element === 'the PIN' || element === 'the fingerprint'

/** A response: on Android by the PIN, on an iPhone by what it asks for then (AMB-09). */
export const noteResponse = (person: PhoneInUse): void =>
  noteRight(person.app, hasAppPin(person) ? 'the PIN' : person.element)

/** What IB Key asks for in an approval, and on an iPhone for a response, too; undefined: that is not certain. */
export function currentElement({ app, element }: PhoneInUse): ElementName | undefined {
  if (element === 'the PIN' || element === 'the Passcode') return element
  const isSecret = asksForSecret(app)
  if (!isSecret) return isSecret === false ? element : undefined
  return element === 'the fingerprint' ? 'the PIN' : 'the Passcode'
}

/** IB Key is active on the phone of this app, and nothing of before counts. */
export function noteKeys(app: AppState): void {
  app.hasKeys = true
  app.isPinForeign = false
  app.binding = {}
  app.wrongPins = 0
}

/** The app was installed again, or its data were cleared: nothing brings them back (CACHE-RU-04, REACT-A-01). */
export function noteDataLoss(app: AppState): void {
  app.hasKeys = false
  app.isLoggedIn = false
  app.wrongPins = 0
  app.isAsking = false
}
