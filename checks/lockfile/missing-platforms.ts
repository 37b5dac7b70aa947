/**
 * @module What npm writes into a lock file that does not hold everywhere. Packages for other platforms are named but
 * left out where its registry does not serve them at that moment, and `npm ci` then refuses the lock everywhere;
 * optional packages are tied to the Node of the machine.
 */

import { z } from 'zod'

const entry = z.looseObject({
  version: z.string().optional(),
  license: z.string().optional(),
  dev: z.boolean().optional(),
  optional: z.boolean().optional(),
  engines: z.unknown().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
})
export type LockEntry = z.infer<typeof entry>

export const lockFile = z.looseObject({ packages: z.record(z.string(), entry) })
export type LockFile = z.infer<typeof lockFile>

/** The folders in which a package looks for what it needs, the nearest first. */
function* lookups(path: string, name: string): Generator<string> {
  let base = path
  while (base !== '') {
    yield `${base}/node_modules/${name}`
    base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))
  }
  yield `node_modules/${name}`
}

/** Optional packages that some entry asks for and no entry is, with the entry that asks. */
export function missingPlatforms({
  packages,
}: LockFile): { name: string; version: string; asker: LockEntry }[] {
  return Object.entries(packages).flatMap(([path, asker]) =>
    Object.entries(asker.optionalDependencies ?? {})
      .filter(([name]) => ![...lookups(path, name)].some((place) => packages[place]))
      .map(([name, version]) => ({ name, version, asker })),
  )
}

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const processors = ['arm64', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x']

/** What npm itself would have written, as far as the name of the package tells it. Without a checksum. */
function entryFor(name: string, version: string, { dev, license }: LockEntry): LockEntry {
  const words = name.split(/[/-]/)
  const system = systems.find((word) => words.includes(word))
  const processor = processors.find((word) => words.includes(word)) ?? 'arm'
  const libc = /musl/.test(name) ? 'musl' : /gnu/.test(name) ? 'glibc' : undefined
  return {
    version,
    cpu: [processor],
    ...(dev && { dev }),
    ...(libc && { libc: [libc] }),
    license: license ?? 'MIT',
    optional: true,
    os: [system],
  }
}

/**
 * npm asks the machine's Node for an optional package's `engines`, and says nothing when it leaves the package out.
 * Here everything runs under the Node that comes as a dependency, so the machine's has no say in it.
 */
export function leftOutByOldNodes({ packages }: LockFile): string[] {
  return Object.keys(packages).filter(
    (path) => packages[path]?.optional && packages[path].engines !== undefined,
  )
}

const forAnyNode = (entry: LockEntry): LockEntry =>
  entry.optional ? { ...entry, engines: undefined } : entry

/** The lock with every platform in it, for every Node that has npm. */
export function completed(lock: LockFile): LockFile {
  const added = missingPlatforms(lock).map(({ name, version, asker }): [string, LockEntry] => [
    `node_modules/${name}`,
    entryFor(name, version, asker),
  ])
  const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(added) }).map(
    ([path, entry]): [string, LockEntry] => [path, forAnyNode(entry)],
  )
  return { ...lock, packages: Object.fromEntries(packages.sort(([one], [other]) => (one < other ? -1 : 1))) }
}
