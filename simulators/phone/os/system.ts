/** @module The operating system of one phone: what reaches it, what it keeps, and under which conditions. */

import type { Os } from '../../../contract/primitives.ts'
import type { Instant, Now } from '../../clock/clock.ts'
import type { PushMessage, PushReceiver, PushService } from '../../push-gateway/message.ts'
import type { PushRegistrations } from '../../push-gateway/registrations.ts'
import type { Sms, SmsReceiver } from '../../sms-carrier/message.ts'
import type { PhoneParts } from '../parts.ts'
import { NotShown, type PhoneNotification, type TextMessage } from '../screen.ts'
import { type Conditions, defaultConditions, isOnline, smsObstacle } from './conditions.ts'
import { Installation } from './installation.ts'
import { NotificationList } from './notification-list.ts'
import { type NotificationContext, outcomeOf, silencerOf, stageInWords } from './notification-stages.ts'
import type { AppDataAction } from './settings/page.ts'
import type { StatusIcon } from './status-bar.ts'

/** Writes to the timeline in the name of the phone. */
export type Recorder = (what: string, detail?: Readonly<Record<string, string>>) => void

export interface SystemOptions {
  readonly name: string
  readonly os: Os
  readonly now: Now
  readonly push: PushRegistrations
  /** Undefined: nothing brings notifications to this phone. */
  readonly pushService: PushService | undefined
  readonly parts: PhoneParts
  readonly conditions: Partial<Conditions>
  readonly record: Recorder
}

export class PhoneSystem {
  readonly installation: Installation
  readonly push: PushReceiver
  readonly sms: SmsReceiver
  readonly #options: SystemOptions
  readonly #list: NotificationList
  #conditions: Conditions
  #inbox: readonly TextMessage[] = []
  #appOpen = false
  #knownContext: { readonly conditions: Conditions; readonly context: NotificationContext } | undefined

  constructor(options: SystemOptions) {
    const { name, parts, push, pushService, conditions } = options
    this.#options = options
    this.#conditions = { ...defaultConditions, ...conditions }
    this.#list = new NotificationList(parts)
    this.push = {
      name,
      isIphone: pushService === 'apns',
      obstacle: (service, priority) => {
        const phone = this.#notificationContext()
        const outcome = outcomeOf(parts.notificationStages, { service, priority }, phone)
        return outcome.kind === 'held' ? stageInWords(outcome.by, phone) : undefined
      },
      receive: (message) => this.#receivePush(message),
    }
    this.sms = { obstacle: () => smsObstacle(this.#conditions), receive: (sms) => this.#receiveSms(sms) }
    this.installation = new Installation(this.push, pushService, push, parts)
  }

  get conditions(): Conditions {
    return this.#conditions
  }

  get online(): boolean {
    return isOnline(this.#conditions)
  }

  /** What the phone shows as the time. */
  get clock(): Instant {
    return this.#options.now() + this.#conditions.clockAheadMs
  }

  get appPaused(): boolean {
    return this.#options.parts.appPaused(this.#options.os, this.#conditions)
  }

  /** What waited for better conditions is shown now, if it is still worth it. */
  change(conditions: Partial<Conditions>): void {
    this.#conditions = { ...this.#conditions, ...conditions }
    this.#options.record('conditions change', wordsFor(conditions))
    this.#registerApp()
    for (const message of this.#list.takeDeferred(this.#options.now())) this.#receivePush(message, true)
  }

  set appOpen(open: boolean) {
    this.#appOpen = open
    if (open) this.#registerApp()
  }

  installApp(): void {
    this.installation.install()
    this.#options.record('installs IBKR Mobile')
    this.#registerApp()
  }

  uninstallApp(): void {
    this.installation.uninstall()
    this.#list.clear()
    this.#options.record('uninstalls IBKR Mobile')
  }

  /** As somebody asks for it in the settings: the cache holds nothing that is missed (AMB-20). */
  manageAppData(care: AppDataAction): void {
    if (care === 'clearData') this.clearAppData()
    else this.#options.record('clears the cache of IBKR Mobile')
  }

  clearAppData(): void {
    this.installation.clearData()
    this.#list.clear()
    this.#options.record('clears the data of IBKR Mobile')
  }

  notifications(): readonly PhoneNotification[] {
    return this.#list.shown(this.#notificationContext(), this.#options.now())
  }

  /** The number on the app's icon; 0 where there is none. */
  get badge(): number {
    const listed = this.notifications().filter((one) => one.listed)
    return this.#options.parts.badgeCount(listed.length, this.#conditions)
  }

  /** The signs at the top of the screen. */
  get statusIcons(): readonly StatusIcon[] {
    return this.#options.parts.statusIcons(this.#options.os, this.#conditions)
  }

  /** How much the app has stored, as the settings say it. */
  get dataSize(): string {
    return this.#options.parts.dataSize(this.installation.data)
  }

  /** The notification with this id, as it came. */
  notification(id: string): PushMessage {
    const message = this.#list.find(id)
    if (!message) throw new NotShown(`the notification "${id}" in the list`, 'it is not there')
    return message
  }

  dismiss(unwanted: (message: PushMessage) => boolean): void {
    this.#list.remove(unwanted)
  }

  messages(): readonly TextMessage[] {
    return this.#inbox
  }

  forgetMessages(): void {
    this.#list.clear()
    this.#inbox = []
  }

  #receivePush(message: PushMessage, isOnPhone = false): void {
    const phone = this.#notificationContext()
    const fate = this.#list.receive(message, phone, this.#options.now(), isOnPhone)
    const detail = fate.kind === 'shown' ? { banner: yesOrNo(fate.banner), listed: yesOrNo(fate.listed) } : {}
    const stage =
      fate.kind === 'shown' ? silencerOf(this.#options.parts.notificationStages, message, phone) : fate.by
    const reason = stage === undefined ? {} : { reason: stageInWords(stage, phone) }
    this.#options.record(`notification ${fate.kind}`, { id: message.id, ...detail, ...reason })
  }

  #receiveSms(sms: Sms): void {
    this.#inbox = this.#options.parts.inboxAfter(this.#inbox, sms)
    this.#options.record('receives a text message', { from: sms.from })
  }

  #registerApp(): void {
    if (this.online) this.installation.register()
  }

  /** The same object for as long as nothing changes: each notification asks for it several times. */
  #notificationContext(): NotificationContext {
    const { installed: appInstalled } = this.installation
    const known = this.#knownContext
    if (
      known?.conditions === this.#conditions &&
      known.context.appInstalled === appInstalled &&
      known.context.appOpen === this.#appOpen
    )
      return known.context
    const context = { ...this.#conditions, os: this.#options.os, appInstalled, appOpen: this.#appOpen }
    this.#knownContext = { conditions: this.#conditions, context }
    return context
  }
}

const yesOrNo = (fact: boolean): string => (fact ? 'yes' : 'no')

const wordsFor = (conditions: Partial<Conditions>): Record<string, string> =>
  Object.fromEntries(Object.entries(conditions).map(([name, value]) => [name, String(value)]))
