/** @module The connection of one phone to the server: it records the responses, and can lose them on the way. */

import type {
  DeviceCall,
  DeviceClient,
  DeviceOperation,
  DeviceResult,
} from '../../../simulators/phone/device-face.ts'
import type { Client, Fetch } from '../../http/client.ts'

/** An activation that the server has offered to a phone, with the secret that authorizes its later steps. */
export interface OfferedActivation {
  readonly activationId: string
  readonly secret: string
  /** The nonce of the attestation; empty before the server has issued it. */
  readonly nonce: string
}

export class PhoneConnection implements DeviceClient {
  /** While true, requests reach the server, and its responses do not reach the phone. */
  losesResponses = false
  readonly #client: DeviceClient
  readonly #received: string[] = []
  #offered: OfferedActivation | undefined

  /** `clientFor` makes a client that hands on the header fields of each response. */
  constructor(clientFor: (onHeaders: (headers: Headers) => void) => DeviceClient) {
    this.#client = clientFor((headers) => {
      if (!this.losesResponses) this.#hear(headers)
    })
  }

  async call<Name extends DeviceOperation>(
    operation: Name,
    call: DeviceCall<Name>,
  ): Promise<DeviceResult<Name>> {
    const answer = await this.#client.call(operation, call)
    if (this.losesResponses) return { kind: 'offline' }
    this.#received.push(JSON.stringify(answer))
    if (answer.kind === 'reply') this.#remember(answer.reply)
    return answer
  }

  /** The same connection for an app that makes its requests itself. */
  carrying(fetch: Fetch): Fetch {
    return async (url, request) => {
      const response = await fetch(url, request)
      const text = await response.text()
      if (this.losesResponses) throw new TypeError('fetch failed: the response was lost')
      this.#hear(response.headers)
      this.#received.push(text)
      this.#remember(objectIn(text))
      return { status: response.status, headers: response.headers, text: async () => text }
    }
  }

  #hear(headers: Headers): void {
    this.#received.push(JSON.stringify({ headers: Object.fromEntries(headers) }))
  }

  /** Every response that reached this phone, header fields included, one JSON text per line. */
  received(): string {
    return this.#received.join('\n')
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

function objectIn(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

/** The contract's client as the app of a phone uses it. */
export const httpDeviceClient =
  (client: Client) =>
  (onHeaders: (headers: Headers) => void): DeviceClient => ({
    call: (operation, { params, body, bearer }) =>
      client.call(operation, { path: params, body, bearer, onHeaders }),
  })
