/** @module IBKR Mobile as installed on one phone: its stored data and its push token, and how both are lost. */

import type { PushReceiver, PushService } from '../../push-gateway/message.ts'
import type { PushRegistrations } from '../../push-gateway/registrations.ts'
import { type AppData, noData } from '../app/app-data.ts'
import type { PhoneParts } from '../parts.ts'

type Rules = Pick<
  PhoneParts,
  'dataAfterClear' | 'dataAfterUninstall' | 'dataAfterReboot' | 'dataAfterRestore'
>

export class Installation {
  readonly #receiver: PushReceiver
  readonly #service: PushService | undefined
  readonly #registrations: PushRegistrations
  readonly #rules: Rules
  #installed = false
  #data: AppData = noData
  #pushToken: string | undefined
  #backup: AppData = noData

  constructor(
    receiver: PushReceiver,
    service: PushService | undefined,
    registrations: PushRegistrations,
    rules: Rules,
  ) {
    this.#receiver = receiver
    this.#service = service
    this.#registrations = registrations
    this.#rules = rules
  }

  get installed(): boolean {
    return this.#installed
  }

  get data(): AppData {
    return this.#data
  }

  get pushToken(): string | undefined {
    return this.#pushToken
  }

  save(change: Partial<AppData>): void {
    this.#data = { ...this.#data, ...change }
  }

  /** Right once, and the wrong ones before are forgotten. */
  countPin(right: boolean): void {
    this.save({ wrongPins: right ? 0 : this.#data.wrongPins + 1 })
  }

  install(): void {
    this.#installed = true
  }

  uninstall(): void {
    this.#unregister()
    this.#data = this.#rules.dataAfterUninstall(this.#data)
    this.#installed = false
  }

  /** Nothing survives: no key, no PIN, no push token (CACHE-RU-6-06). */
  clearData(): void {
    this.#unregister()
    this.#data = this.#rules.dataAfterClear(this.#data)
  }

  reboot(): void {
    this.#data = this.#rules.dataAfterReboot(this.#data)
  }

  backUp(): void {
    this.#backup = this.#data
  }

  restore(): void {
    this.#data = this.#rules.dataAfterRestore(this.#backup)
  }

  /** Gets a push token where there is none yet, which takes the internet and a push service. */
  register(): void {
    if (!this.#installed || this.#service === undefined || this.#pushToken !== undefined) return
    this.#pushToken = this.#registrations.register(this.#receiver, this.#service)
    this.save({ offerDue: true })
  }

  #unregister(): void {
    if (this.#pushToken !== undefined) this.#registrations.unregister(this.#pushToken)
    this.#pushToken = undefined
  }

  /** The service replaces the token; the server learns of it when the app next finds an occasion. */
  renewPushToken(): void {
    if (this.#pushToken === undefined) return
    this.#pushToken = this.#registrations.rotate(this.#pushToken)
    this.save({ offerDue: true })
  }
}
