/** @module Loads faults from folders: those of this project, and those that a user brings along. */

import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { z } from 'zod'
import type { PhoneFault, ServerFault } from './fault.ts'

/** A fault cannot be used, and this says why. */
export class FaultProblem extends Error {
  override readonly name = 'FaultProblem'
}

/** As `subject` says, it takes and gives the parts of the server or of a phone: its author's compiler has seen to it. */
type Inject = ServerFault['inject'] & PhoneFault['inject']

const fields = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case words joined by hyphens'),
  title: z.string().min(1),
  subject: z.enum(['server', 'phone']),
  violates: z.array(z.string()).optional(),
  harmless: z.literal(true).optional(),
  inject: z.custom<Inject>((value) => typeof value === 'function', 'must be a function'),
}

const faultSchema = z
  .strictObject(fields)
  .refine((fault) => (fault.violates?.length ?? 0) > 0 !== (fault.harmless === true), {
    message: 'needs rows in "violates", or "harmless: true", and not both',
  })

/** A fault as its module exports it, of either subject. */
export type LoadedFault = z.infer<typeof faultSchema>

type ImportModule = (url: string) => Promise<unknown>

const sourceFile = /\.(ts|mts|js|mjs)$/
const otherFile = /\.(d|test)\.ts$/

/** The modules of this project need no compiler beside Node's. */
const importOwn: ImportModule = (url) => import(url)

/** The modules of a user may use any syntax of TypeScript. */
async function importUsers(url: string): Promise<unknown> {
  const { tsImport } = await import('tsx/esm/api')
  return tsImport(url, import.meta.url)
}

/** All faults and harmless variants of this project with one subject: every family in the subject's folder. */
export async function ownFaults(subject: 'server' | 'phone'): Promise<LoadedFault[]> {
  const folder = fileURLToPath(new URL(subject, import.meta.url))
  const families = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'support')
    .map(({ name }) => join(folder, name))
    .sort()
  return (await Promise.all(families.map((family) => loadFolder(family, importOwn)))).flat()
}

/** The faults of a user's folder. Throws a `FaultProblem` that names the folder or the file. */
export async function usersFaults(folder: string): Promise<LoadedFault[]> {
  const path = resolve(folder)
  if (!existsSync(path) || !statSync(path).isDirectory())
    throw new FaultProblem(`--faults ${folder}: there is no such folder.`)
  const faults = await loadFolder(folder, importUsers)
  if (faults.length === 0) throw new FaultProblem(`--faults ${folder}: the folder has no .ts or .js file.`)
  return faults
}

/** The faults of each module of a folder, in the order of the files' names. */
async function loadFolder(folder: string, importModule: ImportModule): Promise<LoadedFault[]> {
  const files = readdirSync(folder)
    .filter((name) => sourceFile.test(name) && !otherFile.test(name))
    .sort()
  const load = async (name: string): Promise<LoadedFault[]> => {
    const file = join(folder, name)
    const module = await importModule(pathToFileURL(resolve(file)).href).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error)
      throw new FaultProblem(`${file} cannot be loaded: ${reason.replaceAll(/\s+/g, ' ')}`)
    })
    return parseModule(file, module)
  }
  return (await Promise.all(files.map(load))).flat()
}

function parseModule(file: string, module: unknown): LoadedFault[] {
  const outer = defaultOf(module)
  const found = defaultOf(outer) ?? outer
  if (!Array.isArray(found) && !isMeantAsFault(found))
    throw new FaultProblem(
      `${file} has no default export that is a fault: write "export default" before the fault, or before a list of them.`,
    )
  const faults = z
    .array(faultSchema)
    .min(1)
    .safeParse(Array.isArray(found) ? found : [found])
  if (faults.success) return faults.data
  const [issue] = faults.error.issues
  const field = issue?.path.slice(1).join('.')
  throw new FaultProblem(
    `${file} does not export a fault as its default export: ${field ? `field ${field}: ` : ''}${issue?.message}.`,
  )
}

/** Whether it has any field of a fault. */
const isMeantAsFault = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(fields).some((field) => field in value)

/** Where no package says that a folder holds modules, a file comes as CommonJS, its default export one level deeper. */
function defaultOf(loaded: unknown): unknown {
  const module = z.looseObject({ default: z.unknown() }).safeParse(loaded)
  return module.success ? module.data.default : undefined
}
