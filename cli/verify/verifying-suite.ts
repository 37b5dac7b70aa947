/** @module What this suite is, for the verification of certificates. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { powerToDetect } from '../../reports/certificate/power.ts'
import type { VerifyingSuite } from '../../reports/certificate/verification.ts'
import { type Result, valid } from '../../reports/result.ts'
import { loadCanonicalSet } from '../../reports/suite/canonical-set.ts'
import { digestsOf } from '../../reports/suite/suite-digests.ts'
import { projectAt, suiteManifest } from '../shared/project.ts'

/** The page that counts the faults which a version detects. */
export const summaryFile = (root: string): string => join(root, 'reports', 'summary', 'detection.md')

const listed = /^ {2}- id: (.+)$/gm

export function verifyingSuite(project: string | undefined): Result<VerifyingSuite> {
  const { root, requirements } = projectAt(project)
  const canonical = loadCanonicalSet(root)
  if (!canonical.ok) return canonical
  const textOf = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '')
  // Read as text: as YAML it would take longer than all else.
  const manifest = textOf(join(requirements, 'manifest.yaml'))
  const { name, version } = suiteManifest()
  return valid({
    name,
    version,
    digests: digestsOf(canonical.value),
    power: powerToDetect(textOf(summaryFile(root))),
    scenarios: [...manifest.matchAll(listed)].map(([, id = '']) => id),
  })
}
