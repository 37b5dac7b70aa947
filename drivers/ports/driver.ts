/**
 * @module The one door to the server under test, in the words of the articles. Steps know nothing else of it.
 * Answers are values: a state, or a refusal with its code. Exceptions are bugs, of the harness or of the adapter.
 */

import type { Capability, Numbers } from '../../contract/lab-face.ts'
import type { LoginState } from '../../contract/login-face.ts'
import type { Locale, Os, Platform, SlsDeviceType } from '../../contract/primitives.ts'
import type { Problem } from '../../contract/refusal.ts'
import type { Screen } from '../../contract/screen.ts'

/** The server said no. */
export interface Refused extends Problem {
  readonly kind: 'refused'
  /** What the header of the answer says of the wait, where it says it in seconds (RFC 9110 section 10.2.3). */
  readonly retryAfterSeconds?: number | undefined
}

export interface SlsDevice {
  readonly id: string
  readonly type: SlsDeviceType
  readonly name: string
}

/** Where a login stands, as the window shows it. */
export interface LoginView {
  readonly kind: 'login'
  readonly state: LoginState
  readonly devices?: readonly SlsDevice[] | undefined
  readonly challenge?: string | undefined
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

/** A page without a state of its own, or the end of a session. */
export interface PageView {
  readonly kind: 'page'
}

export type LoginAnswer = LoginView | Refused
export type SettingsAnswer = SettingsView | Refused
export type WindowAnswer = LoginView | SettingsView | PageView | Refused

/**
 * One window of a trading platform or of Client Portal in one person's hands. It remembers what a browser or a
 * platform would: the secret of its login and its session.
 */
export interface Window {
  readonly platform: Platform
  /** What the person sees now; undefined where the system under test has no screens. */
  screen(): Screen | undefined
  /** Types `text` into the field with this label. */
  type(label: string, text: string): void
  /** Clicks the control with this label, with everything typed so far. */
  click(label: string): Promise<WindowAnswer>
  /** Everything that the server has told this window, as it came: for secrets that must not be in it. */
  received(): string
  /** The same login in the hands of somebody who knows its id, but not the secret of the window that began it. */
  withoutLoginSecret(): Window

  logIn(username: string, password: string): Promise<LoginAnswer>
  chooseDevice(deviceId: string): Promise<LoginAnswer>
  requestChallenge(): Promise<LoginAnswer>
  /** `response` may be anything: the server has to cope with what people and attackers send. */
  submitResponse(response: string): Promise<LoginAnswer>
  submitSecurityCode(code: string): Promise<LoginAnswer>
  requestAnotherSms(): Promise<LoginAnswer>
  /** Looks at the login again without any click: a waiting window does that by itself. */
  refresh(): Promise<LoginAnswer>
  /** Whether the session still opens what is behind the login. */
  isLoggedIn(): Promise<boolean>
  logOut(): Promise<WindowAnswer>

  readSettings(): Promise<SettingsAnswer>
  setSeamless(enabled: boolean): Promise<SettingsAnswer>
  changeMobileNumber(number: string): Promise<SettingsAnswer>
  verifyMobileNumber(): Promise<SettingsAnswer>
  confirmMobileNumber(code: string): Promise<SettingsAnswer>
  /** Leaves the Secure Login System, or comes back, with user name and password once more. */
  setOptOut(optedOut: boolean, username: string, password: string): Promise<SettingsAnswer>
  removeDevice(deviceId: string): Promise<SettingsAnswer>
}

/** A person as the server has to know them before a scenario begins. */
export interface PersonRecord {
  readonly username: string
  readonly password: string
  /** ISO 3166-1 alpha-2 */
  readonly residence: string
  readonly accounts: readonly string[]
  readonly seamless: boolean
  readonly mobileNumber?: { readonly number: string; readonly verified: boolean } | undefined
}

/** What a phone or a physical device says of itself when IB Key is provisioned without the activation procedure. */
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

/** Test control. Each ability stands for a declared capability. */
export interface Lab {
  /** The numbers that the implementation has chosen, where it tells them. */
  numbers(): Promise<Numbers | undefined>
  /** How often the implementation has hashed a password so far, where it tells. */
  passwordHashes(): Promise<number | undefined>
  createPerson(person: PersonRecord): Promise<void>
  provision(username: string, device: Provision): Promise<Provisioned>
  /**
   * Sets the server's clock, lets it finish all due work, and returns the instant at which more is due, by that clock.
   * `to` is earlier than before only where the clock can be set back.
   */
  advance(to: number): Promise<number | undefined>
}

export interface Driver {
  /** Name and version of the implementation, for reports. */
  readonly name: string
  readonly version: string
  readonly capabilities: ReadonlySet<Capability>
  readonly lab: Lab
  /** Opens the login window of a platform; where it is an app, `os` is that of the device it runs on. */
  open(platform: Platform, locale: Locale, os?: Os): Promise<Window>
}
