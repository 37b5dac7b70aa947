/** @module The example with better-auth, which has packages of its own. */

import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Example } from './example.ts'

const folder = 'examples/better-auth'

export const betterAuthExample: Example = {
  folder,
  async missing() {
    return existsSync(resolve(folder, 'node_modules'))
      ? undefined
      : `the packages of ${folder} are missing: npm ci --prefix ${folder}`
  },
  startWith: (defect) =>
    `BETTER_AUTH_SECRET=a-secret-of-this-example-alone-1 SLS_PASSWORD_COST=4 SLS_DEFECT=${defect} node "${resolve(folder, 'defective.ts')}"`,
  defects: {
    codesForAQuarterOfAnHour: 'SEC-EXPIRY-05',
    anyNumberOfGuesses: 'SEC-LIMIT-02',
    digitsPickedOut: 'SEC-EXACT-02',
    confirmCodeForAnyNumber: 'SEC-BIND-07',
    signInBesideTheSecondFactor: 'SMS-12',
  },
}
