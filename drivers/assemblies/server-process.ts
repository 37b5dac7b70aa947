/** @module The reference server as a program of its own: started, awaited, killed and started again. */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { HarnessError, withTimeLimit } from '../ports/time-limit.ts'

const referenceServer = fileURLToPath(new URL('../../reference-server/main.ts', import.meta.url))
const faultyServer = fileURLToPath(new URL('../../faults/server/faulty-server.ts', import.meta.url))
const patienceMs = 15_000

const ready = z.object({ url: z.url(), pages: z.url().optional() })

export interface ServerProcess {
  readonly url: string
  /** Where its pages are, if it was told to show them. */
  readonly pages: string | undefined
  /** Ends it without a chance to tidy up. */
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
  return await withTimeLimit(patienceMs, 'the reference server to start', Promise.race([line, end]))
}

/**
 * Starts the reference server with these settings, or the faulty one where they name a fault. It ends when this process does: its standard input is our pipe. `log` takes
 * what it writes to its standard error.
 */
export async function startServer(
  settings: Readonly<Record<string, string>>,
  log: (text: string) => void = () => {},
): Promise<ServerProcess> {
  const program = settings.SLS_FAULT === undefined ? referenceServer : faultyServer
  const child = spawn(process.execPath, [program], {
    env: { ...surroundings(), ...settings },
    stdio: ['pipe', 'pipe', 'pipe'],
    // Ctrl-C is for the harness alone, which ends the server when the scenario under way is over.
    detached: process.platform !== 'win32',
  })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-10_000)
    log(text)
  })
  // A closed standard input ends it as well, unless it hangs.
  const endWithUs = () => void child.kill('SIGKILL')
  process.once('exit', endWithUs)
  const ended = once(child, 'exit').finally(() => process.off('exit', endWithUs))
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended
  }
  try {
    const { url, pages } = ready.parse(JSON.parse(await firstLine(child, () => errors)))
    return { url, pages, kill }
  } catch (error) {
    if (child.exitCode === null) await kill()
    throw error
  }
}
