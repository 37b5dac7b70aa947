/** @module The port to a source of randomness. */

export interface Random {
  bytes(length: number): Uint8Array
  /** A uniformly distributed integer in [0, `bound`); `bound` is at most 2^32. */
  below(bound: number): number
}

/** `length` characters, uniformly distributed over `alphabet`. */
export const characters = (random: Random, alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet.charAt(random.below(alphabet.length))).join('')
