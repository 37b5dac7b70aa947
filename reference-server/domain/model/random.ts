/** @module Randomness as a port, and what the domain draws from it. */

export interface Random {
  /** The next `length` bytes. */
  bytes(length: number): Uint8Array
  /** A whole number from 0 up to, but not including, `bound` (at most 2^32), without bias. */
  below(bound: number): number
}

/** `length` characters of `alphabet`, each as likely as any other. */
export const characters = (random: Random, alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet.charAt(random.below(alphabet.length))).join('')
