/** @module The process of a system under test that a configuration starts or restarts, by commands of its user. */

import { type ChildProcess, spawn } from 'node:child_process'
import type { Configuration } from '../../config/configuration.ts'
import { missingRestart, NotTestable } from '../../ports/errors.ts'
import { attemptFor, withTimeLimit } from '../../ports/time-limit.ts'

export interface SystemProcess {
  /** Starts it, where that is the suite's business and it does not run. Resolves when it answers. */
  ensureRunning(): Promise<void>
  /** Whether it has ended, or does so at once: that may be heard later than that it does not answer. */
  hasEnded(): Promise<boolean>
  /** Kills it without a chance to clean up, and starts a new one on the same store. */
  restart(): Promise<void>
  /** Forgets what it wrote so far: a scenario shows its own lines. */
  forgetLines(): void
  /** What it wrote to its standard error since, at most the last lines, where the suite has started it. */
  lastLines(): readonly string[]
  end(): Promise<void>
}

interface CommandOptions {
  /** The working folder of commands. */
  readonly folder: string
  /** Added to the environment of this process. */
  readonly environment: Readonly<Record<string, string>>
  /** Resolves when the system answers. */
  readonly probe: () => Promise<void>
}

const keptLines = 20
const keptCharacters = 10_000

/**
 * Runs a command, and kills its process group when standard input ends: also where this process was killed itself. The
 * shell gives no standard input to what it runs in the background, so it is kept as number 3; the command has it as well,
 * and nobody writes to it.
 */
const supervised = `exec 3<&0; { cat <&3 >/dev/null 2>&1; kill -KILL 0; } & eval "$1" <&3`

/** The program and its arguments. */
const shellFor = (command: string, isSupervised: boolean): [string, string[]] =>
  isSupervised ? ['/bin/sh', ['-c', supervised, 'sh', command]] : [command, []]

const isWindows = process.platform === 'win32'

/** A command and what it wrote to its standard error. On other systems than Windows it leads a process group of its own. */
function run(command: string, { folder, environment }: CommandOptions, isSupervised = false) {
  const [program, args] = shellFor(command, isSupervised && !isWindows)
  const child = spawn(program, args, {
    shell: args.length === 0,
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'ignore', 'pipe'],
    // Ctrl-C is for the suite alone, which ends the system when the scenario under way is over.
    detached: !isWindows,
  })
  let written = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    written = (written + text).slice(-keptCharacters)
  })
  const ended = new Promise<number | NodeJS.Signals | string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'no exit code'))
  })
  return {
    child,
    ended,
    lines: () => written.trimEnd().split('\n').filter(Boolean).slice(-keptLines),
    forgetLines() {
      written = ''
    },
  }
}

type Running = ReturnType<typeof run>

/** Kills the command and all that it has started. */
function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(isWindows ? pid : -pid, 'SIGKILL')
  } catch {
    // It has ended.
  }
}

const endHeardWithinMs = 500

const lastWords = ({ lines }: Running): string => {
  const last = lines().slice(-8)
  if (last.length < 2) return last.length === 0 ? '' : `; the last line of its standard error: ${last[0]}`
  return ['; the last lines of its standard error:', ...last].join('\n  ')
}

const isRunning = ({ child }: Running): boolean => child.exitCode === null && child.signalCode === null

/** What answers before it was started is another server: what is said of it after a restart would say nothing. */
async function nobodyElse(command: string, { probe }: CommandOptions): Promise<void> {
  const answers = await withTimeLimit(endHeardWithinMs, 'an answer', probe()).then(
    () => true,
    () => false,
  )
  if (answers)
    throw new NotTestable(
      `something answers at its address before the command "${command}" was started: end it, or give process.kind restart`,
    )
}

/** A server that the suite starts in the foreground. */
function started(command: string, readyWithinMs: number, options: CommandOptions): SystemProcess {
  let running: Running | undefined
  const endWithUs = () => {
    if (running) killGroup(running.child)
  }
  process.on('exit', endWithUs)
  const kill = async (): Promise<void> => {
    if (!running) return
    killGroup(running.child)
    await running.ended
  }
  const start = async (): Promise<void> => {
    await nobodyElse(command, options)
    const begun = run(command, options, true)
    running = begun
    // What supervises it is still there where it ended by itself.
    void begun.ended.then(() => killGroup(begun.child))
    const giveUp = new AbortController()
    const endedEarly = begun.ended.then((how) => {
      giveUp.abort()
      throw new NotTestable(
        `the command "${command}" ended (${how}) before the server answered${lastWords(begun)}`,
      )
    })
    endedEarly.catch(() => {})
    await Promise.race([attemptFor(readyWithinMs, options.probe, giveUp.signal), endedEarly]).catch(
      async (error: unknown) => {
        if (isRunning(begun)) await kill()
        throw error
      },
    )
  }
  return {
    async ensureRunning() {
      if (!running || !isRunning(running)) await start()
    },
    hasEnded: () =>
      withTimeLimit<unknown>(endHeardWithinMs, 'the server to end', running?.ended ?? Promise.resolve()).then(
        () => true,
        () => false,
      ),
    async restart() {
      await kill()
      await start()
    },
    forgetLines: () => running?.forgetLines(),
    lastLines: () => running?.lines() ?? [],
    async end() {
      process.off('exit', endWithUs)
      await kill()
    },
  }
}

/** A server that runs by itself, and a command that restarts it. */
function restartedBy(command: string, readyWithinMs: number, options: CommandOptions): SystemProcess {
  return {
    async ensureRunning() {},
    hasEnded: async () => false,
    async restart() {
      const running = run(command, options)
      const how = await withTimeLimit(readyWithinMs, `the command "${command}" to end`, running.ended).catch(
        (error: unknown) => {
          killGroup(running.child)
          throw error
        },
      )
      if (how !== 0) throw new NotTestable(`the command "${command}" ended with ${how}${lastWords(running)}`)
      await attemptFor(readyWithinMs, options.probe, new AbortController().signal)
    },
    forgetLines() {},
    lastLines: () => [],
    async end() {},
  }
}

/** A server that nobody restarts. */
const alone: SystemProcess = {
  async ensureRunning() {},
  hasEnded: async () => false,
  async restart() {
    throw missingRestart()
  },
  forgetLines() {},
  lastLines: () => [],
  async end() {},
}

export function systemProcess(how: Configuration['process'], options: CommandOptions): SystemProcess {
  if (how === undefined) return alone
  const make = how.kind === 'start' ? started : restartedBy
  return make(how.command, how.readyWithinMs, options)
}
