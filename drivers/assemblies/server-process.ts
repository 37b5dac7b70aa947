/** @module Starts and kills the reference server as a process of its own. */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { HarnessError } from '../ports/errors.ts'
import { withTimeLimit } from '../ports/time-limit.ts'

const program = fileURLToPath(new URL('./server-program.ts', import.meta.url))
const startTimeLimitMs = 15_000

const ready = z.object({ url: z.url(), pages: z.url().optional() })

export interface ServerProcess {
  readonly url: string
  /** The URL of its pages, where its settings ask for them. */
  readonly pages: string | undefined
  readonly pid: number | undefined
  /** Kills it without a chance to clean up. */
  kill(): Promise<void>
}

/** A process that has loaded the server and waits for the command to start it. */
export interface StandbyServer {
  /** Starts the server with these settings in addition to its environment. To be called once. */
  start(settings: Readonly<Record<string, string>>): Promise<ServerProcess>
  kill(): Promise<void>
}

/** The last line that a program wrote. */
const lastLineOf = (text: string): string => text.trim().split('\n').at(-1) ?? ''

/** The environment of this process without settings of a server, which may be meant for another one. */
const inheritedEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('SLS_')))

async function firstLine(child: ChildProcess, output: () => string): Promise<string> {
  if (!child.stdout) throw new HarnessError('the reference server has no standard output')
  const line = once(createInterface(child.stdout), 'line').then(([text]) => String(text))
  const end = once(child, 'exit').then(([code]) => {
    throw new HarnessError(
      `the reference server ended with exit code ${code} before it was ready: ${lastLineOf(output())}`,
    )
  })
  return await Promise.race([line, end])
}

/**
 * Starts a process with this environment; its server starts on command. The process ends when this one does, because
 * its standard input is a pipe of this one. `log` receives its standard error.
 */
export function prepareServer(
  environment: Readonly<Record<string, string>>,
  log: (text: string) => void = () => {},
): StandbyServer {
  const child = spawn(process.execPath, [program], {
    env: { ...inheritedEnvironment(), ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
    // Ctrl-C is for the harness alone, which ends the server when the scenario under way is over.
    detached: process.platform !== 'win32',
  })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-10_000)
    log(text)
  })
  // Writing to a process that has exited fails; `firstLine` reports the exit.
  child.stdin.on('error', () => {})
  // A closed standard input ends it too, unless it hangs.
  const endWithUs = () => void child.kill('SIGKILL')
  process.once('exit', endWithUs)
  const ended = once(child, 'exit').finally(() => process.off('exit', endWithUs))
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended
  }
  const line = firstLine(child, () => errors)
  // An early exit is reported by `start`.
  line.catch(() => {})
  return {
    kill,
    async start(settings) {
      child.stdin.write(`${JSON.stringify(settings)}\n`)
      try {
        const { url, pages } = ready.parse(
          JSON.parse(await withTimeLimit(startTimeLimitMs, 'the reference server to start', line)),
        )
        return { url, pages, pid: child.pid, kill }
      } catch (error) {
        if (child.exitCode === null) await kill()
        throw error
      }
    },
  }
}

/** Starts a server with these settings at once. */
export const startServer = (
  settings: Readonly<Record<string, string>>,
  log?: (text: string) => void,
): Promise<ServerProcess> => prepareServer(settings, log).start({})
