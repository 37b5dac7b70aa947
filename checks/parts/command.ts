/** @module Runs a command of the project as a child process and collects its output. */

import { spawn } from 'node:child_process'
import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'

const top = fileURLToPath(new URL('../..', import.meta.url))

export interface CommandResult {
  readonly ok: boolean
  readonly output: string
}

/** The project's own commands are found first; tsx keeps no cache in the temporary folder. */
const environment = {
  ...process.env,
  PATH: `${top}node_modules/.bin${delimiter}${process.env.PATH ?? ''}`,
  NO_COLOR: '1',
  TSX_DISABLE_CACHE: '1',
}

/** Runs a command of the project from its top folder and waits for its end. */
export function runCommand(
  command: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: top,
      env: { ...environment, ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', (error) =>
      resolve({ ok: false, output: `${command} could not be started: ${error.message}` }),
    )
    child.on('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(chunks).toString('utf8') }))
  })
}
