/** @module A simulated phone in somebody's hand: what a person sees, taps, types and holds against it. */

import type { Locale, Os, SecurityElement } from '../../contract/words.ts'
import type { Now } from '../clock.ts'
import type { Random } from '../random.ts'
import type { Timeline } from '../timeline.ts'
import type { Activation } from './app/app-data.ts'
import type { Handset } from './app/handset.ts'
import { IbkrMobile } from './app/ibkr-mobile.ts'
import { offerPushToken } from './app/push-token.ts'
import type { PushReceiver, PushRegistrations, SmsReceiver } from './arrivals.ts'
import type { DeviceFace } from './device-face.ts'
import { handsetOf } from './handset-of.ts'
import type { Conditions } from './os/conditions.ts'
import { appName } from './os/notification-list.ts'
import { type Owner, SecurityElements } from './os/security-elements.ts'
import { System } from './os/system.ts'
import { darkScreen, homeScreen, pausedScreen } from './os/system-screens.ts'
import { articlesParts, type PhoneParts } from './parts.ts'
import { elementOf, type PhoneProfile } from './profiles.ts'
import {
  NotShown,
  type PhoneNotification,
  type PhoneScreen,
  type Presented,
  type TextMessage,
} from './screen.ts'

export interface PhoneOptions {
  /** Names the phone on the timeline. */
  readonly name: string
  readonly profile: PhoneProfile
  readonly owner: Owner
  readonly now: Now
  readonly random: Random
  readonly timeline: Timeline
  /** The server under test. Never called while the phone is offline. */
  readonly deviceFace: DeviceFace
  readonly push: PushRegistrations
  readonly language?: Locale
  /** Whether IBKR Mobile is installed from the beginning, which it is unless said otherwise. */
  readonly installed?: boolean
  readonly conditions?: Partial<Conditions>
  readonly parts?: PhoneParts
}

/** What the lab needs to provision IB Key on this phone. */
export interface Registration {
  readonly os: Os
  readonly model: string
  readonly hardwareId: string
  readonly pushToken?: string | undefined
  readonly pin?: string | undefined
}

export const createPhone = (options: PhoneOptions): SimulatedPhone => new SimulatedPhone(options)

export class SimulatedPhone {
  readonly name: string
  readonly os: Os
  readonly element: SecurityElement
  readonly mobileNumber: string
  /** The phone as the push gateway and the SMS carrier see it. */
  readonly push: PushReceiver
  readonly sms: SmsReceiver
  readonly #profile: PhoneProfile
  readonly #owner: Owner
  readonly #parts: PhoneParts
  readonly #elements: SecurityElements
  readonly #system: System
  readonly #handset: Handset
  /** The app while it is on the screen. */
  #app: IbkrMobile | undefined

