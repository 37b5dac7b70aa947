/** @module What a command and all processes below it take of the machine. Linux and macOS; memory on Linux alone. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { startTimeout, stopwatch } from '../../shared/stopwatch.ts'

export interface ShellCommand {
  readonly file: string
  readonly args: readonly string[]
  readonly cwd: string
}

export interface TreeUsage {
  readonly wallMs: number
  /** User and system time of all processes. */
  readonly cpuMs: number
  /** The highest sum of PSS over all processes at one instant: memory that they share counts once. */
  readonly memoryBytes: number | undefined
}

/** The shell's own `times` sums all processes that were waited for, however short they lived (POSIX). */
const script = '"$@" 3>&-; code=$?; times >&3; exit $code'

const samplingIntervalMs = 200

/** Of the children, the second line of `times`: minutes and seconds of user and system time. */
export function childrenTimeMs(times: string): number {
  const [, children = ''] = times.trim().split('\n')
  const parts = [...children.matchAll(/(\d+)m([\d.]+)s/g)]
  return parts.reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1_000,
    0,
  )
}

/** The text of a file below /proc; empty where the process is gone, or the system has no such file. */
function procFile(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'utf8')
  } catch {
    return ''
  }
}

const familyOf = (pid: number): number[] => [
  pid,
  ...procFile(`${pid}/task/${pid}/children`)
    .split(' ')
    .filter((child) => child !== '')
    .flatMap((child) => familyOf(Number(child))),
]

function pssBytes(pid: number): number {
  const [, kilobytes] = /^Pss:\s+(\d+) kB$/m.exec(procFile(`${pid}/smaps_rollup`)) ?? []
  return Number(kilobytes ?? 0) * 1024
}

/** Samples the sum until it is stopped, and then returns the highest one. */
function watchMemory(pid: number): () => number | undefined {
  let highest = 0
  let cancel = () => {}
  const sample = (): void => {
    const sum = familyOf(pid).reduce((bytes, one) => bytes + pssBytes(one), 0)
    highest = Math.max(highest, sum)
    cancel = startTimeout(samplingIntervalMs, sample)
  }
  sample()
  return () => {
    cancel()
    return highest === 0 ? undefined : highest
  }
}

/** Each checkout has a compile cache of its own. */
const { NODE_COMPILE_CACHE: _ours, ...environment } = process.env

const read = async (stream: unknown): Promise<string> => (stream instanceof Readable ? text(stream) : '')

/** Runs a command to its end. Throws where it fails: what did not do its work has no figures. */
export async function measureTree({ file, args, cwd }: ShellCommand): Promise<TreeUsage> {
  const elapsed = stopwatch()
  const child = spawn('sh', ['-c', script, 'sh', file, ...args], {
    cwd,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    // A group of its own, which can be ended as a whole.
    detached: true,
  })
  const { pid, stdio } = child
  if (pid === undefined) throw new Error(`sh could not be started in ${cwd}`)
  const endWithUs = (): void => {
    try {
      process.kill(-pid, 'SIGKILL')
    } catch {
      // The group is gone.
    }
  }
  process.prependOnceListener('exit', endWithUs)
  const memory = watchMemory(pid)
  const [output, errors, times] = await Promise.all([
    read(stdio[1]),
    read(stdio[2]),
    read(stdio[3]),
    once(child, 'close'),
  ])
  const wallMs = elapsed()
  const memoryBytes = memory()
  process.off('exit', endWithUs)
  if (child.exitCode !== 0)
    throw new Error(
      `${file} ${args.join(' ')} in ${cwd} ended with exit code ${child.exitCode} instead of 0, so it cannot be measured: ` +
        `${errors.trim()}${output.slice(-2_000)}`,
    )
  return { wallMs, cpuMs: childrenTimeMs(times), memoryBytes }
}
