/** @module Servers that are right and hold people up: only one who comes while others are served notices. */

import { deriveSynchronously } from '../../reference-server/hashing/key-derivation.ts'
import { productionCost, scryptHash } from '../../reference-server/hashing/password-hash.ts'
import type { UnobservableFault } from '../fault.ts'

const faults: readonly UnobservableFault[] = [
  {
    id: 'hashed-where-answers-are-given',
    title: 'Passwords are hashed on the thread that answers everybody else.',
    subject: 'server',
    inject: (parts) => ({ ...parts, passwordHash: scryptHash(productionCost, deriveSynchronously) }),
  },
]

export default faults
