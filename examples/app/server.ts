/** @module The requests of the app: the device face, by the contract. */

import { z } from 'zod'
import type { Device } from '../../drivers/ports/app.ts'
import { bearerOf } from './keys.ts'
import type { Activation } from './vault.ts'

/** `failure`: the code of the refusal, `offline` where nothing came back, `unknown` where the answer made no sense. */
export type Answer<Value> = { readonly value: Value } | { readonly failure: string }

const option = z.enum(['activate', 'migrate', 'reactivate'])
export type Option = z.infer<typeof option>

const offer = z.object({ options: z.array(option), activationId: z.string(), secret: z.string() })
export type Offer = z.infer<typeof offer>

const begun = z.object({ nonce: z.string(), challenge: z.string().optional() })
export type Begun = z.infer<typeof begun>

const platform = z.enum(['tws', 'clientPortal', 'webTrader', 'ibkrMobile'])
export type Platform = z.infer<typeof platform>

const approvalRequest = z.object({
  requestId: z.string(),
  loginId: z.string(),
  platform,
  nonce: z.string(),
  state: z.string(),
  expiresAt: z.number(),
})
export type ApprovalRequest = z.infer<typeof approvalRequest>

const activated = z.object({ deviceId: z.string(), deviceSecret: z.string() })
export type Activated = z.infer<typeof activated>

const anything = z.object({})
const refusal = z.object({ code: z.string() })

export interface Credentials {
  readonly username: string
  readonly password: string
}

export class Server {
  readonly #device: Device

  constructor(device: Device) {
    this.#device = device
  }

  readOptions(credentials: Credentials): Promise<Answer<Offer>> {
    const { os, model, hardwareId } = this.#device
    const body = { ...credentials, phone: { os, model, hardwareId } }
    return this.#send('POST', '/device/options', offer, { body })
  }

  start(
    { activationId, secret }: Offer,
    body: Credentials & { readonly option: Option },
  ): Promise<Answer<Begun>> {
    return this.#send('POST', `/device/activations/${segment(activationId)}/start`, begun, {
      body,
      bearer: secret,
    })
  }

  verifyToken({ activationId, secret }: Offer, token: string): Promise<Answer<object>> {
    const path = `/device/activations/${segment(activationId)}/token`
    return this.#send('POST', path, anything, { body: { token }, bearer: secret })
  }

  async activate(
    { activationId, secret }: Offer,
    nonce: string,
    proof: { readonly element: string; readonly token?: string; readonly pin?: string },
  ): Promise<Answer<Activated>> {
    const integrityClaim = await this.#device.attest(nonce)
    const body = { ...proof, integrityClaim, pushToken: this.#device.pushToken() }
    const path = `/device/activations/${segment(activationId)}/activate`
    return this.#send('POST', path, activated, { body, bearer: secret })
  }

  async readRequest({ deviceId, secret }: Activation, requestId: string): Promise<Answer<ApprovalRequest>> {
    const path = `/device/${segment(deviceId)}/requests/${segment(requestId)}`
    return this.#send('GET', path, approvalRequest, { bearer: await bearerOf(secret) })
  }

  async answerRequest(
    { deviceId, secret }: Activation,
    requestId: string,
    body: Readonly<Record<string, string>>,
  ): Promise<Answer<object>> {
    const path = `/device/${segment(deviceId)}/requests/${segment(requestId)}/answer`
    return this.#send('POST', path, anything, { body, bearer: await bearerOf(secret) })
  }

  async offerPushToken({ deviceId, secret }: Activation, pushToken: string): Promise<Answer<object>> {
    const path = `/device/${segment(deviceId)}/push-token`
    return this.#send('PUT', path, anything, { body: { pushToken }, bearer: await bearerOf(secret) })
  }

  async #send<Value>(
    method: string,
    path: string,
    schema: z.ZodType<Value>,
    { body, bearer }: { readonly body?: object; readonly bearer?: string },
  ): Promise<Answer<Value>> {
    const { serverUrl, fetch } = this.#device
    const headers = {
      ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      ...(body && { 'content-type': 'application/json' }),
    }
    try {
      const response = await fetch(serverUrl + path, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      })
      const json: unknown = JSON.parse(await response.text())
      if (response.status < 300) return { value: schema.parse(json) }
      return { failure: refusal.safeParse(json).data?.code ?? 'unknown' }
    } catch (error) {
      return { failure: error instanceof TypeError ? 'offline' : 'unknown' }
    }
  }
}

const segment = (text: string): string => encodeURIComponent(text)
