/**
 * @module On which phones IB Key became active in a scenario, as the system has answered, whoever asked for it: a modified app
 * keeps no keys, and a phone whose responses are lost never has them.
 */

import type { z } from 'zod'
import { deviceFace } from '../../../contract/device-face.ts'
import { parseJson } from '../../../contract/violations.ts'
import type { Fetch } from '../../http/client.ts'
import type { IbKey } from './standing.ts'

const { readActivationOptions: options, activate } = deviceFace

type Begun = z.infer<typeof options.body>

const activationIdIn = (url: string): string | undefined =>
  /\/device\/activations\/([^/]+)\/activate$/.exec(url)?.[1]

export class Activations {
  /** Whose login to the app began an activation, and on which phone, by the id of the activation. */
  readonly #begun = new Map<string, Begun>()
  readonly #active: { readonly username: string; readonly ibKey: IbKey }[] = []

  /** The same `fetch`, whose requests are looked at. */
  watching(fetch: Fetch): Fetch {
    return async (url, request) => {
      const response = await fetch(url, request)
      const activationId = activationIdIn(url)
      if (activationId === undefined && !url.endsWith(options.path)) return response
      const text = await response.text()
      const body = parseJson(request.body ?? '')
      if (activationId === undefined) this.#begin(body, parseJson(text))
      else this.#activate(activationId, body, parseJson(text))
      const { status, headers } = response
      return { status, headers, text: async () => text }
    }
  }

  /** What this person has activated, the newest last. */
  of(username: string): readonly IbKey[] {
    return this.#active.flatMap((one) => (one.username === username ? one.ibKey : []))
  }

  #begin(body: unknown, answer: unknown): void {
    const [asked, begun] = [options.body.safeParse(body), options.reply.safeParse(answer)]
    if (asked.success && begun.success) this.#begun.set(begun.data.activationId, asked.data)
  }

  #activate(activationId: string, body: unknown, answer: unknown): void {
    const [asked, active] = [activate.body.safeParse(body), activate.reply.safeParse(answer)]
    const begun = this.#begun.get(activationId)
    if (!asked.success || !active.success || begun === undefined) return
    const { os, hardwareId } = begun.phone
    const { deviceId, deviceSecret } = active.data
    this.#active.push({
      username: begun.username,
      ibKey: { type: 'ibKey', os, hardwareId, deviceId, deviceSecret, pin: asked.data.pin },
    })
  }
}
