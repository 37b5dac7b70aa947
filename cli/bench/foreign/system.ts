/** @module The reference server, given by a configuration as a system that is not ours. */

import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('./reference-program.ts', import.meta.url))
const portsOfInstance = 5

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

/** The token of the lab face, where a configuration says nothing else of it. */
export const foreignEnvironment = { SLS_LAB_TOKEN: 'token-of-a-foreign-lab' } as const

/** A shell command that runs this program. */
export const commandOf = (file: string): string => `"${process.execPath}" "${file}"`

/** The command of its server. */
export const referenceCommand = commandOf(program)

/** Writes a configuration that starts so many instances of the reference server, with these members in place of its own. */
export async function writeForeignSystem(folder: string, instances: number, changes: object = {}) {
  const ports = await freePorts(portsOfInstance * instances)
  const places = Array.from({ length: instances }, (_, at) => {
    const [own, apns, fcm, oauth, sms] = ports.slice(portsOfInstance * at)
    return { url: `http://127.0.0.1:${own}`, gateways: { apns, fcm, oauth, sms } }
  })
  const config = {
    ...(instances === 1 ? places[0] : { instances: places }),
    credentialClock: 'lab',
    process: { kind: 'start', command: referenceCommand },
    ...changes,
  }
  const file = join(folder, 'sls.config.json')
  writeFileSync(file, JSON.stringify(config))
  return { file, url: places[0]?.url ?? '' }
}
