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
    // TypeScript in the clone and in a user's project, JavaScript beside its declarations in the package.
    support: ['steps/**/!(*.test|*.d).{ts,js}', 'drivers/assemblies/support.{ts,js}'],
  }
}

const manifest = z.object({ name: z.string(), version: z.string() })

/** How a user starts the command line: from a clone by npm, from an installed package by npx. */
export const slsCommand = import.meta.url.endsWith('.ts') ? 'npm run --silent sls --' : 'npx sls'

/** Name and version of the suite, which every result carries. */
export const suiteManifest = (): z.infer<typeof manifest> =>
  manifest.parse(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')))
