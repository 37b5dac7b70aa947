/** @module Sources of randomness: the system's CSPRNG, or a seed. */

import { hash, randomBytes } from 'node:crypto'
import type { Random } from '../domain/model/random.ts'

/** Integers from bytes by rejection sampling: values beyond the last full multiple of `bound` are drawn again. */
export function randomFrom(bytes: (length: number) => Uint8Array): Random {
  const below = (bound: number): number => {
    if (!(bound >= 1 && bound <= 2 ** 32)) throw new RangeError(`no random integer below ${bound}`)
    const limit = 2 ** 32 - (2 ** 32 % bound)
    for (;;) {
      const drawn = bytes(4).reduce((number, byte) => number * 256 + byte, 0)
      if (drawn < limit) return drawn % bound
    }
  }
  return { bytes, below }
}

export const secureRandom = randomFrom((length) => new Uint8Array(randomBytes(length)))

/** SHA-256 in counter mode: deterministic, for the lab only. */
export function seededRandom(seed: string): Random {
  let counter = 0
  let pool = new Uint8Array(0)
  return randomFrom((length) => {
    while (pool.length < length) {
      pool = Uint8Array.of(...pool, ...hash('sha256', `${seed}\n${counter++}`, 'buffer'))
    }
    const drawn = pool.slice(0, length)
    pool = pool.slice(length)
    return drawn
  })
}
