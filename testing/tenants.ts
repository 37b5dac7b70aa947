/** @module For tests: one address in front of several reference servers, which a header field tells apart, as a product with tenants does. */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { foreignEnvironment, freePorts } from '../cli/bench/foreign/system.ts'
import { foreignCommand } from './foreign-system.ts'

/** The header field that names a tenant, counted from 1. */
export const tenantHeader = 'x-tenant'

/** Listens until `close`. The server of a tenant starts with its first request: the files of its gateways are there by then. */
export async function tenantsAt(port: number, folder: string) {
  const started = new Map<string, Promise<number>>()
  const children: ChildProcess[] = []

  async function start(tenant: string): Promise<number> {
    const [own = 0] = await freePorts(1)
    const child = spawn(foreignCommand, {
      shell: true,
      detached: true,
      stdio: ['pipe', 'pipe', 'inherit'],
      env: {
        ...process.env,
        ...foreignEnvironment,
        SLS_URL: `http://127.0.0.1:${own}`,
        SLS_GATEWAYS: join(folder, 'sls-gateways', `instance-${tenant}`, 'gateways.json'),
      },
    })
    children.push(child)
    // It prints its address when it listens.
    const ended = once(child, 'exit').then(() => Promise.reject(new Error(`tenant ${tenant} ended`)))
    await Promise.race([once(child.stdout, 'data'), ended])
    child.stdout.resume()
    return own
  }

  async function forward(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const tenant = String(asked.headers[tenantHeader])
    const server = started.get(tenant) ?? start(tenant)
    started.set(tenant, server)
    const { method, url: path, headers } = asked
    const onward = request({ host: '127.0.0.1', port: await server, method, path, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers)
      answered.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    asked.pipe(onward)
  }

  const server = createServer((asked, answer) => void forward(asked, answer).catch(() => answer.destroy()))
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    async close() {
      server.closeAllConnections()
      server.close()
      for (const { pid, exitCode } of children)
        if (pid !== undefined && exitCode === null) process.kill(-pid, 'SIGKILL')
      await Promise.all(children.map((child) => child.exitCode ?? child.signalCode ?? once(child, 'exit')))
    },
  }
}
