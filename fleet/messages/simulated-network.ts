/** @module The phones of a fleet at the simulated push gateway and carrier: as little of each as these need. */

import type { PushGateway } from '../../simulators/push-gateway/gateway.ts'
import type { PushMessage, PushReceiver } from '../../simulators/push-gateway/message.ts'
import type { SmsCarrier } from '../../simulators/sms-carrier/carrier.ts'
import type { Sms } from '../../simulators/sms-carrier/message.ts'
import type { FleetNetwork } from '../journeys/virtual-user.ts'
import type { PhoneIndex, Phones } from '../phones/phones.ts'
import type { FleetLedger } from './fleet-ledger.ts'
import type { Mailboxes } from './mailbox.ts'

export interface NetworkParts {
  readonly gateway: PushGateway
  readonly carrier: SmsCarrier
  readonly phones: Phones
  readonly mailboxes: Mailboxes
  readonly ledger: FleetLedger
}

/** One phone of a person, as gateway and carrier see it. */
class FleetReceiver implements PushReceiver {
  readonly #phone: PhoneIndex
  readonly #generation: number
  readonly #parts: NetworkParts

  constructor(phone: PhoneIndex, generation: number, parts: NetworkParts) {
    this.#phone = phone
    this.#generation = generation
    this.#parts = parts
  }

  get name(): string {
    return this.#parts.phones.hardwareId(this.#phone, this.#generation)
  }

  get isIphone(): boolean {
    return this.#parts.phones.os(this.#phone) === 'iOS'
  }

  obstacle(): string | undefined {
    return this.#parts.phones.isOnline(this.#phone) ? undefined : 'no internet'
  }

  receive({ data }: PushMessage): void {
    this.#parts.ledger.notifications.arrived++
    this.#parts.mailboxes.notify(this.#phone, this.#generation, data.requestId ?? '')
  }
}

export class SimulatedNetwork implements FleetNetwork {
  readonly #parts: NetworkParts
  /** The newest phone of each person who has IB Key. */
  readonly #receivers: FleetReceiver[] = []

  constructor(parts: NetworkParts) {
    this.#parts = parts
  }

  async register(phone: PhoneIndex, generation: number): Promise<string> {
    const receiver = new FleetReceiver(phone, generation, this.#parts)
    this.#receivers[phone] = receiver
    return this.#parts.gateway.register(receiver, receiver.isIphone ? 'apns' : 'fcm')
  }

  /** SMS reach a phone also without internet. */
  async attach(phone: PhoneIndex): Promise<void> {
    const { carrier, phones, mailboxes, ledger } = this.#parts
    carrier.attach(phones.number(phone), {
      obstacle: () => undefined,
      receive({ body }: Sms) {
        ledger.texts.arrived++
        mailboxes.text(phone, body)
      },
    })
  }

  async setOnline(phone: PhoneIndex, isOnline: boolean): Promise<void> {
    this.#parts.phones.setOnline(phone, isOnline)
    const receiver = this.#receivers[phone]
    if (receiver && isOnline) this.#parts.gateway.flush(receiver)
  }
}
