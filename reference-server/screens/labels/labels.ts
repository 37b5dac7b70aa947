/** @module The texts of all screens. One record per language. */

import type { Locale } from '../../domain/model/primitives.ts'

export interface Labels {
  readonly tws: string
  readonly clientPortal: string
  readonly webTrader: string
  readonly ibkrMobile: string

  readonly username: string
  readonly password: string
  /** The button of the login window and of the Security Code; IBKR Mobile has its own. */
  readonly login: string
  readonly mobileLogIn: string
  readonly logOut: string

  readonly chooseDevice: string

  readonly notificationSent: string
  readonly notReceived: string
  readonly twoFactorAuthentication: string

  readonly challengeCode: string
  readonly responseString: string
  readonly enterResponseCode: string
  readonly challengeEnded: string
  readonly newChallenge: string
  readonly ok: string
  readonly send: string

  readonly enterSecurityCode: string
  readonly securityCode: string
  readonly sendAgain: string
  readonly smsSending: string
  readonly smsSent: string
  readonly smsFailed: string
  readonly smsNotSent: string
  readonly smsDelay: string

  readonly loggedIn: string
  readonly denied: string
  readonly expired: string
  readonly loggedOut: string

  /** The icon in the corner; the settings are reached from there or from the side menu (AMB-15). */
  readonly userMenu: string
  readonly settings: string
  readonly userSettings: string
  readonly mobileNumber: string
  readonly verify: string
  readonly confirmationNumber: string
  readonly continue: string
  readonly smsVerified: string
  readonly checkMark: string

  readonly secureLoginSystem: string
  readonly secureLoginSettings: string
  readonly seamlessAuthentication: string
  readonly enabled: string
  readonly disabled: string
  readonly configure: string
  readonly save: string
  readonly optOut: string
  readonly optIn: string
  readonly mandatory: string
}

export type AllLabels = Readonly<Record<Locale, Labels>>
