/** @module Two sides measured in turns, so that a busy machine slows both alike, and what is said of the figures. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { stopwatch } from '../shared/stopwatch.ts'

/** A command of Node, from the start of its process to its end. */
export interface NodeCommand {
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
}

/** In milliseconds from the start of a command. */
interface CommandTimes {
  /** Until it wrote something. Infinite where it wrote nothing. */
  readonly firstLineMs: number
  readonly wallMs: number
}

/** Runs a command to its end and returns its wall time in milliseconds. Throws where it fails. */
export const wallTimeOf = async (command: NodeCommand): Promise<number> => (await timesOf(command)).wallMs

/** Runs a command to its end, and returns what it printed. Throws where it fails. */
export const outputOf = async (command: NodeCommand): Promise<string> => (await endOf(command)).output

/** Runs a command to its end. Throws where it fails. */
export async function timesOf(command: NodeCommand): Promise<CommandTimes> {
  const { firstLineMs, wallMs } = await endOf(command)
  return { firstLineMs, wallMs }
}

async function endOf({ args, env, cwd }: NodeCommand): Promise<CommandTimes & { readonly output: string }> {
  const elapsed = stopwatch()
  const child = spawn(process.execPath, [...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd !== undefined && { cwd }),
  })
  let firstLineMs = Number.POSITIVE_INFINITY
  child.stdout.once('data', () => {
    firstLineMs = elapsed()
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8')
  })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString('utf8')
  })
  // Before the temporary folder is removed: the child may still write to it.
  const endWithUs = () => void child.kill('SIGKILL')
  process.prependOnceListener('exit', endWithUs)
  const [code]: unknown[] = await once(child, 'close')
  process.off('exit', endWithUs)
  const wallMs = elapsed()
  if (code !== 0)
    throw new Error(
      `node ${args.join(' ')} ended with exit code ${code} instead of 0, so it cannot be measured: ${errors.trim()}`,
    )
  return { firstLineMs, wallMs, output }
}

export interface Pair<Figure> {
  readonly first: Figure
  readonly second: Figure
}

/** Measures both sides once a round; which of them goes first changes from round to round. */
export async function interleaved<Figure>(
  rounds: number,
  first: () => Promise<Figure>,
  second: () => Promise<Figure>,
  onRound: (done: number) => void,
): Promise<Pair<Figure>[]> {
  const pairs: Pair<Figure>[] = []
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) pairs.push({ first: await first(), second: await second() })
    else {
      const earlier = await second()
      pairs.push({ first: await first(), second: earlier })
    }
    onRound(pairs.length)
  }
  return pairs
}

/** The value below which this share of the values lies, interpolated between neighbours; NaN where there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  const at = (sorted.length - 1) * share
  const [low = Number.NaN, high = low] = sorted.slice(Math.floor(at), Math.floor(at) + 2)
  return low + (high - low) * (at - Math.floor(at))
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)
