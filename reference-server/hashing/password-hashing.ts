/** @module At which cost passwords are hashed, and where. */

import { availableParallelism } from 'node:os'
import { deriveInThisThread, limitedDerivation } from './key-derivation.ts'
import { type PasswordHash, productionCost, scryptHash, suiteCost } from './password-hash.ts'

/** `suite` is for test suites alone: it protects nothing. */
export type PasswordCost = 'production' | 'suite'

/**
 * Each derivation needs 128 MiB. The event loop keeps a core of its own, and libuv's pool, which has four threads, one
 * for files and host names.
 */
const concurrent = Math.min(3, Math.max(1, availableParallelism() - 1))

/** At half a second each, the last in the queue waits for four seconds. */
const waiting = concurrent * 8

export const passwordHashing = (cost: PasswordCost): PasswordHash =>
  cost === 'suite'
    ? scryptHash(suiteCost, deriveInThisThread)
    : scryptHash(productionCost, limitedDerivation({ concurrent, waiting }))
