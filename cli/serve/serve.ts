import { randomBytes } from 'node:crypto'
import { readArguments } from '../shared/arguments.ts'
import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { whenStopped } from '../shared/stop-signals.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'
import { openDataFolder } from './data-folder.ts'
import { type LocalEnvironment, openLocalEnvironment } from './local-environment.ts'

const help = `Usage: sls serve [options]

Starts the reference server with its pages, and simulated phones, push gateway and SMS carrier, all on this machine.

A first login by hand:
  1. Open the page of the phones, and the pages in another window. The browser warns of the certificate: accept it.
  2. On the pages choose Client Portal, and log in as amara with the password that is printed.
  3. On Amara's phone press Tap beside the notification, and then Right finger.
  4. The window of Client Portal is logged in by itself. Boris logs in with a challenge, Chen with a code by SMS.
  5. Ctrl-C ends it. Started again, everything is as it was.

  --data DIR    where people, phones and logins are kept (default .sls)
  --port N      pages at N, phones at N + 1, faces at N + 2 (default 8443; 0: any free ones)
  --lab         show the lab face as well, behind a token that is printed (made anew at every start)

Exit codes: 0 ended by Ctrl-C, 2 wrong usage or configuration, 3 harness error.
`

const options = {
  data: { type: 'string', default: '.sls' },
  port: { type: 'string', default: '8443' },
  lab: { type: 'boolean', default: false },
} as const

const highestPort = 65_533

function portProblem(error: unknown): string {
  if (!(error instanceof Error && 'syscall' in error && error.syscall === 'listen' && 'port' in error))
    throw error
  const inUse = 'code' in error && error.code === 'EADDRINUSE'
  return inUse
    ? `Port ${error.port} is already in use: choose another with --port N.`
    : `Cannot listen on port ${error.port} (${error.message}): choose another with --port N.`
}

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const parsed = readArguments(args, { options }, 'serve')
  if (!parsed.ok) return reportUsageErrors(parsed.problems, terminal)
  const { data, port, lab } = parsed.value.values
  if (!/^\d{1,5}$/.test(port) || Number(port) > highestPort)
    return reportUsageErrors([`--port ${port}: give a number from 0 to ${highestPort}.`], terminal)
  const stop = whenStopped()
  const folder = await openDataFolder(data, () => randomBytes(16).toString('hex'))
  if (!folder.ok) return reportUsageErrors(folder.problems, terminal)

  const labToken = lab ? randomBytes(32).toString('base64url') : undefined
  await using opened = new AsyncDisposableStack()
  const environment = await openLocalEnvironment(folder.value, Number(port), labToken, opened).catch(
    portProblem,
  )
  if (typeof environment === 'string') return reportUsageErrors([environment], terminal)
  terminal.out(greeting(environment, { data, ca: folder.value.ca, labToken }, terminal))
  await Promise.race([stop, environment.failed])
  await opened.disposeAsync()
  terminal.out('\n  Ended. Everything is kept.\n')
  return exitCodes.conforming
}

interface StoredState {
  readonly data: string
  readonly ca: string
  readonly labToken: string | undefined
}

function greeting(
  { simulation, urls }: LocalEnvironment,
  { data, ca, labToken }: StoredState,
  { paint }: Terminal,
): string {
  const people = simulation.users.map(
    ({ username, password, loginMethod }) => `  ${username.padEnd(8)}${password.padEnd(18)}${loginMethod}\n`,
  )
  const labFace = labToken === undefined ? 'no lab face (--lab)' : `lab face with Bearer ${labToken}`
  return `
  ${paint('bold', 'sls serve')}  everything is kept in ${data}

  Pages   ${urls.pages}/
  Phones  ${urls.phones}/
  Faces   ${urls.faces}  login, account and device face; ${labFace}

${people.join('')}
  The certificate was issued by an authority made for this folder: trust ${ca}, or accept the browser's warning.
  Ctrl-C ends it. sls serve --help explains a first login.
`
}

export const serveSubcommand: Subcommand = { help, options, run }
