import { join } from 'node:path'
import { expect, test } from 'vitest'
import { changesToCanonicalSet, loadCanonicalSet } from '../../reports/suite/canonical-set.ts'

test('canonical.json says what the suite consists of: npm run canonical writes it', () => {
  const top = join(import.meta.dirname, '..', '..')
  const canonical = loadCanonicalSet(top)
  expect(canonical.ok && changesToCanonicalSet(top, canonical.value)).toEqual([])
})
