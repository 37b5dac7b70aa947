/**
 * @module The canonical set: the features, steps and requirements that a version of the suite consists of, file by file, in
 * `features/requirements/canonical.json`. Who changes one of them runs another suite, and gets no certificate of this one.
 */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { jsonOf } from '../json.ts'
import { invalid, type Result, valid } from '../result.ts'
import { digestsOf, type FileDigests, fileDigests, type SuiteDigests } from './suite-digests.ts'

export const canonicalFile = 'features/requirements/canonical.json'

const files = z.record(z.string(), z.string())
const canonicalSet = z.strictObject({
  features: files,
  steps: files,
  catalogue: files,
  /** Only in the package: the steps as they are built. */
  builtSteps: files.exactOptional(),
})
type CanonicalSet = z.infer<typeof canonicalSet>

/** The file for a project as it is. */
export const canonicalText = (root: string): string => `${JSON.stringify(fileDigests(root), null, 2)}\n`

/** The same for the package, whose steps are built: `root` is the folder of what was built. */
export const canonicalTextOfBuild = (source: string, root: string): string =>
  `${JSON.stringify({ ...fileDigests(source), builtSteps: fileDigests(root).steps }, null, 2)}\n`

export function loadCanonicalSet(root: string): Result<CanonicalSet> {
  const path = join(root, canonicalFile)
  const parsed = canonicalSet.safeParse(existsSync(path) ? jsonOf(readFileSync(path, 'utf8')) : undefined)
  return parsed.success
    ? valid(parsed.data)
    : invalid([`${canonicalFile} does not say what this suite consists of: npm run canonical writes it.`])
}

/** The files of a project that are not as its canonical set has them, each with what is different. */
export function changesToCanonicalSet(root: string, canonical: CanonicalSet): string[] {
  const present = fileDigests(root)
  return [
    ...changes(canonical.features, present.features),
    ...changes(canonical.builtSteps ?? canonical.steps, present.steps),
    ...changes(canonical.catalogue, present.catalogue),
  ]
}

const changes = (canonical: FileDigests, present: FileDigests): string[] => [
  ...Object.keys(canonical).flatMap((path) => {
    if (present[path] === canonical[path]) return []
    return [`${path} ${present[path] === undefined ? 'is missing' : 'was edited'}`]
  }),
  ...Object.keys(present).flatMap((path) => (canonical[path] === undefined ? [`${path} was added`] : [])),
]

/** The digests of a suite: those of its canonical set where it is as that says, wherever it was built. */
export function suiteDigests(root: string): SuiteDigests {
  const canonical = loadCanonicalSet(root)
  if (canonical.ok && changesToCanonicalSet(root, canonical.value).length === 0)
    return digestsOf(canonical.value)
  return digestsOf(fileDigests(root))
}
