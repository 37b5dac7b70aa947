/** @module Deriving keys from passwords with scrypt (RFC 7914): in this thread, or on the threads of the process. */

import { scrypt, scryptSync } from 'node:crypto'
import { type Outcome, refusal, success } from '../domain/model/outcome.ts'

export interface ScryptCost {
  readonly N: number
  readonly r: number
  readonly p: number
}

/** Derives a key of 256 bits from a password. Refused where too many derivations are wanted at once. */
export type DeriveKey = (password: string, salt: string, cost: ScryptCost) => Promise<Outcome<Uint8Array>>

const keyLength = 32

/** scrypt needs 128 * N * r bytes and a little more; Node refuses more than `maxmem`, which is 32 MiB by default. */
const withMemory = (cost: ScryptCost) => ({ ...cost, maxmem: 128 * cost.r * (cost.N + cost.p + 2) + 1_024 })

/** Blocks the event loop meanwhile: right at the cost of test suites, too long at that of production. */
export const deriveInThisThread: DeriveKey = async (password, salt, cost) =>
  success(scryptSync(password, salt, keyLength, withMemory(cost)))

const deriveOffThread = (password: string, salt: string, cost: ScryptCost): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    scrypt(password, salt, keyLength, withMemory(cost), (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })

/** OWASP ASVS 5.0, 15.1.3 and 15.2.2: expensive work is limited, and refused instead of letting everybody wait. */
const overloaded = refusal('too_many', 'too many passwords are being hashed', { retryAfterMs: 1_000 })

/** Derives keys off the event loop: at most `concurrent` at a time, while at most `waiting` more wait for their turn. */
export function limitedDerivation(limits: {
  readonly concurrent: number
  readonly waiting: number
}): DeriveKey {
  const queue: (() => void)[] = []
  let running = 0

  /** Takes a place, at once or handed over by a derivation that has ended. */
  const place = (): Promise<void> | undefined => {
    if (running >= limits.concurrent) return new Promise((resolve) => queue.push(resolve))
    running++
    return undefined
  }

  const leave = (): void => {
    const next = queue.shift()
    if (next) next()
    else running--
  }

  return async (password, salt, cost) => {
    if (running >= limits.concurrent && queue.length >= limits.waiting) return overloaded
    await place()
    try {
      return success(await deriveOffThread(password, salt, cost))
    } finally {
      leave()
    }
  }
}
