/** @module What every flow of the app works with, and what it may not do without. */

import type { Device } from '../../drivers/ports/app.ts'
import type { Rules } from './rules.ts'
import { Server } from './server.ts'
import { Vault } from './vault.ts'
import { type Words, wordsOn } from './words.ts'

export class Session {
  readonly device: Device
  readonly rules: Rules
  readonly words: Words
  readonly vault: Vault
  readonly server: Server

  constructor(device: Device, rules: Rules) {
    this.device = device
    this.rules = rules
    this.words = wordsOn(device)
    this.vault = new Vault(device, rules)
    this.server = new Server(device)
  }

  /** Why IB Key can neither be used nor activated on this phone. */
  obstacleOfPhone(): string | undefined {
    const { device, words } = this
    if (device.tampered()) return words.tampered
    return device.os === 'iOS' && device.ownerElement() === undefined ? words.noElement : undefined
  }

  /** Why IB Key cannot be used on this phone. */
  obstacle(): string | undefined {
    const { vault, words } = this
    const ofPhone = this.obstacleOfPhone()
    if (ofPhone !== undefined) return ofPhone
    if (!vault.activation) return words.notActive
    return vault.suspended ? words.suspended : undefined
  }

  get needsActivation(): boolean {
    return !this.vault.activation || this.vault.suspended
  }

  /** Every wrong PIN counts, wherever it is given. */
  checkPin(given: string): boolean {
    const right = this.rules.isOwnPin(given, this.vault.activation?.pin ?? '')
    this.vault.countPin(right)
    return right
  }

  /** Where the server has not been offered the present token: it decides what becomes of it. */
  async offerPushToken(): Promise<void> {
    const { activation, offeredToken } = this.vault
    const token = this.device.pushToken()
    if (!activation || token === undefined || token === offeredToken) return
    const answer = await this.server.offerPushToken(activation, token)
    if ('value' in answer || answer.failure !== 'offline') this.vault.offeredToken = token
  }
}
