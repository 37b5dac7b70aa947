/** @module The system under test that the options of a command name. */

import type { ConfiguredSystem } from '../../drivers/assemblies/configured/instance.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { configurationFor, findConfigFile, readConfigFile } from './config-file.ts'

/** A system under test, and the option that names it again. */
export interface RunSystem extends ConfiguredSystem {
  readonly option: string
}

interface SystemOptions {
  readonly target?: string | undefined
  readonly config?: string | undefined
  readonly url?: string | undefined
}

/** The system under test that the options name, or that the file in the working folder does; none: the reference server. */
export async function namedSystem({
  target,
  config,
  url,
}: SystemOptions): Promise<Result<RunSystem | undefined>> {
  const named = Object.entries({ target, config, url }).flatMap(([name, given]) =>
    given === undefined ? [] : [`--${name}`],
  )
  if (named.length > 1) return invalid([`${named.join(' and ')} exclude each other: give one of them.`])
  if (target !== undefined) return valid(undefined)
  if (url !== undefined) return withOption(configurationFor(url), `--url ${url}`)
  const found = config === undefined ? findConfigFile() : valid(config)
  if (!found.ok) return found
  if (found.value === undefined) return valid(undefined)
  return withOption(await readConfigFile(found.value), `--config '${found.value}'`)
}

const withOption = (read: Result<ConfiguredSystem>, option: string): Result<RunSystem> =>
  read.ok ? valid({ ...read.value, option }) : read
