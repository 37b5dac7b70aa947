/**
 * @module The port to the server under test, in the terms of the articles. Steps use the server through this port only.
 *
 * Responses are values: a state, or a refusal with its code. Methods reject only with the errors of errors.ts, or with an
 * assertion error (verify.ts) where the response violates the contract; any other exception is a bug of the driver.
 */

import type { Capability, NumberName, Numbers } from '../../contract/lab-face.ts'
import type { LoginState } from '../../contract/login-face.ts'
import type { Locale, Os, Platform, SlsDeviceType } from '../../contract/primitives.ts'
import type { Problem } from '../../contract/refusal.ts'
import type { Screen } from '../../contract/screen.ts'
import type { ScreenLabel } from './labels.ts'

export type { NumberName }

/** A refusal by the server, with its code (RFC 9457). */
export interface Refused extends Problem {
  readonly kind: 'refused'
  /** `Retry-After` of the response in seconds (RFC 9110 section 10.2.3); undefined if it is absent or a date. */
  readonly retryAfterSeconds?: number | undefined
  /** The same as a date, in ms since the Unix epoch; undefined if it is absent or in seconds. */
  readonly retryAfterDate?: number | undefined
}

export interface SlsDevice {
  readonly id: string
  readonly type: SlsDeviceType
  readonly name: string
}

/** The state of a login, as the window shows it. */
export interface LoginView {
  readonly kind: 'login'
  readonly state: LoginState
  /** The devices to choose from, in the state `chooseDevice`. */
  readonly devices?: readonly SlsDevice[] | undefined
  /** The Challenge code, in the state `challenge`. */
  readonly challenge?: string | undefined
  /** Delivery state of the SMS, in the state `securityCode`. */
  readonly sms?: 'sending' | 'sent' | 'failed' | undefined
}

/** The settings of the Secure Login System, as Client Portal shows them. */
export interface SettingsView {
  readonly kind: 'settings'
  readonly seamless: boolean
  readonly mobileNumber?: { readonly number: string; readonly smsVerified: boolean } | undefined
  readonly devices: readonly SlsDevice[]
  readonly optOut?: 'notOffered' | 'offered' | 'taken' | undefined
  readonly sms?: 'sending' | 'sent' | 'failed' | undefined
}

/** Any other page, which shows neither a login nor the settings; also the response to a logout. */
export interface PageView {
  readonly kind: 'page'
}

export type LoginAnswer = LoginView | Refused
export type SettingsAnswer = SettingsView | Refused
export type WindowAnswer = LoginView | SettingsView | PageView | Refused

/** A field by its label or, where the articles give it none, by the member of the request that its text becomes. */
export type FieldChoice = ScreenLabel | { readonly member: 'username' | 'password' | 'response' }

/**
 * One window of a trading platform or of Client Portal, used by one person. It keeps what a browser or a platform keeps:
 * its login id, login secret and session token. Methods for which the window lacks one of them resolve to the refusal
 * that the server gives without it.
 */
export interface Window {
  readonly platform: Platform
  /** The screen that is shown now; undefined without the capability `screens`. */
  screen(): Screen | undefined
  /** Types `text` into a field. An assertion error if the screen has no such field. */
  type(field: FieldChoice, text: string): void
  /** Clicks the control with this label and submits all that was typed. Rejects with an assertion error if there is none. */
  click(label: ScreenLabel): Promise<WindowAnswer>
  /** All responses to this window so far, header fields included, as received, to search for secrets that they must not contain. */
  received(): string
  /** Another window for the same login, with the login id but without the login secret. */
  withoutLoginSecret(): Window

  logIn(username: string, password: string): Promise<LoginAnswer>
  chooseDevice(deviceId: string): Promise<LoginAnswer>
  requestChallenge(): Promise<LoginAnswer>
  /** `response` may be any text, well-formed or not. */
  submitResponse(response: string): Promise<LoginAnswer>
  submitSecurityCode(code: string): Promise<LoginAnswer>
  requestAnotherSms(): Promise<LoginAnswer>
  /** Reads the state of the login again, as a waiting window does periodically. */
  refresh(): Promise<LoginAnswer>
  /** Whether the server accepts the session token of this window. */
  isLoggedIn(): Promise<boolean>
  /** Whose session it is, as the server says; undefined: it does not accept the session token. */
  sessionUsername(): Promise<string | undefined>
  logOut(): Promise<WindowAnswer>

  readSettings(): Promise<SettingsAnswer>
  setSeamless(enabled: boolean): Promise<SettingsAnswer>
  changeMobileNumber(number: string): Promise<SettingsAnswer>
  verifyMobileNumber(): Promise<SettingsAnswer>
  confirmMobileNumber(code: string): Promise<SettingsAnswer>
  /** Opts out of the Secure Login System, or back in; the server requires user name and password again. */
  setOptOut(optedOut: boolean, username: string, password: string): Promise<SettingsAnswer>
  removeDevice(deviceId: string): Promise<SettingsAnswer>
}

/** A person to create on the server before a scenario begins. */
export interface PersonRecord {
  readonly username: string
  readonly password: string
  /** Country of residence, and below the countries of the accounts: ISO 3166-1 alpha-2. */
  readonly residence: string
  readonly accounts: readonly string[]
  readonly seamless: boolean
  readonly mobileNumber?: { readonly number: string; readonly verified: boolean } | undefined
}

/** An SLS device to add without its procedure. */
export type Provision =
  | {
      readonly type: 'ibKey'
      readonly os: Os
      readonly model: string
      readonly hardwareId: string
      readonly pushToken?: string | undefined
      readonly pin?: string | undefined
    }
  | { readonly type: 'physical'; readonly name: string; readonly active: boolean }
  | { readonly type: 'sms' }

export interface Provisioned {
  readonly deviceId: string
  /** 32 bytes, as base64url; absent for SMS. */
  readonly deviceSecret?: string | undefined
}

/** Test control over the server, by the lab face. */
export interface Lab {
  /** The lifetimes (ms) and limits of the implementation; undefined where it does not publish them, or not this one. */
  numbers(): Promise<Numbers | undefined>
  /** The number of password hashes computed so far; undefined if the implementation does not publish it. */
  passwordHashes(): Promise<number | undefined>
  createPerson(person: PersonRecord): Promise<void>
  provision(username: string, device: Provision): Promise<Provisioned>
  /** Countries as in `PersonRecord`. Only with the capability `residenceChanges`. */
  changeResidence(username: string, residence: string, accounts: readonly string[]): Promise<void>
  /**
   * Sets the server's clock to `to` (ms since the Unix epoch), waits until all due work is done, and resolves to the next
   * instant at which work is due by that clock, or undefined if none is. `to` is earlier than before only with the
   * capability `clockSetBack`.
   */
  advance(to: number): Promise<number | undefined>
}

export interface Driver {
  /** Name and version of the implementation, for reports. */
  readonly name: string
  readonly version: string
  readonly capabilities: ReadonlySet<Capability>
  readonly lab: Lab
  /** Opens the login window of a platform. `os` is that of the trading device, if the platform is an app. */
  open(platform: Platform, locale: Locale, os?: Os): Promise<Window>
}
