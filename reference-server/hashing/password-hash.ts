/** @module Verifiers of passwords and PINs: salted scrypt hashes (RFC 7914) that contain their cost parameters. */

import { base64url, equalSecrets } from '../domain/crypto/secrets.ts'
import { type Outcome, success } from '../domain/model/outcome.ts'
import type { Random } from '../domain/model/random.ts'
import type { DeriveKey, ScryptCost } from './key-derivation.ts'

/** `verifier` and `matches` each derive one key, and are refused while too many derivations are queued. */
export interface PasswordHash {
  /** Creates the verifier to store. */
  verifier(password: string, random: Random): Promise<Outcome<string>>
  matches(password: string, verifier: string): Promise<Outcome<boolean>>
  /** Whether the verifier was made at another cost: it is replaced at the next successful password check. */
  outdated(verifier: string): boolean
  /** A verifier that no password matches, at the same cost as any other: for unknown user names. */
  readonly decoy: string
}

export interface CountedHash extends PasswordHash {
  readonly count: number
}

export function countingHash(hash: PasswordHash): CountedHash {
  let count = 0
  return {
    decoy: hash.decoy,
    outdated: (verifier) => hash.outdated(verifier),
    verifier(password, random) {
      count++
      return hash.verifier(password, random)
    },
    matches(password, verifier) {
      count++
      return hash.matches(password, verifier)
    },
    get count() {
      return count
    },
  }
}

/** OWASP Password Storage Cheat Sheet: 128 MiB, and some 0.5 to 1 s of processor time per hash. */
export const productionCost: ScryptCost = { N: 2 ** 17, r: 8, p: 1 }

/** For test suites only, which hash thousands of passwords: it protects nothing. */
export const suiteCost: ScryptCost = { N: 2, r: 1, p: 1 }

const costOf = ({ N, r, p }: ScryptCost): string => ['scrypt', N, r, p].join('$')

const format = (cost: ScryptCost, salt: string, hash: string): string => [costOf(cost), salt, hash].join('$')

export function scryptHash(cost: ScryptCost, derive: DeriveKey): PasswordHash {
  /** NIST SP 800-63B-4 section 3.1.1.2: Unicode is normalised before hashing. */
  const hashed = async (password: string, salt: string, at: ScryptCost): Promise<Outcome<string>> => {
    const key = await derive(password.normalize('NFKC'), salt, at)
    return key.ok ? success(base64url(key.value)) : key
  }

  return {
    decoy: format(cost, 'decoy', 'no password has this hash'),
    outdated: (verifier) => !verifier.startsWith(`${costOf(cost)}$`),

    async verifier(password, random) {
      const salt = base64url(random.bytes(16))
      const hash = await hashed(password, salt, cost)
      return hash.ok ? success(format(cost, salt, hash.value)) : hash
    },

    async matches(password, verifier) {
      const [, N, r, p, salt = '', expected] = verifier.split('$')
      const hash = await hashed(password, salt, { N: Number(N), r: Number(r), p: Number(p) })
      return hash.ok ? success(equalSecrets(hash.value, expected)) : hash
    },
  }
}
