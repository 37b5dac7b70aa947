/** @module The phones of one part of a load at the simulated push gateway and carrier: what these deliver goes to the part's process. */

import type { PushGateway } from '../../simulators/push-gateway/gateway.ts'
import type { PushMessage, PushReceiver } from '../../simulators/push-gateway/message.ts'
import type { SmsCarrier } from '../../simulators/sms-carrier/carrier.ts'
import type { Sms } from '../../simulators/sms-carrier/message.ts'
import type { PhoneIndex } from '../phones/phones.ts'
import type { NetworkRequest, ToPart } from '../run/parts/protocol.ts'

type Delivered = Extract<ToPart, { kind: 'notification' | 'text' }>

export class RemotePhones {
  readonly #gateway: PushGateway
  readonly #carrier: SmsCarrier
  readonly #deliver: (message: Delivered) => void
  readonly #offline = new Set<PhoneIndex>()
  /** The newest phone of each person who has IB Key. */
  readonly #receivers: PushReceiver[] = []

  constructor(gateway: PushGateway, carrier: SmsCarrier, deliver: (message: Delivered) => void) {
    this.#gateway = gateway
    this.#carrier = carrier
    this.#deliver = deliver
  }

  /** Returns the push token where the request is for one. */
  serve(request: NetworkRequest): string | undefined {
    if (request.what === 'register') return this.#register(request)
    if (request.what === 'attach') this.#attach(request)
    else this.#setOnline(request)
    return undefined
  }

  #register({ phone, generation, os, hardwareId }: Extract<NetworkRequest, { what: 'register' }>): string {
    const receiver: PushReceiver = {
      name: hardwareId,
      isIphone: os === 'iOS',
      obstacle: () => (this.#offline.has(phone) ? 'no internet' : undefined),
      receive: ({ data }: PushMessage) =>
        this.#deliver({ kind: 'notification', phone, generation, requestId: data.requestId ?? '' }),
    }
    this.#receivers[phone] = receiver
    return this.#gateway.register(receiver, receiver.isIphone ? 'apns' : 'fcm')
  }

  /** SMS reach a phone also without internet. */
  #attach({ phone, number }: Extract<NetworkRequest, { what: 'attach' }>): void {
    this.#carrier.attach(number, {
      obstacle: () => undefined,
      receive: ({ body }: Sms) => this.#deliver({ kind: 'text', phone, body }),
    })
  }

  #setOnline({ phone, isOnline }: Extract<NetworkRequest, { what: 'online' }>): void {
    if (!isOnline) this.#offline.add(phone)
    else this.#offline.delete(phone)
    const receiver = this.#receivers[phone]
    if (receiver && isOnline) this.#gateway.flush(receiver)
  }
}
