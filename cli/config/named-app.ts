/** @module The app under test that the options of a command or the configuration name. */

import { resolve } from 'node:path'
import { AppProblem, loadApp } from '../../drivers/assemblies/app/load-app.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import type { RunSystem } from './named-system.ts'

export interface NamedApp {
  /** Name and version, for reports. */
  readonly name: string
  readonly file: string
}

/** The app of `--app`, or else that of the configuration, whose path begins at its folder. */
export async function namedApp({
  app,
  system,
}: {
  readonly app?: string | undefined
  readonly system?: RunSystem | undefined
}): Promise<Result<NamedApp | undefined>> {
  const named = system?.configuration.app
  const file = app ?? (system && named !== undefined ? resolve(system.folder, named) : undefined)
  if (file === undefined) return valid(undefined)
  try {
    const { name } = await loadApp(file)
    return valid({ name, file: resolve(file) })
  } catch (error) {
    if (error instanceof AppProblem) return invalid([error.message])
    throw error
  }
}
