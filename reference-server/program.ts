/**
 * @module The reference server as a process, configured by environment variables. It prints one line of JSON with its
 * URLs when it is ready, and exits on SIGTERM, SIGINT or the end of standard input, so that it never outlives its parent
 * process. Only the lab moves its clock, and due work is done then; `sls serve` runs the server in real time.
 */

import { randomBytes } from 'node:crypto'
import { type Config, referenceParts, type ServerParts } from './parts.ts'
import { type Address, type HttpListener, listen } from './runtime/listener.ts'
import { readSettings, type Settings } from './runtime/settings.ts'
import { createServer, type Server } from './server.ts'

/** Wrong usage or configuration. */
const usageErrorCode = 2

const gatewayTimeoutMs = 10_000

export function exitWithUsageError(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(usageErrorCode)
}

function listenErrorMessage(error: unknown, { hostname, port }: Settings['address']): string {
  if (!(error instanceof Error)) throw error
  const inUse = 'code' in error && error.code === 'EADDRINUSE'
  return inUse ? `Port ${port} is already in use.` : `Cannot listen on ${hostname}:${port}: ${error.message}`
}

const listenOrExit = (handler: Server['fetch'], address: Address): Promise<HttpListener> =>
  listen(handler, address).catch((error: unknown) => exitWithUsageError(listenErrorMessage(error, address)))

/** The modules of the pages are loaded only where pages are configured. */
async function servePages(server: Server, address: Address): Promise<HttpListener> {
  const { createPages } = await import('./pages/pages.ts')
  const newSecret = () => randomBytes(32).toString('base64url')
  const { fetch } = createPages({ fetch: server.fetch, watch: server.watch, newSecret })
  return listenOrExit(fetch, address)
}

async function start(
  settings: Settings,
  create: (parts: ServerParts) => Server,
  now: Config['now'],
): Promise<void> {
  const parts = referenceParts({
    ...settings.config,
    now,
    timeout: () => AbortSignal.timeout(gatewayTimeoutMs),
    log: settings.log ? (entry) => process.stderr.write(`${JSON.stringify(entry)}\n`) : undefined,
  })
  const server = create(parts)
  const listener = await listenOrExit(server.fetch, settings.address)
  const pages = settings.pages && (await servePages(server, settings.pages))

  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    await pages?.close()
    await listener.close()
    await server.close()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())
  for (const event of ['end', 'close'] as const) process.stdin.once(event, () => void stop())
  process.stdin.resume()
  process.stdout.write(`${JSON.stringify({ url: listener.url, pages: pages?.url })}\n`)
}

/** Runs the server until it is stopped. `create` may wrap the parts, as a faulty server does; `now`: a clock that the lab does not set. */
export async function runProgram(
  environment: NodeJS.ProcessEnv,
  create = createServer,
  now?: Config['now'],
): Promise<void> {
  const settings = readSettings(environment)
  if (settings.ok) await start(settings.value, create, now)
  else exitWithUsageError(settings.message)
}
