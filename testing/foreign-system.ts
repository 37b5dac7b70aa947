/** @module For tests: the reference server, given by a configuration as a system that is not ours. */

import { mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { commandOf, foreignEnvironment, writeForeignSystem } from '../cli/bench/foreign/system.ts'
import { memoryBacked, temporaryFolder } from '../drivers/temporary-folder.ts'

export { freePorts } from '../cli/bench/foreign/system.ts'

export const foreignCommand = commandOf(resolve(import.meta.dirname, 'foreign-reference', 'server.ts'))

/** One for all of this process. */
let home: string | undefined

/** A folder with a configuration that starts the reference server, with these members in place of its own. */
export async function foreignSystem(instances = 1, changes: object = {}) {
  home ??= temporaryFolder('sls-foreign-', memoryBacked()).path
  const folder = mkdtempSync(join(home, 'system-'))
  const process = { kind: 'start', command: foreignCommand }
  return {
    ...(await writeForeignSystem(folder, instances, { process, ...changes })),
    folder,
    out: join(folder, 'out'),
    environment: foreignEnvironment,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
