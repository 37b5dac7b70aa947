/** @module The reference server as a program of its own: loaded, started, awaited and killed. */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { HarnessError } from '../ports/errors.ts'
import { withTimeLimit } from '../ports/time-limit.ts'

const program = fileURLToPath(new URL('./server-program.ts', import.meta.url))
const patienceMs = 15_000

const ready = z.object({ url: z.url(), pages: z.url().optional() })

export interface ServerProcess {
  readonly url: string
  /** Where its pages are, if it was told to show them. */
  readonly pages: string | undefined
  /** Ends it without a chance to tidy up. */
  kill(): Promise<void>
}

/** A process that has loaded the server, and waits to be told to start it. */
export interface StandbyServer {
  /** Starts the server with these settings beside those of its environment. To be called once. */
  start(settings: Readonly<Record<string, string>>): Promise<ServerProcess>
  kill(): Promise<void>
}

/** The last words of a program that did not start, in one line. */
const lastWords = (text: string): string => text.trim().split('\n').at(-1) ?? ''

/** Ours without the settings of a server, which may stand there for another one. */
const surroundings = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('SLS_')))

async function firstLine(child: ChildProcess, said: () => string): Promise<string> {
  if (!child.stdout) throw new HarnessError('the reference server has no standard output')
  const line = once(createInterface(child.stdout), 'line').then(([text]) => String(text))
  const end = once(child, 'exit').then(([code]) => {
    throw new HarnessError(
      `the reference server ended with exit code ${code} before it was ready: ${lastWords(said())}`,
    )
  })
  return await Promise.race([line, end])
}

/**
 * Starts a process with this environment; its server starts when it is told to. The process ends when this one does:
 * its standard input is our pipe. `log` takes what it writes to its standard error.
 */
export function prepareServer(
  environment: Readonly<Record<string, string>>,
  log: (text: string) => void = () => {},
): StandbyServer {
  const child = spawn(process.execPath, [program], {
    env: { ...surroundings(), ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
    // Ctrl-C is for the harness alone, which ends the server when the scenario under way is over.
    detached: process.platform !== 'win32',
  })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-10_000)
    log(text)
  })
  // A process that is gone takes no settings: its exit says so.
  child.stdin.on('error', () => {})
  // A closed standard input ends it as well, unless it hangs.
  const endWithUs = () => void child.kill('SIGKILL')
  process.once('exit', endWithUs)
  const ended = once(child, 'exit').finally(() => process.off('exit', endWithUs))
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended
  }
  const line = firstLine(child, () => errors)
  // One that ends before it is needed is missed when it is to start.
  line.catch(() => {})
  return {
    kill,
    async start(settings) {
      child.stdin.write(`${JSON.stringify(settings)}\n`)
      try {
        const { url, pages } = ready.parse(
          JSON.parse(await withTimeLimit(patienceMs, 'the reference server to start', line)),
        )
        return { url, pages, kill }
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
