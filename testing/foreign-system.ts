/** @module For tests: the reference server, given by a configuration as a system that is not ours. */

import { mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { commandOf, foreignEnvironment, writeForeignSystem } from '../cli/bench/foreign/system.ts'
import { memoryBacked } from '../drivers/temporary-folder.ts'

export { freePorts } from '../cli/bench/foreign/system.ts'

const programs = resolve(import.meta.dirname, 'foreign-reference')

export const foreignCommand = commandOf(join(programs, 'server.ts'))

/** What starts it with a fault of this project: the members of the configuration, and the environment that names the fault. */
export const withFault = (id: string) => ({
  changes: { process: { kind: 'start', command: commandOf(join(programs, 'faulty.ts')) } },
  environment: { SLS_TEST_FAULT: id },
})

/** A folder with a configuration that starts the reference server, with these members in place of its own, until `remove`. */
export async function foreignSystem(instances = 1, changes: object = {}) {
  const folder = mkdtempSync(join(memoryBacked(), 'sls-foreign-'))
  const process = { kind: 'start', command: foreignCommand }
  return {
    ...(await writeForeignSystem(folder, instances, { process, ...changes })),
    folder,
    out: join(folder, 'out'),
    environment: foreignEnvironment,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
