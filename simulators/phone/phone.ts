/** @module A simulated phone in somebody's hand: what a person sees, taps, types and holds against it. */

import type { Os, SecurityElement } from '../../contract/primitives.ts'
import type { PushReceiver } from '../push-gateway/message.ts'
import type { SmsReceiver } from '../sms-carrier/message.ts'
import type { Activation, AppData } from './app/app-data.ts'
import { IbkrMobile } from './app/ibkr-mobile.ts'
import { offerPushToken } from './app/push-token.ts'
import { createAppContext } from './create-app-context.ts'
import type { Conditions } from './os/conditions.ts'
import { Foreground } from './os/foreground.ts'
import { type Owner, SecurityElements } from './os/security-elements.ts'
import { menusOf } from './os/settings/labels.ts'
import { PhoneSystem } from './os/system.ts'
import type { AppContext, PhoneParts } from './parts.ts'
import type { AppInstaller, PhoneOptions, Registration } from './phone-options.ts'
import { elementOf, type PhoneProfile, pushServiceOf } from './profiles.ts'
import { referencePhoneParts } from './reference-parts.ts'
import type { PhoneNotification, PhoneScreen, Presented, TextMessage } from './screen.ts'

export const createPhone = (options: PhoneOptions): SimulatedPhone => new SimulatedPhone(options)

const ownApp: AppInstaller = (phone) => () => new IbkrMobile(phone)

export class SimulatedPhone {
  readonly name: string
  readonly os: Os
  readonly element: SecurityElement
  readonly mobileNumber: string
  /** The phone as the push gateway and the SMS carrier see it. */
  readonly push: PushReceiver
  readonly sms: SmsReceiver
  /** What the system has to say of this phone, to any program on it that asks. */
  readonly attestation: AppContext['attestation']
  readonly #profile: PhoneProfile
  readonly #owner: Owner
  readonly #parts: PhoneParts
  readonly #elements: SecurityElements
  readonly #system: PhoneSystem
  readonly #app: AppContext
  readonly #foreground: Foreground

  constructor(options: PhoneOptions) {
    const {
      name,
      profile,
      owner,
      parts = referencePhoneParts,
      conditions = {},
      installApp = ownApp,
    } = options
    const language = options.language ?? profile.language ?? 'en'
    const { now, random, timeline, deviceClient, push, attestationService } = options
    const record: AppContext['record'] = (what, detail) => timeline.record(name, what, detail)
    const hardwareId = options.hardwareId ?? Buffer.from(random.bytes(8)).toString('hex')
    const elements = new SecurityElements(owner)
    const system = new PhoneSystem({
      name,
      os: profile.os,
      now,
      push,
      pushService: pushServiceOf(profile),
      parts,
      conditions,
      record,
    })
    const contextOptions = {
      profile,
      parts,
      language,
      hardwareId,
      deviceClient,
      system,
      elements,
      attestationService,
      record,
    }
    this.name = name
    this.os = profile.os
    this.element = elementOf(profile)
    this.mobileNumber = owner.mobileNumber
    this.push = system.push
    this.sms = system.sms
    this.#profile = profile
    this.#owner = owner
    this.#parts = parts
    this.#elements = elements
    this.#system = system
    this.#app = createAppContext(contextOptions)
    this.attestation = this.#app.attestation
    const labels = parts.settingsLabels(menusOf(profile), language)
    this.#foreground = new Foreground(system, this.#app, labels, installApp(this.#app))
    if (options.installed ?? true) system.installApp()
  }

  screen(): PhoneScreen {
    return this.#foreground.screen()
  }

  statusBar(): readonly string[] {
    return this.#system.conditions.poweredOn ? this.#system.statusIcons : []
  }

  async home(): Promise<void> {
    this.#foreground.close()
  }

  async openPanel(): Promise<void> {
    this.#foreground.openPanel()
  }

  async tap(label: string): Promise<void> {
    await this.#foreground.tap(label)
  }

