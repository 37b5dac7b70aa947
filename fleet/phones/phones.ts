/**
 * @module The people of a fleet and their phones, a hundred bytes each: what cannot be computed from the seed stands in columns, and names,
 * numbers and keys are made when they are needed.
 */

import type { Os, SecurityElement } from '../../contract/primitives.ts'
import { TextColumn } from './text-column.ts'

/** Where a person is in the columns: a whole number from 0. */
export type PhoneIndex = number

export interface FleetActivation {
  readonly deviceId: string
  /** 32 bytes, as base64url. */
  readonly deviceSecret: string
}

/** 32 bytes as base64url, and a sign more. */
const secretWidth = 43
/** A UUID, or what is as short. */
const deviceIdWidth = 36

export class Phones {
  readonly count: number
  readonly #name: string
  readonly #firstNumber: number
  readonly #smsFrom: number
  readonly #deviceIds: TextColumn
  readonly #secrets: Buffer
  /** Before this instant the person begins nothing. */
  readonly #restUntil: Float64Array
  readonly #endedAt: Float64Array
  /** When the first of the notifications came that were not approved since. */
  readonly #unansweredSince: Float64Array
  readonly #unanswered: Uint8Array
  /** When the last SMS with a security code came that was not used; 0: none did. */
  readonly #codeAt: Float64Array
  /** Which phone of this person IB Key is on: a migration brings the next. */
  readonly #generations: Uint8Array
  readonly #offline: Uint8Array
  readonly #busy: Uint8Array

  /**
   * `name` is in the names of all of them. `smsShare`: how many of them use SMS and have no IB Key, from 0 to 1. They are the last.
   * `firstNumber`: the mobile number of the first of them, from 0 to 999,999,999.
   */
  constructor(count: number, name: string, smsShare: number, firstNumber = 0) {
    this.count = count
    this.#name = name
    this.#firstNumber = firstNumber
    this.#smsFrom = count - Math.round(count * smsShare)
    this.#deviceIds = new TextColumn(count, deviceIdWidth)
    this.#secrets = Buffer.alloc(count * secretWidth)
    this.#restUntil = new Float64Array(count)
    this.#endedAt = new Float64Array(count)
    this.#unansweredSince = new Float64Array(count)
    this.#unanswered = new Uint8Array(count)
    this.#codeAt = new Float64Array(count)
    this.#generations = new Uint8Array(count)
    this.#offline = new Uint8Array(count)
    this.#busy = new Uint8Array(count)
  }

  /** The columns together, in bytes. */
  get bytes(): number {
    const columns = [this.#restUntil, this.#endedAt, this.#unansweredSince, this.#unanswered, this.#codeAt]
    const flags = [this.#generations, this.#offline, this.#busy]
    return [...columns, ...flags].reduce(
      (sum, { byteLength }) => sum + byteLength,
      this.#deviceIds.bytes + this.#secrets.length,
    )
  }

  /** The people who have IB Key, and those who use SMS: from the first up to, but not including, the second. */
  range(by: 'ibKey' | 'sms'): readonly [number, number] {
    return by === 'ibKey' ? [0, this.#smsFrom] : [this.#smsFrom, this.count]
  }

  usesSms = (index: PhoneIndex): boolean => index >= this.#smsFrom

  username = (index: PhoneIndex): string => `fleet-${this.#name}-${index}`

  password = (index: PhoneIndex): string => `Fleet-${this.#name}-${index}-Aa1`

  /** E.164 with the code +999, which no country has: nobody is disturbed if a message is sent by a real carrier. */
  number = (index: PhoneIndex): string => `+999${String(this.#firstNumber + index).padStart(9, '0')}`

  os = (index: PhoneIndex): Os => (index % 2 === 0 ? 'iOS' : 'Android')

  element = (index: PhoneIndex): SecurityElement => (index % 2 === 0 ? 'faceId' : 'fingerprint')

  model = (index: PhoneIndex): string => (index % 2 === 0 ? 'iPhone 15' : 'Pixel 8')

  pin = (index: PhoneIndex): string => `Pin${String(index % 1_000).padStart(3, '0')}`

  generation = (index: PhoneIndex): number => this.#generations[index] ?? 0

  hardwareId = (index: PhoneIndex, generation = this.generation(index)): string =>
    `fleet-${this.#name}-${index}-${generation}`

  activation(index: PhoneIndex): FleetActivation {
    const from = index * secretWidth
    return {
      deviceId: this.#deviceIds.get(index),
      deviceSecret: this.#secrets.toString('latin1', from, from + secretWidth),
    }
  }

  /** IB Key is on this phone from now on. */
  activate(
    index: PhoneIndex,
    { deviceId, deviceSecret }: FleetActivation,
    generation = this.generation(index),
  ): void {
    this.#deviceIds.set(index, deviceId)
    this.#secrets.write(deviceSecret, index * secretWidth, secretWidth, 'latin1')
    this.#generations[index] = generation
  }

  isFree = (index: PhoneIndex, now: number): boolean =>
    this.#busy[index] === 0 && (this.#restUntil[index] ?? 0) <= now

  setBusy(index: PhoneIndex): void {
    this.#busy[index] = 1
  }

  /** The journey has ended at `now`; the person is free again from this instant on. */
  setFree(index: PhoneIndex, now: number, from: number): void {
    this.#busy[index] = 0
    this.#endedAt[index] = now
    this.#restUntil[index] = from
  }

  /** When the last journey of this person ended; 0: there was none. */
  endedAt = (index: PhoneIndex): number => this.#endedAt[index] ?? 0

  isOnline = (index: PhoneIndex): boolean => this.#offline[index] === 0

  setOnline(index: PhoneIndex, isOnline: boolean): void {
    this.#offline[index] = isOnline ? 0 : 1
  }

  /** How many notifications came since the last that was approved, and since when. */
  unanswered = (index: PhoneIndex): { readonly count: number; readonly since: number } => ({
    count: this.#unanswered[index] ?? 0,
    since: this.#unansweredSince[index] ?? 0,
  })

  noteNotification(index: PhoneIndex, now: number): void {
    const count = this.#unanswered[index] ?? 0
    if (count === 0) this.#unansweredSince[index] = now
    this.#unanswered[index] = Math.min(count + 1, 255)
  }

  noteApproval(index: PhoneIndex): void {
    this.#unanswered[index] = 0
  }

  /** When the last security code came that was not used; 0: there is none. */
  codeAt = (index: PhoneIndex): number => this.#codeAt[index] ?? 0

  noteCode(index: PhoneIndex, now: number): void {
    this.#codeAt[index] = now
  }
}
