/** @module `npm run canonical`: writes what the suite consists of, file by file. `npm test` compares. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalFile, canonicalText } from '../../reports/suite/canonical-set.ts'

const top = join(import.meta.dirname, '..', '..')

export const writeCanonicalSet = (): void => writeFileSync(join(top, canonicalFile), canonicalText(top))

if (import.meta.main) writeCanonicalSet()