  async type(label: string, text: string): Promise<void> {
    await this.#foreground.type(label, text)
  }

  async present(presented: Presented): Promise<void> {
    await this.#foreground.app('prompt').present(this.#elements.sense(presented))
  }

  async presentOwn(element: SecurityElement): Promise<void> {
    if (element === 'pin') return this.present({ element, secret: this.#ownPin() })
    if (element === 'passcode') return this.present({ element, secret: this.#owner.passcode })
    return this.present({ element, whose: 'registered' })
  }

  async cancel(): Promise<void> {
    await this.#foreground.app('prompt').cancel()
  }

  notifications(): readonly PhoneNotification[] {
    return this.#system.conditions.poweredOn ? this.#system.notifications() : []
  }

  async tapNotification(id: string): Promise<void> {
    const { data } = this.#system.notification(id)
    this.#app.record('tap on the notification', { id })
    await this.#foreground.open(data)
  }

  async swipeAway(id: string): Promise<void> {
    const { data } = this.#system.notification(id)
    this.#system.dismiss((message) => message.id === id)
    this.#app.record('swipes the notification away', { id })
    await this.#parts.afterSwipe(this.#app, data)
  }

  messages(): readonly TextMessage[] {
    return this.#system.messages()
  }

  async setConditions(change: Partial<Conditions>): Promise<void> {
    this.#system.change(change)
    if (!this.#system.conditions.poweredOn) this.#foreground.close()
    await this.#foreground.conditionsChanged()
  }

  async install(): Promise<void> {
    this.#system.installApp()
    this.#foreground.ask(this.#parts.permissionDialog)
  }

  async uninstall(): Promise<void> {
    this.#foreground.close()
    this.#system.uninstallApp()
  }

  async clearData(): Promise<void> {
    this.#foreground.close()
    this.#system.clearAppData()
  }

  async reboot(): Promise<void> {
    this.#foreground.close()
    this.#system.installation.reboot()
    this.#app.record('reboots')
    this.#system.change({ poweredOn: true })
  }

  async backUp(): Promise<void> {
    this.#system.installation.backUp()
    this.#app.record('is backed up')
  }

  async restore(): Promise<void> {
    this.#foreground.close()
    this.#system.installation.restore()
    this.#app.record('is restored from the backup')
  }

  /** Opens IBKR Mobile as it begins, wherever it was left. */
  async launch(): Promise<void> {
    await this.#foreground.open()
  }

  /** What the lab asks for before it makes IB Key active on this phone without the procedure. */
  registration(): Registration {
    const { os, model } = this.#profile
    const { pushToken } = this.#system.installation
    const pin = os === 'Android' ? this.#ownPin() : undefined
    return { os, model, hardwareId: this.#app.hardwareId, pushToken, pin }
  }

  /** What IBKR Mobile has stored, for whoever keeps a phone between two runs. */
  get stored(): AppData {
    return this.#system.installation.data
  }

  /** Goes on with what was stored. Its push token may be another one by now: the app says so as soon as it can. */
  async restoreState(stored: AppData): Promise<void> {
    this.#system.installation.save({ ...stored, offerDue: true })
    await offerPushToken(this.#app)
  }

  /** Offers the push token to the server, as the app does when it has another one. */
  async offerPushToken(): Promise<void> {
    await this.restoreState(this.stored)
  }

  /** Takes away what has come so far: notifications and text messages. */
  forgetMessages(): void {
    this.#system.forgetMessages()
  }

  /** Puts an activation into the app without the procedure. */
  provision(activation: Activation): void {
    const { pin } = this.registration()
    this.#system.installation.save({
      activation: { ...activation, pin: activation.pin ?? pin },
      wrongPins: 0,
      offerDue: false,
    })
  }

  /** The push service replaces the app's token, and the app has not told the server yet (SYNC-01). */
  async renewPushToken(): Promise<void> {
    this.#system.installation.renewPushToken()
  }

  #ownPin(): string {
    return this.#system.installation.data.activation?.pin ?? this.#owner.pin
  }
}
