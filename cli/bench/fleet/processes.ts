/** @module The processes of the bench: a stub server, workers beside it, and what each prints. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { projectAt } from '../../shared/project.ts'
import { type LoadTask, type MeasuredLoad, measuredLoad } from './load-task.ts'
import { type MeasuredVirtualLoad, measuredVirtualLoad } from './virtual-task.ts'

const artilleryFolder = join(projectAt().root, 'checks', 'artillery')

/** Whether the HTTP engine of Artillery is installed: `npm ci --prefix checks/artillery`. */
export const hasArtillery = (): boolean => existsSync(join(artilleryFolder, 'node_modules', '@artilleryio'))

/** Runs a program of Node and resolves to the first line that it prints; `end` closes its standard input. */
async function started(args: readonly string[]): Promise<{ line: string; end: () => Promise<void> }> {
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const endWithUs = () => void child.kill('SIGKILL')
  process.once('exit', endWithUs)
  const ended = once(child, 'exit').finally(() => process.off('exit', endWithUs))
  const early = ended.then(([code]: unknown[]) => {
    throw new Error(`node ${args[0]} ended with ${code} before it had printed anything`)
  })
  early.catch(() => {})
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), early])
  return {
    line: String(line),
    async end() {
      child.stdin.end()
      await ended
    },
  }
}

export interface StubServer {
  readonly url: string
  stop(): Promise<void>
}

export async function startStub(): Promise<StubServer> {
  const { line, end } = await started([join(import.meta.dirname, 'stub-program.ts')])
  return { url: z.object({ url: z.string() }).parse(JSON.parse(line)).url, stop: end }
}

async function measuredBy(args: readonly string[]): Promise<MeasuredLoad> {
  const { line, end } = await started(args)
  await end()
  return measuredLoad.parse(JSON.parse(line))
}

/** So many workers at the same time, which share phones and rate; what they measured together. */
export async function loadByFleet(task: Omit<LoadTask, 'seed'>, workers: number): Promise<MeasuredLoad> {
  const own = { ...task, phones: Math.ceil(task.phones / workers), rate: task.rate / workers }
  const all = await Promise.all(
    Array.from({ length: workers }, (_, at) =>
      measuredBy([join(import.meta.dirname, 'load-program.ts'), JSON.stringify({ ...own, seed: at + 1 })]),
    ),
  )
  return all.reduce((sum, one) => ({
    logins: sum.logins + one.logins,
    arrivals: sum.arrivals + one.arrivals,
    onTime: sum.onTime + one.onTime,
    errors: sum.errors + one.errors,
    cpuSeconds: sum.cpuSeconds + one.cpuSeconds,
  }))
}

/** A fleet of so many phones in virtual time, in one process. */
export async function virtualLoad(phones: number): Promise<MeasuredVirtualLoad> {
  const { line, end } = await started([
    '--expose-gc',
    join(import.meta.dirname, 'virtual-program.ts'),
    String(phones),
  ])
  await end()
  return measuredVirtualLoad.parse(JSON.parse(line))
}

/** The same requests by the HTTP engine of Artillery, in one process. */
export const loadByArtillery = (task: Pick<LoadTask, 'url' | 'rate' | 'seconds'>): Promise<MeasuredLoad> =>
  measuredBy([join(artilleryFolder, 'load.mjs'), JSON.stringify(task)])
