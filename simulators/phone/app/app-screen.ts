/** @module A screen of IBKR Mobile as it is shown, and the names of all that it consists of. */

import type { PhoneScreen } from '../screen.ts'

/** A screen of IBKR Mobile that still knows what its labels stand for. */
export interface AppScreen {
  readonly name: ViewName
  readonly title: string
  readonly notes: readonly string[]
  readonly fields: readonly { readonly name: FieldName; readonly label: string }[]
  readonly buttons: readonly { readonly name: ButtonName; readonly label: string }[]
  readonly values: PhoneScreen['values']
}

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
