/** @module Randomness with a seed: the same seed gives the same world, byte for byte. */

import { createHash } from 'node:crypto'

/** A source of random bytes. */
export interface Random {
  /** The next `length` bytes. */
  bytes(length: number): Uint8Array
  /** A whole number from 0 up to, but not including, `bound` (at most 2^32). */
  below(bound: number): number
  /** A source of its own for `label`, not disturbed by how much others draw. */
  fork(label: string): Random
}

const blockLength = 32

/** SHA-256 in counter mode over the seed: plenty for a simulation, never for a secret that matters. */
export function seededRandom(seed: string): Random {
  let counter = 0
  let pool = new Uint8Array(0)

  const bytes = (length: number): Uint8Array => {
    const parts: Uint8Array[] = [pool]
    for (let have = pool.length; have < length; have += blockLength) {
      parts.push(createHash('sha256').update(`${seed}\n${counter++}`).digest())
    }
    const joined = new Uint8Array(Buffer.concat(parts))
    pool = joined.slice(length)
    return joined.slice(0, length)
  }

  const below = (bound: number): number => {
    const limit = 2 ** 32 - (2 ** 32 % bound)
    for (;;) {
      const drawn = Buffer.from(bytes(4)).readUInt32BE()
      if (drawn < limit) return drawn % bound
    }
  }

  return { bytes, below, fork: (label) => seededRandom(`${seed}/${label}`) }
}
