/** @module Password-based key derivation with scrypt (RFC 7914), on the event loop or on libuv's thread pool. */

import { scrypt, scryptSync } from 'node:crypto'
import { type Outcome, refusal, success } from '../domain/model/outcome.ts'

export interface ScryptCost {
  readonly N: number
  readonly r: number
  readonly p: number
}

/** Derives a 256-bit key from a password; refused while too many derivations are queued. */
export type DeriveKey = (password: string, salt: string, cost: ScryptCost) => Promise<Outcome<Uint8Array>>

const keyLength = 32

/** scrypt needs slightly more than 128 * N * r bytes; Node's default `maxmem` is 32 MiB. */
const withMaxmem = (cost: ScryptCost) => ({ ...cost, maxmem: 128 * cost.r * (cost.N + cost.p + 2) + 1_024 })

/** Blocks the event loop: acceptable at `suiteCost`, too slow at `productionCost`. */
export const deriveSynchronously: DeriveKey = async (password, salt, cost) =>
  success(scryptSync(password, salt, keyLength, withMaxmem(cost)))

const deriveInThreadPool = (password: string, salt: string, cost: ScryptCost): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    scrypt(password, salt, keyLength, withMaxmem(cost), (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })

/** OWASP ASVS 5.0, 15.1.3 and 15.2.2: expensive work is limited, and requests beyond the limit are refused at once. */
const overloaded = refusal('too_many', 'too many passwords are being hashed', { retryAfterMs: 1_000 })

/** Derives keys in the thread pool: at most `concurrent` at a time, with at most `waiting` more in a queue. */
export function limitedDerivation(limits: {
  readonly concurrent: number
  readonly waiting: number
}): DeriveKey {
  const queue: (() => void)[] = []
  let running = 0

  /** A counting semaphore: `release` passes the slot to the first in the queue. */
  const acquire = (): Promise<void> | undefined => {
    if (running >= limits.concurrent) return new Promise((resolve) => queue.push(resolve))
    running++
    return undefined
  }

  const release = (): void => {
    const next = queue.shift()
    if (next) next()
    else running--
  }

  return async (password, salt, cost) => {
    if (running >= limits.concurrent && queue.length >= limits.waiting) return overloaded
    await acquire()
    try {
      return success(await deriveInThreadPool(password, salt, cost))
    } finally {
      release()
    }
  }
}
