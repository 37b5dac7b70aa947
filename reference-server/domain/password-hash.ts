/** @module What is kept of passwords and PINs: a salted scrypt verifier (RFC 7914) that names its own cost. */

import { scryptAsync } from '@noble/hashes/scrypt.js'
import type { Random } from './random.ts'
import { base64url, equalSecrets } from './secrets.ts'

export interface PasswordHash {
  /** What to keep of this password. */
  verifier(password: string, random: Random): Promise<string>
  matches(password: string, verifier: string): Promise<boolean>
  /** A verifier that no password fits, as dear to compare as any: for people who do not exist. */
  readonly decoy: string
}

export interface ScryptCost {
  readonly N: number
  readonly r: number
  readonly p: number
}

/** The recommendation of OWASP for scrypt. */
export const productionCost: ScryptCost = { N: 2 ** 17, r: 8, p: 1 }

/** Next to no cost, and next to no protection: for test suites, which hash thousands of passwords. */
export const suiteCost: ScryptCost = { N: 2, r: 1, p: 1 }

const hashLength = 32

async function hashed(password: string, salt: string, cost: ScryptCost): Promise<string> {
  return base64url(await scryptAsync(password.normalize('NFKC'), salt, { ...cost, dkLen: hashLength }))
}

const format = ({ N, r, p }: ScryptCost, salt: string, hash: string): string =>
  ['scrypt', N, r, p, salt, hash].join('$')

export const scryptHash = (cost: ScryptCost): PasswordHash => ({
  decoy: format(cost, 'decoy', 'no password has this hash'),

  async verifier(password, random) {
    const salt = base64url(random.bytes(16))
    return format(cost, salt, await hashed(password, salt, cost))
  },

  async matches(password, verifier) {
    const [, N, r, p, salt = '', hash] = verifier.split('$')
    return equalSecrets(await hashed(password, salt, { N: Number(N), r: Number(r), p: Number(p) }), hash)
  },
})
