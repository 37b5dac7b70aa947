/**
 * @module The port to an app under test: what stands on the phones in place of our IBKR Mobile (`sls run --app FILE`). The
 * operating system around it stays simulated; the app has everything from its `Device` and nothing else, so that the
 * same scenarios run under the virtual clock. drivers/ports/README.md says what must be true when a promise resolves.
 */

import type { Locale, Os, SecurityElement } from '../../contract/primitives.ts'

/** The default export of FILE. */
export interface AppUnderTest {
  /** Name and version, for reports: at most 100 characters. */
  readonly name: string
  /** Starts the app: called whenever somebody opens it, and each time it remembers only what the device has stored. */
  start(device: Device): App
}

/** The process of an app, from its start until the system ends it. A rejected promise fails the scenario. */
export interface App {
  /**
   * Comes to the front as it begins, or, where a notification was tapped, at what that one is about: `notification` is its
   * data (APNs: the members beside `aps`; FCM: `data`).
   */
  open(notification: Readonly<Record<string, string>> | undefined): Promise<void>
  /** What it shows now. */
  screen(): Promise<AppView>
  /** `label` is one of `buttons` of the screen. */
  tap(label: string): Promise<void>
  /** Puts `text` in place of what the field holds; `label` is one of `fields` of the screen. */
  type(label: string, text: string): Promise<void>
  /** An element was presented to the prompt of the screen, the one that it asks for or another. */
  present(given: PresentedElement): Promise<void>
  /** The prompt of the screen was dismissed. */
  cancel(): Promise<void>
  /** The network, the push token or another condition of the device may have changed while the app is open. */
  conditionsChanged(): Promise<void>
  /**
   * Stores an activation that the server has made without the procedure, as a build for tests has to offer it. The app is
   * not open, and is not opened.
   */
  provision(activation: ProvisionedActivation): Promise<void>
}

/** A screen of the app, in the words of the articles (contract/README.md). */
export interface AppView {
  readonly title: string
  /** Paragraphs and notices. */
  readonly notes: readonly string[]
  /** Text fields. The value of a secret is masked. */
  readonly fields: readonly { readonly label: string; readonly value: string }[]
  /** Everything that can be tapped. What a prompt covers is none of it. */
  readonly buttons: readonly string[]
  /** Values shown beside a label, such as the Response String. */
  readonly values: readonly { readonly label: string; readonly value: string }[]
  /** The security element that is asked for now: by the system, in the name of the app, or the PIN by the app itself. */
  readonly prompt?: SecurityElement | undefined
}

/** What the system says of an element after its sensor or lock screen has looked at it; of a PIN the app decides itself. */
export type PresentedElement =
  | { readonly element: Exclude<SecurityElement, 'pin'>; readonly recognised: boolean }
  | { readonly element: 'pin'; readonly secret: string }

export interface ProvisionedActivation {
  readonly deviceId: string
  /** base64url of 32 bytes, as `activate` answers it. */
  readonly deviceSecret: string
  /** The IBKR Mobile PIN; absent on an iPhone. */
  readonly pin?: string | undefined
}

/** What the system of a phone gives to an app that runs on it. */
export interface Device {
  readonly os: Os
  readonly model: string
  readonly language: Locale
  /** Stays the same when the app is installed again. */
  readonly hardwareId: string
  /** Base URL of the device face of the server, without a slash at the end. */
  readonly serverUrl: string
  /** As the global fetch: rejects with a `TypeError` where the phone has no internet, or the answer is lost on the way. */
  readonly fetch: (url: string, request: AppRequest) => Promise<AppResponse>
  /** What a backup contains. Gone with the app, and with Clear Data. */
  readonly files: DeviceStore
  /** What the system keeps in hardware, and no backup contains. On an iPhone it outlives the app, as the Keychain does. */
  readonly keychain: DeviceStore
  /** The token by which notifications reach this app, where a push service has registered it. */
  pushToken(): string | undefined
  /** The clock of the phone, which its owner may have set: milliseconds since the Unix epoch. */
  now(): number
  /** Whether the phone is found to be jailbroken or rooted. */
  tampered(): boolean
  /** An attestation of this phone for `nonce` (contract/device-face.ts), by the attestation service of its system. */
  attest(nonce: string): Promise<string>
  /**
   * What the system asks its owner for at this moment: the sensor that is set up, while it is not locked after too many
   * failures; else the Passcode of an iPhone that has one. Undefined: nothing, so that on Android the PIN of the app remains.
   */
  ownerElement(): Exclude<SecurityElement, 'pin'> | undefined
  /** Removes the notifications of this approval request from the list. */
  dismissNotifications(requestId: string): void
}

export interface AppRequest {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

export interface AppResponse {
  readonly status: number
  text(): Promise<string>
}

/** Texts by name, kept from one start of the app to the next. */
export interface DeviceStore {
  get(name: string): string | undefined
  /** Undefined removes it. */
  set(name: string, text: string | undefined): void
}
