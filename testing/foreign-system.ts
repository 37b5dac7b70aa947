/** @module For tests: the reference server, given by a configuration as a system that is not ours. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { memoryBacked, temporaryFolder } from '../drivers/temporary-folder.ts'

const program = resolve(import.meta.dirname, 'foreign-reference', 'server.ts')

/** Ports that are free now. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer())
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((done) => {
          server.listen(0, '127.0.0.1', () => {
            const address = server.address()
            done(typeof address === 'object' && address !== null ? address.port : 0)
          })
        }),
    ),
  )
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))))
  return ports
}

export const foreignCommand = `"${process.execPath}" "${program}"`

export const foreignToken = 'token-of-a-foreign-lab'

/** One for all of this process. */
let home: string | undefined

/** A folder with a configuration that starts the reference server, with these members in place of its own. */
export async function foreignSystem(instances = 1, changes: object = {}) {
  home ??= temporaryFolder('sls-foreign-', memoryBacked()).path
  const folder = mkdtempSync(join(home, 'system-'))
  const ports = await freePorts(5 * instances)
  const places = Array.from({ length: instances }, (_, at) => {
    const [own, apns, fcm, oauth, sms] = ports.slice(5 * at)
    return { url: `http://127.0.0.1:${own}`, gateways: { apns, fcm, oauth, sms } }
  })
  const config = {
    ...(instances === 1 ? places[0] : { instances: places }),
    credentialClock: 'lab',
    process: { kind: 'start', command: foreignCommand },
    ...changes,
  }
  const file = join(folder, 'sls.config.json')
  writeFileSync(file, JSON.stringify(config))
  return {
    file,
    folder,
    url: places[0]?.url ?? '',
    out: join(folder, 'out'),
    environment: { SLS_LAB_TOKEN: foreignToken },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
