/** @module What an attacker has learnt so far, by the names that the contract gives it: the newest is used most. */

import { z } from 'zod'
import { accessToken } from '../../simulators/phone/device-keys.ts'
import { parseJson } from '../../simulators/transport/service.ts'
import { labToken } from '../../testing/reference-server.ts'
import type { Dice } from './dice.ts'
import type { Seen } from './shot.ts'

/** A key, and what stands in the path that it belongs to. */
export interface Key {
  readonly bearer: string
  readonly path: Readonly<Record<string, string>>
}

/** A request that somebody has got ready, and not sent. */
export interface Ready extends Key {
  readonly body?: unknown
}

const told = z.looseObject({
  loginId: z.string().optional(),
  activationId: z.string().optional(),
  secret: z.string().optional(),
  session: z.string().optional(),
  deviceId: z.string().optional(),
  deviceSecret: z.string().optional(),
  challenge: z.string().optional(),
})

const kept = 24

export class Knowledge {
  readonly #values = new Map<string, unknown[]>()
  readonly #keys = new Map<string, Key[]>()
  readonly #ready = new Map<string, Ready>()

  constructor(values: Readonly<Record<string, readonly unknown[]>>) {
    for (const [name, known] of Object.entries(values)) this.#values.set(name, [...known])
    this.#keys.set('labToken', [{ bearer: labToken, path: {} }])
  }

  learn(name: string, value: unknown): void {
    this.#values.set(name, [...(this.#values.get(name) ?? []), value].slice(-kept))
  }

  hold(proof: string, key: Key): void {
    this.#keys.set(proof, [...(this.#keys.get(proof) ?? []), key].slice(-kept))
  }

  /** Of each operation only the newest that was kept is still good for something. */
  keep(operation: string, ready: Ready): void {
    this.#ready.set(operation, ready)
  }

  /** A device, by an id that goes into bodies and into paths. */
  meet(deviceId: string): void {
    for (const name of ['deviceId', 'deviceId in a path']) this.learn(name, deviceId)
  }

  /** Remembers what an answer tells. */
  hear({ status, text }: Pick<Seen, 'status' | 'text'>): void {
    if (status < 300) this.remember(parseJson(text))
  }

  remember(reply: unknown): void {
    const parsed = told.safeParse(reply)
    if (!parsed.success) return
    const { loginId, activationId, secret, session, deviceId, deviceSecret, challenge } = parsed.data
    if (secret !== undefined && loginId !== undefined)
      this.hold('loginSecret', { bearer: secret, path: { loginId } })
    if (secret !== undefined && activationId !== undefined)
      this.hold('activationSecret', { bearer: secret, path: { activationId } })
    if (session !== undefined) this.hold('session', { bearer: session, path: {} })
    if (deviceId !== undefined) this.meet(deviceId)
    if (deviceId !== undefined && deviceSecret !== undefined)
      this.hold('accessKey', { bearer: accessToken(deviceSecret), path: { deviceId } })
    if (challenge !== undefined) this.learn('challenge', challenge)
  }

  /** Something that has this name, the newest as often as all others. */
  value(name: string, dice: Dice): unknown {
    return (dice.oneIn(2) ? dice.maybe(this.#values.get(name) ?? []) : this.newest(name)) ?? 'text'
  }

  newest(name: string): unknown {
    return this.#values.get(name)?.at(-1)
  }

  ready(operation: string): Ready | undefined {
    return this.#ready.get(operation)
  }

  /** The operations for which a request is ready. */
  get prepared(): readonly string[] {
    return [...this.#ready.keys()]
  }

  key(proof: string, dice: Dice): Key | undefined {
    const keys = this.#keys.get(proof) ?? []
    return dice.oneIn(3) ? dice.maybe(keys) : keys.at(-1)
  }

  /** A key of any kind. */
  anyKey(dice: Dice): Key | undefined {
    return dice.maybe([...this.#keys.values()].flat())
  }
}
