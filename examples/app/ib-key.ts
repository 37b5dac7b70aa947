/** @module The app on one phone, from its start to its end. */

import type {
  App,
  AppView,
  Device,
  PresentedElement,
  ProvisionedActivation,
} from '../../drivers/ports/app.ts'
import { Conversation } from './conversation.ts'
import { main } from './flows/start.ts'
import type { Rules } from './rules.ts'
import { Session } from './session.ts'

export class IbKey implements App {
  readonly #session: Session
  #conversation: Conversation

  constructor(device: Device, rules: Rules) {
    this.#session = new Session(device, rules)
    this.#conversation = new Conversation(main(this.#session, undefined))
  }

  async open(notification: Readonly<Record<string, string>> | undefined): Promise<void> {
    this.#conversation = new Conversation(main(this.#session, notification?.requestId))
    await this.#conversation.begin()
    await this.#session.offerPushToken()
  }

  async screen(): Promise<AppView> {
    return this.#conversation.view()
  }

  async tap(label: string): Promise<void> {
    await this.#conversation.tap(label)
  }

  async type(label: string, text: string): Promise<void> {
    this.#conversation.type(label, text)
  }

  async present(given: PresentedElement): Promise<void> {
    await this.#conversation.present(given)
  }

  async cancel(): Promise<void> {
    await this.#conversation.cancel()
  }

  async conditionsChanged(): Promise<void> {
    await this.#session.offerPushToken()
  }

  async provision({ deviceId, deviceSecret: secret, pin }: ProvisionedActivation): Promise<void> {
    const { vault, device } = this.#session
    vault.activate({ deviceId, secret, pin }, device.pushToken())
  }
}
