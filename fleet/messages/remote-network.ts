/** @module The network of the phones of one part of a load: the simulated services are in another process. */

import type { FleetNetwork } from '../journeys/virtual-user.ts'
import type { PhoneIndex, Phones } from '../phones/phones.ts'
import type { NetworkRequest } from '../run/parts/protocol.ts'

/** Resolves when it is done, to the push token where there is one. */
export type AskServices = (request: NetworkRequest) => Promise<string | undefined>

export class RemoteNetwork implements FleetNetwork {
  readonly #phones: Phones
  readonly #ask: AskServices

  constructor(phones: Phones, ask: AskServices) {
    this.#phones = phones
    this.#ask = ask
  }

  async register(phone: PhoneIndex, generation: number): Promise<string> {
    const hardwareId = this.#phones.hardwareId(phone, generation)
    const os = this.#phones.os(phone)
    return (await this.#ask({ what: 'register', phone, generation, os, hardwareId })) ?? ''
  }

  async attach(phone: PhoneIndex): Promise<void> {
    await this.#ask({ what: 'attach', phone, number: this.#phones.number(phone) })
  }

  /** Only then does the journey go on: a notification must not meet the phone as it was. */
  async setOnline(phone: PhoneIndex, isOnline: boolean): Promise<void> {
    this.#phones.setOnline(phone, isOnline)
    await this.#ask({ what: 'online', phone, isOnline })
  }
}
