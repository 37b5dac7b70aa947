/** @module What an attacker has learnt so far, by the names that the contract gives it: the newest is used most. */

import { z } from 'zod'
import { labToken } from '../../reference-server/testing.ts'
import { accessToken } from '../../simulators/phone/device-keys.ts'
import type { Dice } from './dice.ts'
import type { Seen } from './shot.ts'

/** A key, and the place in a path that it belongs to. */
export interface Key {
  readonly bearer: string
  readonly place: Readonly<Record<string, string>>
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

  constructor(values: Readonly<Record<string, readonly unknown[]>>) {
    for (const [name, known] of Object.entries(values)) this.#values.set(name, [...known])
    this.#keys.set('labToken', [{ bearer: labToken, place: {} }])
  }

  learn(name: string, value: unknown): void {
    this.#values.set(name, [...(this.#values.get(name) ?? []), value].slice(-kept))
  }

  hold(proof: string, key: Key): void {
    this.#keys.set(proof, [...(this.#keys.get(proof) ?? []), key].slice(-kept))
  }

  /** A device, by an id that goes into bodies and into paths. */
  meet(deviceId: string): void {
    for (const name of ['deviceId', 'deviceId in a path']) this.learn(name, deviceId)
  }

  /** Remembers what an answer tells. */
  hear({ status, text }: Pick<Seen, 'status' | 'text'>): void {
    if (status < 300 && text !== '') this.remember(JSON.parse(text))
  }

  remember(reply: unknown): void {
    const parsed = told.safeParse(reply)
    if (!parsed.success) return
    const { loginId, activationId, secret, session, deviceId, deviceSecret, challenge } = parsed.data
    if (secret !== undefined && loginId !== undefined)
      this.hold('loginSecret', { bearer: secret, place: { loginId } })
    if (secret !== undefined && activationId !== undefined)
      this.hold('activationSecret', { bearer: secret, place: { activationId } })
    if (session !== undefined) this.hold('session', { bearer: session, place: {} })
    if (deviceId !== undefined) this.meet(deviceId)
    if (deviceId !== undefined && deviceSecret !== undefined)
      this.hold('accessKey', { bearer: accessToken(deviceSecret), place: { deviceId } })
    if (challenge !== undefined) this.learn('challenge', challenge)
  }

  /** Something that has this name, the newest as often as all others. */
  value(name: string, dice: Dice): unknown {
    return (dice.oneIn(2) ? dice.maybe(this.#values.get(name) ?? []) : this.newest(name)) ?? 'text'
  }

  newest(name: string): unknown {
    return this.#values.get(name)?.at(-1)
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
