/** @module At which cost passwords are hashed, and where: the one place that decides it. */

import { availableParallelism } from 'node:os'
import {
  deriveInThisThread,
  type PasswordHash,
  productionCost,
  scryptHash,
  suiteCost,
} from './password-hash.ts'
import { workerPool } from './worker-pool.ts'

/** `suite` is for test suites alone: it protects nothing. */
export type PasswordCost = 'production' | 'suite'

export interface PasswordHashing {
  readonly passwordHash: PasswordHash
  close(): Promise<void>
}

/** Each thread needs 128 MiB while it works, and the event loop a core of its own. */
const threads = Math.min(4, Math.max(1, availableParallelism() - 1))

/** Half a second each: whoever is last in the queue waits for four. */
const placesPerThread = 8

export function passwordHashing(cost: PasswordCost): PasswordHashing {
  if (cost === 'suite')
    return { passwordHash: scryptHash(suiteCost, deriveInThisThread), close: async () => {} }
  const pool = workerPool({ threads, places: threads * placesPerThread })
  return { passwordHash: scryptHash(productionCost, pool.derive), close: pool.close }
}
