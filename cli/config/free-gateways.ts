import { createServer } from 'node:net'
import { instancesOf } from '../../drivers/config/configuration.ts'
import type { RunSystem } from './named-system.ts'

/**
 * The sentence for the first port of the simulated services that another program has. `count`: how many instances are going to be
 * used. Undefined for a target of ours, and where all are free.
 */
export async function takenGateway(
  system: RunSystem | undefined,
  count: number,
): Promise<string | undefined> {
  if (system === undefined) return undefined
  for (const { gateways } of instancesOf(system.configuration).slice(0, count))
    for (const service of ['apns', 'fcm', 'oauth', 'sms'] as const) {
      const { host, [service]: port } = gateways
      if (await isTaken(host, port))
        return `${system.option}: gateways.${service}: port ${port} of ${host} is already in use, such as by another run: give another one.`
    }
  return undefined
}

const isTaken = (host: string, port: number): Promise<boolean> =>
  new Promise((done) => {
    const server = createServer()
    server.once('error', (error) => done('code' in error && error.code === 'EADDRINUSE'))
    server.listen(port, host, () => server.close(() => done(false)))
  })