  constructor(options: PhoneOptions) {
    const { name, profile, owner, parts = articlesParts, language = 'en', random, timeline } = options
    const record: Handset['record'] = (what, detail) => timeline.record(name, what, detail)
    this.name = name
    this.os = profile.os
    this.element = elementOf(profile)
    this.mobileNumber = owner.mobileNumber
    this.#profile = profile
    this.#owner = owner
    this.#parts = parts
    this.#elements = new SecurityElements(owner)
    this.#system = new System({
      name,
      os: profile.os,
      now: options.now,
      push: options.push,
      parts,
      conditions: options.conditions ?? {},
      record,
    })
    this.#handset = handsetOf({
      profile,
      parts,
      language,
      hardwareId: Buffer.from(random.fork(`hardware of ${name}`).bytes(8)).toString('hex'),
      deviceFace: options.deviceFace,
      system: this.#system,
      elements: this.#elements,
      record,
    })
    this.push = this.#system.push
    this.sms = this.#system.sms
    if (options.installed ?? true) this.#system.installApp()
  }

  screen(): PhoneScreen {
    if (!this.#system.conditions.poweredOn) return darkScreen
    if (!this.#app) return homeScreen(this.#system.installation.installed)
    return this.#system.appPaused ? pausedScreen : this.#app.screen()
  }

  async tap(label: string): Promise<void> {
    if (!this.#app && label === appName) return this.launch()
    await this.#openApp(`button "${label}"`).tap(label)
  }

  async type(label: string, text: string): Promise<void> {
    this.#openApp(`field "${label}"`).type(label, text)
  }

  async present(presented: Presented): Promise<void> {
    await this.#openApp('prompt').present(this.#elements.sense(presented))
  }

  async presentOwn(element: SecurityElement): Promise<void> {
    if (element === 'pin') return this.present({ element, secret: this.#ownPin() })
    if (element === 'passcode') return this.present({ element, secret: this.#owner.passcode })
    return this.present({ element, whose: 'registered' })
  }

  async cancel(): Promise<void> {
    await this.#openApp('prompt').cancel()
  }

  notifications(): readonly PhoneNotification[] {
    return this.#system.conditions.poweredOn ? this.#system.notifications() : []
  }

  async tapNotification(id: string): Promise<void> {
    const { data } = this.#system.notification(id)
    this.#handset.record('tap on the notification', { id })
    await this.#open(this.#parts.tapOpens(data))
  }

  async swipeAway(id: string): Promise<void> {
    const { data } = this.#system.notification(id)
    this.#system.dismiss((message) => message.id === id)
    this.#handset.record('swipes the notification away', { id })
    await this.#parts.afterSwipe(this.#handset, data)
  }

  messages(): readonly TextMessage[] {
    return this.#system.messages()
  }

  async conditions(change: Partial<Conditions>): Promise<void> {
    this.#system.change(change)
    if (!this.#system.conditions.poweredOn) this.#close()
    if (this.#app) await offerPushToken(this.#handset)
  }

  async install(): Promise<void> {
    this.#system.installApp()
  }

  async uninstall(): Promise<void> {
    this.#close()
    this.#system.uninstallApp()
  }

  async clearData(): Promise<void> {
    this.#close()
    this.#system.clearAppData()
  }

  async reboot(): Promise<void> {
    this.#close()
    this.#handset.record('reboots')
    this.#system.change({ poweredOn: true })
  }

  /** Opens IBKR Mobile as it begins, wherever it was left. */
  async launch(): Promise<void> {
    if (!homeScreen(this.#system.installation.installed).buttons.includes(appName))
      throw new NotShown(`${appName} is not installed on ${this.name}`)
    await this.#open(undefined)
  }

  /** What the lab asks for before it makes IB Key active on this phone without the procedure. */
  registration(): Registration {
    const { os, model } = this.#profile
    const { pushToken } = this.#system.installation
    const pin = os === 'Android' ? this.#ownPin() : undefined
    return { os, model, hardwareId: this.#handset.hardwareId, pushToken, pin }
  }

  /** Puts an activation into the app without the procedure. */
  provisioned(activation: Activation): void {
    const { pin } = this.registration()
    this.#system.installation.save({ activation: { pin, ...activation }, wrongPins: 0, offerDue: false })
  }

  /** The push service replaces the app's token, and the app has not told the server yet (SYNC-01). */
  renewPushToken(): void {
    this.#system.installation.renewPushToken()
  }

  async #open(requestId: string | undefined): Promise<void> {
    if (!this.#system.conditions.poweredOn) throw new NotShown(`${this.name} is switched off`)
    this.#handset.record(`opens ${appName}`)
    this.#system.appOpen = true
    this.#app = new IbkrMobile(this.#handset)
    if (!this.#system.appPaused) await this.#app.open(requestId)
  }

  #close(): void {
    this.#app = undefined
    this.#system.appOpen = false
  }

  #openApp(wanted: string): IbkrMobile {
    if (!this.#app || this.#system.appPaused)
      throw new NotShown(`"${this.screen().title}" shows no ${wanted}`)
    return this.#app
  }

  #ownPin(): string {
    return this.#system.installation.data.activation?.pin ?? this.#owner.pin
  }
}
