/** @module Wall times of whole commands, taken in turns, so that a busy machine slows both sides alike. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { stopwatch } from '../shared/stopwatch.ts'

/** A command of Node, from the first instruction of its process to the last. */
export interface Command {
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export interface Round {
  readonly realMs: number
  readonly emptyMs: number
}

/** Runs a command to its end; a command that fails has no time worth knowing. */
export async function timed({ args, env }: Command): Promise<number> {
  const elapsed = stopwatch()
  const child = spawn(process.execPath, [...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString('utf8')
  })
  // First of all, so that it writes nothing into a folder that is gone already.
  const endWithUs = () => void child.kill('SIGKILL')
  process.prependOnceListener('exit', endWithUs)
  const [code]: unknown[] = await once(child, 'close')
  process.off('exit', endWithUs)
  const ms = elapsed()
  if (code !== 0)
    throw new Error(
      `node ${args.join(' ')} ended with exit code ${code}, so its time means nothing: ${errors.trim()}`,
    )
  return ms
}

/** Both sides in turns; which of them goes first changes from round to round. */
export async function interleaved(
  rounds: number,
  real: Command,
  empty: Command,
  onRound: (done: number) => void,
): Promise<Round[]> {
  const taken: Round[] = []
  for (let round = 0; round < rounds; round++) {
    const emptyFirst = round % 2 === 1
    const before = emptyFirst ? await timed(empty) : undefined
    const realMs = await timed(real)
    taken.push({ realMs, emptyMs: before ?? (await timed(empty)) })
    onRound(taken.length)
  }
  return taken
}

/** The middle of the values, which one slow round does not move. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const [low = Number.NaN, high = low] = sorted.slice(sorted.length % 2 === 1 ? middle : middle - 1)
  return sorted.length % 2 === 1 ? low : (low + high) / 2
}
