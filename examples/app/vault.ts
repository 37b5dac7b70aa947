/** @module What the app keeps on the phone. Keys and the PIN are in the keychain, out of reach of a backup. */

import { z } from 'zod'
import type { Device, DeviceStore } from '../../drivers/ports/app.ts'

const activation = z.object({ deviceId: z.string(), secret: z.string(), pin: z.string().optional() })
/** `pin`: of Android alone. */
export type Activation = z.infer<typeof activation>

export interface VaultPolicy {
  /** Where the activation is. */
  readonly secrets: (device: Device) => DeviceStore
  /** Where wrong PINs are counted. */
  readonly counter: (device: Device) => DeviceStore
  /** Whether what a former installation has left in the keychain is removed. */
  readonly removesLeftovers: boolean
}

export const mostWrongPins = 5

export class Vault {
  readonly #files: DeviceStore
  readonly #secrets: DeviceStore
  readonly #counter: DeviceStore

  constructor(device: Device, policy: VaultPolicy) {
    this.#files = device.files
    this.#secrets = policy.secrets(device)
    this.#counter = policy.counter(device)
    if (this.#files.get('installed') === undefined && policy.removesLeftovers) this.#removeSecrets()
    this.#files.set('installed', 'yes')
  }

  get activation(): Activation | undefined {
    const text = this.#secrets.get('activation')
    return text === undefined ? undefined : activation.parse(JSON.parse(text))
  }

  /** Keeps a new activation, and counts wrong PINs anew. */
  activate(given: Activation, pushToken: string | undefined): void {
    this.#secrets.set('activation', JSON.stringify(given))
    this.#counter.set('wrongPins', undefined)
    this.#files.set('offeredToken', pushToken)
  }

  /** Over all uses of the PIN, in a row. */
  get wrongPins(): number {
    return Number(this.#counter.get('wrongPins') ?? 0)
  }

  countPin(right: boolean): void {
    this.#counter.set('wrongPins', right ? undefined : String(this.wrongPins + 1))
  }

  get suspended(): boolean {
    return this.wrongPins >= mostWrongPins
  }

  get signedIn(): boolean {
    return this.#files.get('signedIn') !== undefined
  }

  set signedIn(signedIn: boolean) {
    this.#files.set('signedIn', signedIn ? 'yes' : undefined)
  }

  /** The push token that the server has been offered last; undefined: it is due. */
  get offeredToken(): string | undefined {
    return this.#files.get('offeredToken')
  }

  set offeredToken(token: string | undefined) {
    this.#files.set('offeredToken', token)
  }

  #removeSecrets(): void {
    this.#secrets.set('activation', undefined)
    this.#counter.set('wrongPins', undefined)
  }
}
