/** @module Fast random numbers with a seed, for millions of draws: xoshiro128** (Blackman and Vigna), seeded by SHA-512. */

import { seededRandom } from '../../simulators/random.ts'

/** Draws from 0 up to, but not including, 1. */
export type Draw = () => number

const rotated = (x: number, by: number): number => (x << by) | (x >>> (32 - by))

/** The same seed gives the same numbers; never for a secret that matters. */
export function seededDraw(seed: string): Draw {
  const bytes = seededRandom(seed).bytes(16)
  const state = new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + 16))
  let [a = 1, b = 2, c = 3, d = 4] = state
  return () => {
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotated(d, 11)
    return result / 2 ** 32
  }
}
