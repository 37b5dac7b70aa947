/** @module A screen of IBKR Mobile as data: what it shows, and which flow each button starts. */

import type { SecurityElement } from '../../../contract/primitives.ts'
import type { SensedElement } from '../os/security-elements.ts'
import type { AppContext } from './app-context.ts'

export type ViewName =
  | 'start'
  | 'services'
  | 'home'
  | 'more'
  | 'authenticate'
  | 'request'
  | 'notice'
  | 'options'
  | 'confirm'
  | 'instructions'
  | 'credentials'
  | 'token'
  | 'securityDevice'
  | 'choosePin'
  | 'oldPin'
  | 'done'

export type FieldName =
  | 'username'
  | 'password'
  | 'pin'
  | 'challenge'
  | 'token'
  | 'deviceResponse'
  | 'newPin'
  | 'repeatPin'

export type ButtonName =
  | 'logIn'
  | 'logOut'
  | 'services'
  | 'more'
  | 'authenticate'
  | 'generateResponse'
  | 'deny'
  | 'tryAgain'
  | 'activateIbKey'
  | 'migrateIbKey'
  | 'reactivateIbKey'
  | 'notNow'
  | 'continue'
  | 'verify'
  | 'activate'
  | 'done'
  | 'close'
  | 'cancel'

export type ValueName = 'responseString' | 'platform' | 'challenge'

/** What the app has to tell, beside its labels. */
export type NoteName =
  | 'sixDigits'
  | 'wrongElement'
  | 'wrongPin'
  | 'tooManyTries'
  | 'suspended'
  | 'dismissed'
  | 'noInternet'
  | 'notActivated'
  | 'notActiveHere'
  | 'noElement'
  | 'tampered'
  | 'approved'
  | 'declined'
  | 'requestOver'
  | 'tooLate'
  | 'invalidCredentials'
  | 'invalidToken'
  | 'weakPin'
  | 'pinsDiffer'
  | 'tooSoon'
  | 'locked'
  | 'refused'
  | 'howToActivate'
  | 'tokenSent'
  | 'operateDevice'
  | 'clientServices'
  | 'activated'

export type Typed = Readonly<Partial<Record<FieldName, string>>>

/** What happens next: the view that replaces the one on the screen. */
export type ViewTransition = (phone: AppContext, typed: Typed) => View | Promise<View>

export interface Button {
  readonly name: ButtonName
  readonly press: ViewTransition
  /** A prompt covers every other button. */
  readonly besidePrompt?: true
}

export interface Prompt {
  readonly element: SecurityElement
  readonly present: (phone: AppContext, given: SensedElement) => View | Promise<View>
  readonly dismiss: (phone: AppContext) => View | Promise<View>
}

export interface View {
  readonly name: ViewName
  readonly notes?: readonly NoteName[]
  readonly fields?: readonly FieldName[]
  readonly buttons: readonly Button[]
  /** The button that leads back to where the app begins. */
  readonly leave?: ButtonName
  readonly values?: readonly { readonly name: ValueName; readonly value: string }[]
  readonly prompt?: Prompt
}

/** The same view with something to say. */
export const withNotes = (view: View, ...notes: readonly NoteName[]): View => ({ ...view, notes })
