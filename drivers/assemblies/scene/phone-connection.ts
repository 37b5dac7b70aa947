/** @module The line between one phone and the server: it remembers what was said, and can lose the answers. */

import type {
  DeviceCall,
  DeviceClient,
  DeviceOperation,
  DeviceResult,
} from '../../../simulators/phone/device-face.ts'

/** An activation that the server has offered to a phone, with the secret that proves whose it is. */
export interface OfferedActivation {
  readonly activationId: string
  readonly secret: string
  /** What the integrity claim has to answer; empty before the server has named it. */
  readonly nonce: string
}

export class PhoneConnection implements DeviceClient {
  /** The server gets what the phone sends, and the phone hears nothing. */
  losesResponses = false
  readonly #face: DeviceClient
  readonly #heard: string[] = []
  #offered: OfferedActivation | undefined

  constructor(face: DeviceClient) {
    this.#face = face
  }

  async call<Name extends DeviceOperation>(
    operation: Name,
    call: DeviceCall<Name>,
  ): Promise<DeviceResult<Name>> {
    const answer = await this.#face.call(operation, call)
    if (this.losesResponses) return { kind: 'offline' }
    this.#heard.push(JSON.stringify(answer))
    if (answer.kind === 'reply') this.#remember(answer.reply)
    return answer
  }

  /** Everything that the server has told this phone, as it came. */
  received(): string {
    return this.#heard.join('\n')
  }

  /** The newest activation that was offered to this phone. */
  get offered(): OfferedActivation | undefined {
    return this.#offered
  }

  #remember(reply: object): void {
    if ('asks' in reply && 'nonce' in reply && this.#offered && typeof reply.nonce === 'string')
      this.#offered = { ...this.#offered, nonce: reply.nonce }
    if (!('activationId' in reply) || !('secret' in reply)) return
    const { activationId, secret } = reply
    if (typeof activationId === 'string' && typeof secret === 'string')
      this.#offered = { activationId, secret, nonce: '' }
  }
}
