/** @module Servers in processes of their own, and the load that is put on them. */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { projectAt } from '../../shared/project.ts'
import { type LoadRequest, loadRequest, type Protocol } from './load-request.ts'

const answer = z.strictObject({
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
})
export type Answer = z.infer<typeof answer>

const started = z.strictObject({ loadRequest, answer })
const startedRival = z.strictObject({ version: z.string(), origin: z.string() })

export interface StartedServer {
  readonly origin: string
  stop(): Promise<void>
}

const rivals = join(projectAt().root, 'checks', 'rivals')

export const hasRival = (): boolean => existsSync(join(rivals, 'node_modules', 'mockttp'))

/** Starts a program of Node that prints one line when it listens. Rejects where it ends before. */
async function startProgram(args: readonly string[], cwd?: string): Promise<[unknown, () => Promise<void>]> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(cwd !== undefined && { cwd }),
  })
  const endWithUs = () => void child.kill('SIGKILL')
  process.prependOnceListener('exit', endWithUs)
  const stop = async (): Promise<void> => {
    process.off('exit', endWithUs)
    const ended = hasEnded(child) ? undefined : once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  const first = once(createInterface(child.stdout), 'line')
  const early = once(child, 'exit').then(([code]: unknown[]) => {
    throw new Error(`node ${args.join(' ')} ended with ${code} before it listened`)
  })
  early.catch(() => {})
  const [line] = await Promise.race([first, early])
  return [JSON.parse(String(line)), stop]
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

export async function startMeasured(
  protocol: Protocol,
  side: 'ours' | 'bare',
): Promise<StartedServer & { readonly loadRequest: LoadRequest; readonly answer: Answer }> {
  const [printed, stop] = await startProgram([join(import.meta.dirname, 'server-program.ts'), protocol, side])
  const { loadRequest: taken, answer: given } = started.parse(printed)
  return { origin: taken.origin, loadRequest: taken, answer: given, stop }
}

/** mockttp, which answers everything in this way. */
export async function startRival(
  protocol: Protocol,
  given: Answer,
): Promise<StartedServer & { readonly version: string }> {
  const isHttp2 = String(protocol !== 'twilio')
  const [printed, stop] = await startProgram(['servers.mjs', JSON.stringify(given), isHttp2], rivals)
  const { version, origin } = startedRival.parse(printed)
  return { version, origin, stop }
}

export const hasLoadGenerator = (): boolean => spawnSync('h2load', ['--version']).status === 0

/** As the trials of others were made: few connections with many streams, or many connections. */
const connections: Readonly<Record<Protocol, readonly string[]>> = {
  apns: ['-c', '4', '-m', '50'],
  fcm: ['-c', '4', '-m', '50'],
  twilio: ['--h1', '-c', '32'],
}

/** Requests per second that a server answers with success over so many seconds. Throws where one of them fails. */
export async function rateOf(
  protocol: Protocol,
  { path, headers, body }: LoadRequest,
  origin: string,
  seconds: number,
  folder: string,
): Promise<number> {
  const file = join(folder, `${protocol}.body`)
  writeFileSync(file, body)
  const fields = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
  const args = ['-D', String(seconds), '--warm-up-time=1', '-t', '1', ...connections[protocol], '-d', file]
  const child = spawn('h2load', [...args, ...fields, origin + path], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
    })
  await once(child, 'close')
  const rate = /finished in [^,]+, ([\d.]+) req\/s/.exec(output)?.[1]
  const others = /status codes: \d+ 2xx, (\d+) 3xx, (\d+) 4xx, (\d+) 5xx/.exec(output)?.slice(1)
  if (rate === undefined || others?.some((count) => count !== '0') !== false)
    throw new Error(`h2load on ${protocol} did not see success alone:\n${output}`)
  return Number(rate)
}
