/**
 * @module `npm run build`: what is published, in `dist/`, with the layout of the project. Node strips no types below
 * node_modules, so an installed copy needs JavaScript; working in the clone needs no build. What is compiled is said in
 * tsconfig.build.json; which files, program and entry points are published, in `files`, `bin` and `exports` of package.json.
 */

import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { canonicalFile, canonicalTextOfBuild } from '../reports/suite/canonical-set.ts'

const top = resolve(import.meta.dirname, '..')
const dist = join(top, 'dist')

/** Files that are read at run time, or run by Node before it can load a module of ours. */
const assets = [
  'cli/*.mjs',
  'cli/{fleet/page,run/pause,serve,shared/pages,simulate/page}/assets/*',
  'contract/openapi.json',
  'drivers/config/sls.config.schema.json',
  'contract/*.md',
  'drivers/ports/README.md',
  'features/**/*.{feature,yaml,md}',
  'reports/summary/detection.md',
  'reference-server/SECURITY.md',
  'reference-server/pages/assets/*',
  'docs/glossary.md',
  'reports/drawings/drawings.css',
  'reports/{html,load,spec}/assets/*',
  'reference-server/store/migrations/*.sql',
]

/** The compiler changes the ending of imports, but not of modules that are loaded by their address. */
export const withBuiltAddresses = (javascript: string): string =>
  javascript
    .replaceAll(/(new URL\(\s*['"][^'"]+)\.tsx?(['"],\s*import\.meta\.url)/g, '$1.js$2')
    .replaceAll(/(await import\(['"]\.[^'"]+)\.tsx?(['"]\))/g, '$1.js$2')

const manifest = z.object({ name: z.string(), version: z.string(), license: z.string() })

export function build(): void {
  rmSync(dist, { recursive: true, force: true })
  execFileSync(
    process.execPath,
    [join(top, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'],
    {
      cwd: top,
      stdio: 'inherit',
    },
  )
  for (const path of globSync(assets, { cwd: top })) {
    mkdirSync(dirname(join(dist, path)), { recursive: true })
    cpSync(join(top, path), join(dist, path))
  }
  for (const path of globSync('cli/**/*.{js,mjs}', { cwd: dist }).concat(
    globSync('{drivers,faults,reference-server}/**/*.js', { cwd: dist }),
  )) {
    const text = readFileSync(join(dist, path), 'utf8')
    writeFileSync(join(dist, path), withBuiltAddresses(text))
  }
  writeFileSync(join(dist, canonicalFile), canonicalTextOfBuild(top, dist))
  const { name, version, license } = manifest.parse(
    JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')),
  )
  // The layout of the clone: name and version are read beside the folders.
  writeFileSync(
    join(dist, 'package.json'),
    `${JSON.stringify({ name, version, license, private: true, type: 'module' }, null, 2)}\n`,
  )
}

if (import.meta.main) build()
