/** @module The example in Python. Its packages come from Debian, and so does the Python that has them. */

import { resolve } from 'node:path'
import { runCommand } from '../parts/command.ts'
import type { Example } from './example.ts'

const python = '/usr/bin/python3'
const folder = 'examples/python'

export const pythonExample: Example = {
  folder,
  async missing() {
    const { ok } = await runCommand(python, ['-c', 'import h2, cryptography'])
    return ok
      ? undefined
      : `${python} with h2 and cryptography is missing: apt-get install python3-h2 python3-cryptography`
  },
  startWith: (defect) =>
    `SLS_DEFECT=${defect} SLS_PASSWORD_COST=4 ${python} "${resolve(folder, 'defective.py')}"`,
  defects: {
    code_good_in_its_last_millisecond: 'SEC-EXPIRY-06',
    pause_per_login: 'SEC-COOLDOWN-01',
    confirm_code_clears_failures: 'SEC-LIMIT-04',
    decision_not_signed: 'SEC-BIND-06',
    retry_after_not_read: 'SEC-SEND-02',
  },
}
