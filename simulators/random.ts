/** @module Randomness with a seed: the same seed gives the same values, byte for byte. */

import { hash } from 'node:crypto'

/** A source of random bytes. */
export interface Random {
  /** The next `length` bytes. */
  bytes(length: number): Uint8Array
  /** A whole number from 0 up to, but not including, `bound` (at most 2^32). */
  below(bound: number): number
  /** A source of its own for `label`, not disturbed by how much others draw. */
  fork(label: string): Random
}

/** SHA-512 in counter mode over the seed: plenty for a simulation, never for a secret that matters. */
export function seededRandom(seed: string): Random {
  let counter = 0
  let block = new Uint8Array(0)
  let used = 0

  const bytes = (length: number): Uint8Array => {
    const drawn = new Uint8Array(length)
    for (let have = 0; have < length; ) {
      if (used === block.length) {
        block = hash('sha512', `${seed}\n${counter++}`, 'buffer')
        used = 0
      }
      const taken = block.subarray(used, used + length - have)
      drawn.set(taken, have)
      have += taken.length
      used += taken.length
    }
    return drawn
  }

  const below = (bound: number): number => {
    const limit = 2 ** 32 - (2 ** 32 % bound)
    for (;;) {
      const drawn = new DataView(bytes(4).buffer).getUint32(0)
      if (drawn < limit) return drawn % bound
    }
  }

  return { bytes, below, fork: (label) => seededRandom(`${seed}/${label}`) }
}

/** RFC 9562, version 4. */
export function randomUuid(random: Random): string {
  const hex = Buffer.from(random.bytes(16)).toString('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-')
}
