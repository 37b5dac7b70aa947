/** @module What the sender of requests has learnt so far, by the contract's names; the newest is used most. */

import { z } from 'zod'
import { parseJson } from '../../contract/violations.ts'
import { accessToken } from '../../simulators/phone/device-keys.ts'
import { labToken } from '../../testing/reference-server.ts'
import type { Choices } from './choices.ts'
import type { Received } from './request.ts'

/** A bearer token, and the path parameters that it belongs to. */
export interface Credential {
  readonly bearer: string
  readonly path: Readonly<Record<string, string>>
}

/** A valid request that somebody has prepared and not sent. */
export interface PreparedRequest extends Credential {
  readonly body?: unknown
}

const learnable = z.looseObject({
  loginId: z.string().optional(),
  activationId: z.string().optional(),
  secret: z.string().optional(),
  session: z.string().optional(),
  deviceId: z.string().optional(),
  deviceSecret: z.string().optional(),
  challenge: z.string().optional(),
})

const kept = 24

function append<Value>(map: Map<string, Value[]>, name: string, value: Value): void {
  map.set(name, [...(map.get(name) ?? []), value].slice(-kept))
}

export class Knowledge {
  readonly #values: Map<string, unknown[]>
  readonly #credentials = new Map<string, Credential[]>([['labToken', [{ bearer: labToken, path: {} }]]])
  readonly #prepared = new Map<string, PreparedRequest>()

  constructor(values: Readonly<Record<string, readonly unknown[]>>) {
    this.#values = new Map(Object.entries(values).map(([name, known]) => [name, [...known]]))
  }

  learn(name: string, value: unknown): void {
    append(this.#values, name, value)
  }

  learnDevice(deviceId: string): void {
    for (const name of ['deviceId', 'deviceId in a path']) this.learn(name, deviceId)
  }

  learnCredential(proof: string, credential: Credential): void {
    append(this.#credentials, proof, credential)
  }

  learnFrom({ status, text }: Pick<Received, 'status' | 'text'>): void {
    if (status < 300) this.learnReply(parseJson(text))
  }

  learnReply(reply: unknown): void {
    const parsed = learnable.safeParse(reply)
    if (!parsed.success) return
    const { loginId, activationId, secret, session, deviceId, deviceSecret, challenge } = parsed.data
    if (secret !== undefined && loginId !== undefined)
      this.learnCredential('loginSecret', { bearer: secret, path: { loginId } })
    if (secret !== undefined && activationId !== undefined)
      this.learnCredential('activationSecret', { bearer: secret, path: { activationId } })
    if (session !== undefined) this.learnCredential('session', { bearer: session, path: {} })
    if (deviceId !== undefined) this.learnDevice(deviceId)
    if (deviceId !== undefined && deviceSecret !== undefined)
      this.learnCredential('accessKey', { bearer: accessToken(deviceSecret), path: { deviceId } })
    if (challenge !== undefined) this.learn('challenge', challenge)
  }

  /** Of each operation only the newest prepared request can still be valid. */
  prepare(operation: string, request: PreparedRequest): void {
    this.#prepared.set(operation, request)
  }

  prepared(operation: string): PreparedRequest | undefined {
    return this.#prepared.get(operation)
  }

  get preparedOperations(): readonly string[] {
    return [...this.#prepared.keys()]
  }

  /** A value of this name: the newest as often as all others together. */
  value(name: string, choices: Choices): unknown {
    return (choices.oneIn(2) ? choices.maybe(this.#values.get(name) ?? []) : this.newest(name)) ?? 'text'
  }

  newest(name: string): unknown {
    return this.#values.get(name)?.at(-1)
  }

  credential(proof: string, choices: Choices): Credential | undefined {
    const all = this.#credentials.get(proof) ?? []
    return choices.oneIn(3) ? choices.maybe(all) : all.at(-1)
  }

  anyCredential(choices: Choices): Credential | undefined {
    return choices.maybe([...this.#credentials.values()].flat())
  }
}
