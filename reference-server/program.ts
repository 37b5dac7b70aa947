/**
 * @module The reference server as a program of its own. It is configured by environment variables, prints one line of
 * JSON with its addresses when it is ready, and ends on SIGTERM, SIGINT, or when its standard input closes, so that it
 * never outlives whoever started it. Its clock is the lab's, and so nothing here looks for work that is due: the lab
 * does, when it moves the clock. By the time of day the server runs in `sls serve`.
 */

import { randomBytes } from 'node:crypto'
import { referenceParts, type ServerParts } from './parts.ts'
import { type Address, type Listening, listen } from './runtime/listener.ts'
import { readSettings, type Settings } from './runtime/settings.ts'
import { createServer, type Server } from './server.ts'

/** Wrong usage or configuration. */
const wrongUsage = 2

/** How long a request to a gateway may take. */
const gatewayPatienceMs = 10_000

/** Ends this process with a sentence on standard error. */
export function giveUp(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(wrongUsage)
}

function whyNot(error: unknown, { hostname, port }: Settings['address']): string {
  if (!(error instanceof Error)) throw error
  const inUse = 'code' in error && error.code === 'EADDRINUSE'
  return inUse ? `Port ${port} is already in use.` : `Cannot listen on ${hostname}:${port}: ${error.message}`
}

const listenOrGiveUp = (answer: Server['fetch'], address: Address): Promise<Listening> =>
  listen(answer, address).catch((error: unknown) => giveUp(whyNot(error, address)))

/** The pages are loaded only where they are shown. */
async function showPages(server: Server, address: Address): Promise<Listening> {
  const { createPages } = await import('./pages/pages.ts')
  const newSecret = () => randomBytes(32).toString('base64url')
  const { fetch } = createPages({ fetch: server.fetch, watch: server.watch, newSecret })
  return listenOrGiveUp(fetch, address)
}

async function start(settings: Settings, create: (parts: ServerParts) => Server): Promise<void> {
  const parts = referenceParts({
    ...settings.config,
    timeout: () => AbortSignal.timeout(gatewayPatienceMs),
    log: settings.log ? (entry) => process.stderr.write(`${JSON.stringify(entry)}\n`) : undefined,
  })
  const server = create(parts)
  const listening = await listenOrGiveUp(server.fetch, settings.address)
  const pages = settings.pages && (await showPages(server, settings.pages))

  let ending = false
  const end = async (): Promise<void> => {
    if (ending) return
    ending = true
    await pages?.close()
    await listening.close()
    await server.close()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end())
  for (const event of ['end', 'close'] as const) process.stdin.once(event, () => void end())
  process.stdin.resume()
  process.stdout.write(`${JSON.stringify({ url: listening.url, pages: pages?.url })}\n`)
}

/** Runs the server until it is told to end. `create` makes another server of the right parts: a faulty one. */
export async function runProgram(environment: NodeJS.ProcessEnv, create = createServer): Promise<void> {
  const settings = readSettings(environment)
  if (settings.ok) await start(settings.value, create)
  else giveUp(settings.sentence)
}
