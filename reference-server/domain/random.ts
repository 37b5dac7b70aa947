/** @module Randomness as a port, and what the domain draws from it. */

import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'

export interface Random {
  /** The next `length` bytes. */
  bytes(length: number): Uint8Array
  /** A whole number from 0 up to, but not including, `bound` (at most 2^32), without bias. */
  below(bound: number): number
}

/** `length` characters of `alphabet`, each as likely as any other. */
export const characters = (random: Random, alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet.charAt(random.below(alphabet.length))).join('')

/** Makes a source of whole numbers out of a source of bytes: draws beyond the last full multiple are drawn again. */
export function randomFrom(bytes: (length: number) => Uint8Array): Random {
  const below = (bound: number): number => {
    const limit = 2 ** 32 - (2 ** 32 % bound)
    for (;;) {
      const drawn = bytes(4).reduce((number, byte) => number * 256 + byte, 0)
      if (drawn < limit) return drawn % bound
    }
  }
  return { bytes, below }
}

/** SHA-256 in counter mode: repeatable worlds for the lab, never for a secret that matters. */
export function seededRandom(seed: string): Random {
  let counter = 0
  let pool = new Uint8Array(0)
  return randomFrom((length) => {
    while (pool.length < length) {
      pool = concatBytes(pool, sha256(utf8ToBytes(`${seed}\n${counter++}`)))
    }
    const drawn = pool.slice(0, length)
    pool = pool.slice(length)
    return drawn
  })
}
