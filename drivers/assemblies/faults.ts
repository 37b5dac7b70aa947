/** @module All faults and harmless variants: the project's own, and those that a user brings along in a folder. */

import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { phoneFaults } from '../../faults/phone/index.ts'
import { serverFaults } from '../../faults/server/index.ts'
import type { ServerParts } from '../../reference-server/parts.ts'
import { articlesParts, type PhoneParts } from '../../simulators/phone/parts.ts'
import { unchanged, type Variant } from './variant.ts'

/** A deliberately wrong variant, or a deliberately different one that is not wrong. */
export interface KnownFault {
  readonly id: string
  /** What is different, in one sentence. */
  readonly title: string
  readonly subject: 'server' | 'phone'
  /** The rows of the catalogue that it breaks; empty for a harmless variant. */
  readonly violates: readonly string[]
  readonly harmless: boolean
  readonly variant: Variant
}

const inject = z.custom<(parts: unknown) => unknown>(
  (value) => typeof value === 'function',
  'must be a function',
)

const faultFields = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case words joined by hyphens'),
  title: z.string().min(1),
  subject: z.enum(['server', 'phone']),
  violates: z.array(z.string()).optional(),
  harmless: z.literal(true).optional(),
  inject,
}

/** The shape of a fault module's default export, or of each member where it exports a list. */
const faultShape = z
  .strictObject(faultFields)
  .refine((fault) => (fault.violates?.length ?? 0) > 0 !== (fault.harmless === true), {
    message: 'needs rows in "violates", or "harmless: true", and not both',
  })

type FaultModule = z.infer<typeof faultShape>

/** A fault gives back parts of its own: changed in place, these would be wrong for every later scenario, too. */
function kept<Parts extends object>(parts: Parts, ...within: readonly object[]): Parts {
  for (const shared of within) Object.freeze(shared)
  return Object.freeze(parts)
}

function known({ id, title, subject, violates = [], harmless, inject }: FaultModule): KnownFault {
  // The module says by its subject which parts it takes; its author's compiler has checked the rest.
  const variant: Variant =
    subject === 'server'
      ? {
          ...unchanged,
          // A server in a process of its own is told this id.
          fault: id,
          server: (parts) => inject(kept(parts, parts.rules, parts.profile)) as ServerParts,
        }
      : {
          ...unchanged,
          // Only when it is asked for: what the fault throws then belongs to its own run.
          get phone() {
            return inject(kept(articlesParts)) as PhoneParts
          },
        }
  return { id, title, subject, violates, harmless: harmless === true, variant }
}

const sourceFile = /\.(ts|mts|js|mjs)$/

/** Loads every module of a folder, in any syntax of TypeScript. Throws a `FaultProblem` that names the file. */
async function loadFolder(folder: string): Promise<KnownFault[]> {
  const path = resolve(folder)
  if (!existsSync(path) || !statSync(path).isDirectory())
    throw new FaultProblem(`--faults ${folder}: there is no such folder.`)
  const files = readdirSync(path)
    .filter((name) => sourceFile.test(name) && !name.endsWith('.d.ts'))
    .sort()
  if (files.length === 0) throw new FaultProblem(`--faults ${folder}: the folder has no .ts or .js file.`)
  const { tsImport } = await import('tsx/esm/api')
  const faults: KnownFault[] = []
  for (const file of files) {
    const loaded: unknown = await tsImport(pathToFileURL(join(path, file)).href, import.meta.url).catch(
      (error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error)
        throw new FaultProblem(`${join(folder, file)} cannot be loaded: ${reason.replaceAll(/\s+/g, ' ')}`)
      },
    )
    faults.push(...parseModule(join(folder, file), loaded))
  }
  return faults
}

function parseModule(file: string, loaded: unknown): KnownFault[] {
  const outer = defaultOf(loaded)
  const found = defaultOf(outer) ?? outer
  if (!Array.isArray(found) && !isMeantAsFault(found))
    throw new FaultProblem(
      `${file} has no default export that is a fault: write "export default" before the fault, or before a list of them.`,
    )
  const faults = z
    .array(faultShape)
    .min(1)
    .safeParse(Array.isArray(found) ? found : [found])
  if (faults.success) return faults.data.map(known)
  const [issue] = faults.error.issues
  const field = issue?.path.slice(1).join('.')
  throw new FaultProblem(
    `${file} does not export a fault as its default export: ${field ? `field ${field}: ` : ''}${issue?.message}.`,
  )
}

/** Whether it has any field of a fault. */
const isMeantAsFault = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(faultFields).some((field) => field in value)

/** Where no package says that a folder holds modules, a file comes as CommonJS, its default export one level deeper. */
function defaultOf(loaded: unknown): unknown {
  const module = z.looseObject({ default: z.unknown() }).safeParse(loaded)
  return module.success ? module.data.default : undefined
}

/** A user's fault cannot be used, and this says why. */
export class FaultProblem extends Error {
  override readonly name = 'FaultProblem'
}

/** The project's own faults and those in `folders`. Ids are unique, or this throws a `FaultProblem`. */
export async function loadFaults(folders: readonly string[]): Promise<readonly KnownFault[]> {
  const faults = [...serverFaults, ...phoneFaults].map((fault) => known(faultShape.parse(fault)))
  for (const folder of folders) faults.push(...(await loadFolder(folder)))
  const seen = new Set<string>()
  for (const { id } of faults) {
    if (seen.has(id)) throw new FaultProblem(`two faults have the id ${id}: rename one of them.`)
    seen.add(id)
  }
  return faults
}

let cached: { readonly key: string; readonly faults: Promise<readonly KnownFault[]> } | undefined

/** The variant of a fault. Loaded once per process and set of folders, since a detection asks for hundreds. */
export async function variantOf(id: string, folders: readonly string[]): Promise<Variant> {
  const key = folders.join('\n')
  if (cached?.key !== key) cached = { key, faults: loadFaults(folders) }
  const fault = (await cached.faults).find((one) => one.id === id)
  if (!fault) throw new FaultProblem(`there is no fault with the id ${id}.`)
  return fault.variant
}
