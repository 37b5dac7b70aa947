/**
 * @module What a member of a queue has of its own, and never gets from it: the suite, the configuration of the system under test,
 * the folders of faults. All members have to have the same, which their facts say.
 */

import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { suiteDigests } from '../../reports/suite/canonical-set.ts'
import { sha256 } from '../../reports/suite/sha256.ts'
import type { MemberFacts } from '../../work-queue/messages.ts'
import type { RunSystem } from '../config/named-system.ts'
import { projectAt, suiteManifest } from '../shared/project.ts'

/** As options name it; plain data, which goes to the processes of a worker. */
export const ownCopy = z.strictObject({
  project: z.string().optional(),
  config: z.string().optional(),
  url: z.string().optional(),
  faultFolders: z.array(z.string()).readonly(),
})
export type OwnCopy = z.infer<typeof ownCopy>

/** What a process of a worker has of its own; plain data. `instance`: of the system under test, counted from 0. */
export const ownOfProcess = z.strictObject({ own: ownCopy, instance: z.number() })
export type OwnOfProcess = z.infer<typeof ownOfProcess>

const home = resolve(import.meta.dirname, '../..')

/** What a verdict depends on beside features, steps and catalogue, below the top of the program. */
const program =
  '{cli,contract,drivers,exploration,faults,interleaving,reference-server,reports,simulators,work-queue}/**/*.{ts,js,mjs,sql}'

/**
 * The facts of a member. `system`: that of its configuration. Who hands out work leaves out what its work does not use (`of`): it may
 * differ.
 */
export function memberFacts(
  { project, faultFolders }: Pick<OwnCopy, 'project' | 'faultFolders'>,
  system: RunSystem | undefined,
  of: { readonly configuration: boolean; readonly faults: boolean } = { configuration: true, faults: true },
): MemberFacts {
  const { features, steps, catalogue } = suiteDigests(projectAt(project).root)
  return {
    version: suiteManifest().version,
    'digest of the features': short(features),
    'digest of the steps': short(steps),
    'digest of the catalogue': short(catalogue),
    'digest of the program': short(digestOfFilesIn(home, program)),
    ...(of.configuration && {
      'digest of the configuration': system ? short(sha256(JSON.stringify(system.configuration))) : 'none',
    }),
    ...(of.faults && {
      'digest of the faults of its own':
        faultFolders.length === 0
          ? 'none'
          : short(sha256(faultFolders.map((folder) => digestOfFilesIn(folder, '**/*.{ts,js}')).join(' '))),
    }),
  }
}

/** Long enough that no two are equal by chance, and short enough to be read. */
const short = (digest: string): string => digest.replace('sha256:', '').slice(0, 16)

function digestOfFilesIn(root: string, pattern: string): string {
  const hash = createHash('sha256')
  const isTest = (path: string): boolean => /\.(test|d)\.[tj]s$/.test(path)
  // What runs leave there may be code, such as a project of somebody's own, and comes and goes.
  for (const path of globSync(pattern, { cwd: root, exclude: ['reports/out'] })
    .filter((one) => !isTest(one))
    .sort())
    hash.update(`${path.replaceAll('\\', '/')}\n`).update(readFileSync(join(root, path)))
  return hash.digest('hex')
}
