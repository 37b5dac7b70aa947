import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'

/** The folders that a run reads: this project's own, or another one of the same layout. */
export interface Project {
  readonly root: string
  readonly requirements: string
  readonly features: string
  readonly support: readonly string[]
}

const home = resolve(import.meta.dirname, '../..')

export function projectAt(root: string = home): Project {
  return {
    root: resolve(root),
    requirements: join(resolve(root), 'features', 'requirements'),
    features: 'features/**/*.feature',
    support: ['steps/**/!(*.test).ts', 'drivers/assemblies/support.ts'],
  }
}

const manifest = z.object({ name: z.string(), version: z.string() })

/** Name and version of the suite, which every result carries. */
export const suiteManifest = (): z.infer<typeof manifest> =>
  manifest.parse(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')))
