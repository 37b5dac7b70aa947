/** @module Chooses the cost of password hashing, and the thread that does it. */

import { availableParallelism } from 'node:os'
import { deriveSynchronously, limitedDerivation } from './key-derivation.ts'
import { type PasswordHash, productionCost, scryptHash, suiteCost } from './password-hash.ts'

/** `suite` is for test suites only: it protects nothing. */
export type PasswordCost = 'production' | 'suite'

/**
 * Each derivation needs 128 MiB. One core stays free for the event loop, and one of the four threads of libuv's pool for
 * files and host names.
 */
const concurrent = Math.min(3, Math.max(1, availableParallelism() - 1))

/** The last in the queue waits for eight hashes: 4 to 8 s. */
const waiting = concurrent * 8

export const passwordHashing = (cost: PasswordCost): PasswordHash =>
  cost === 'suite'
    ? scryptHash(suiteCost, deriveSynchronously)
    : scryptHash(productionCost, limitedDerivation({ concurrent, waiting }))
