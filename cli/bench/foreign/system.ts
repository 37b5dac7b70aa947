/** @module The reference server, given by a configuration as a system that is not ours. */

import { randomInt } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('./reference-program.ts', import.meta.url))
const portsOfInstance = 5

/** Below those that systems give to outgoing connections: such a connection keeps anybody from listening there. */
const [lowestPort, highestPort] = [10_000, 32_767]

/** Ports that are free now, and are given to nobody who does not ask for them. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = new Map<number, Server>()
  while (servers.size < count) {
    const port = randomInt(lowestPort, highestPort + 1)
    const server = servers.has(port) ? undefined : await listeningAt(port)
    if (server) servers.set(port, server)
  }
  await Promise.all([...servers.values()].map((server) => new Promise((done) => server.close(done))))
  return [...servers.keys()]
}

const listeningAt = (port: number): Promise<Server | undefined> =>
  new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(undefined))
    server.listen(port, '127.0.0.1', () => done(server))
  })

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
