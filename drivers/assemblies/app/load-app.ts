/** @module Loads an app under test from the file that a user names. */

import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import type { AppUnderTest } from '../../ports/app.ts'

/** An app cannot be used, and this says why in a sentence. */
export class AppProblem extends Error {
  override readonly name = 'AppProblem'
}

const fields = {
  name: z
    .string('give name and version of the app as a text')
    .min(1, 'give name and version of the app as a text')
    .max(100, 'give at most 100 characters'),
  start: z.custom<AppUnderTest['start']>(
    (value) => typeof value === 'function',
    'give a function that starts the app on a device',
  ),
}

const appSchema = z.object(fields)

/** The app of a module, which may use any syntax of TypeScript. Throws an `AppProblem` that names the file. */
export async function loadApp(file: string): Promise<AppUnderTest> {
  const path = resolve(file)
  if (!existsSync(path) || !statSync(path).isFile())
    throw new AppProblem(`--app ${file}: there is no such file, give the module that exports the app.`)
  if (!/\.[mc]?[jt]s$/.test(path)) throw new AppProblem(`--app ${file}: give a file that ends in .ts or .js.`)
  const module = await importUsers(path).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppProblem(`--app ${file} cannot be loaded: ${sentenceOf(reason)}`)
  })
  const outer = defaultOf(module)
  const found = isMeantAsApp(outer) ? outer : defaultOf(outer)
  if (!isMeantAsApp(found))
    throw new AppProblem(
      `--app ${file} has no default export that is an app: write "export default { name, start }".`,
    )
  const app = appSchema.safeParse(found)
  if (app.success) return app.data
  const [issue] = app.error.issues
  throw new AppProblem(`--app ${file}: ${issue?.path.join('.')}: ${issue?.message}.`)
}

async function importUsers(path: string): Promise<unknown> {
  const { tsImport } = await import('tsx/esm/api')
  return tsImport(pathToFileURL(path).href, import.meta.url)
}

const sentenceOf = (reason: string): string => `${reason.replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '')}.`

/** Whether it has any member of an app. */
const isMeantAsApp = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(fields).some((field) => field in value)

/** Where no package says that a folder holds modules, a file comes as CommonJS, its default export one level deeper. */
function defaultOf(loaded: unknown): unknown {
  const module = z.looseObject({ default: z.unknown() }).safeParse(loaded)
  return module.success ? module.data.default : undefined
}
