import { type ExitCode, exitCodes } from '../shared/exit-codes.ts'
import { harnessError } from '../shared/harness-error.ts'
import { whenStopped } from '../shared/stop-signals.ts'
import { formatDuration } from '../shared/stopwatch.ts'
import type { Subcommand } from '../shared/subcommand.ts'
import type { Terminal } from '../shared/terminal.ts'
import { reportUsageErrors } from '../shared/usage-errors.ts'
import {
  type KeptCredentials,
  openCredentials,
  type WrittenFiles,
  writeClientFiles,
} from './credentials-folder.ts'
import { type LedgerFile, openLedgerFile } from './ledger-file.ts'
import { openSimulationPage } from './open-page.ts'
import { readSimulateOptions, type SimulateOptions, simulateFlags } from './options.ts'
import { openServices, type SimulatedServices } from './services.ts'
import { socketNames } from './sockets.ts'

const help = `Usage: sls simulate [options]

Starts a push gateway (APNs, FCM v1 with its token endpoint), an SMS carrier (Twilio) and phones on this machine, without a
server of ours. Client libraries for the real services work with them as they are.

  A first push: source DIR/env.sh, start your program in the same shell, and send to the token of a phone that is printed.
  What became of it is on the page, and in the API beside it. simulators/README.md has more, in other languages too.

  --port N        page at N, APNs at N + 1, FCM N + 2, its token endpoint N + 3, Twilio N + 4, and at N + 5 the router, a proxy
                  that knows all their hosts (default 4300; 0: any free ones)
  --router N      the port of the router alone; at 443, which may need rights, programs find it by their hosts file
  --dir DIR       where keys, accounts and files for clients are kept (default .sls-simulate); nobody else can read it
  --host NAME     a further name or address for the certificates; several are possible
  --app ID        bundle id and package name of the app (default com.example.app)
  --project ID    the project of Firebase (default example-project)
  --phone SPEC    NAME=iOS or NAME=Android, and ,NUMBER for text messages, as in ann=iOS,+12025550111; several are possible
                  (default iphone=iOS,+12025550111 and android=Android,+12025550112)
  --fault ORDER   SERVICE:FAULT@PHONE*TIMES, as in apns:TooManyRequests*3, fcm:UNAVAILABLE@android, sms:30003,
                  push-network:loss, sms-network:delay=60, oauth:backend_error*always; several are possible
  --clock KIND    wall, or virtual: delivery and expiry wait until somebody lets time pass (default wall)
  --ledger FILE   everything that becomes of a message, line by line as JSON, behind what is there; the page has the newest 5,000
  --seed N        push tokens and ids follow from it (default: drawn once for the folder)

Exit codes: 0 ended by Ctrl-C, 2 wrong usage, 3 harness error.
`

/** A sentence, where a port could not be had. */
function portProblem(error: unknown, { port: first, routerPort }: SimulateOptions): string {
  if (!(error instanceof Error && 'syscall' in error && error.syscall === 'listen' && 'port' in error))
    throw error
  const code = 'code' in error ? error.code : undefined
  const why = code === 'EADDRINUSE' ? 'is already in use' : `cannot be had (${error.message})`
  if (error.port === routerPort)
    return code === 'EACCES'
      ? `--router ${routerPort}: this port needs rights: leave the option out, or allow it to all programs (sysctl net.ipv4.ip_unprivileged_port_start=${routerPort}).`
      : `--router ${routerPort}: this port ${why}: choose another one.`
  const name = Object.values(socketNames)[Number(error.port) - first]
  const what = name === undefined ? '' : ` (${name})`
  return `--port ${first}: port ${error.port}${what} ${why}: choose another with --port N, or 0 for any free ones.`
}

interface Opened {
  readonly simulation: SimulatedServices
  readonly page: string
  /** Rejects when telling open pages of changes fails. */
  readonly failed: Promise<never>
}

async function open(
  options: SimulateOptions,
  kept: KeptCredentials,
  terminal: Terminal,
  ledgerFile: LedgerFile | undefined,
  opened: AsyncDisposableStack,
): Promise<Opened> {
  const said = new Set<string>()
  const simulation = await openServices(
    options,
    kept,
    {
      // The client has got status 500, and should not look for its own mistake.
      onError: (error) => terminal.err(harnessError(error)),
      onHandshakeError: (error) => {
        const reason = 'reason' in error ? String(error.reason) : error.message
        if (said.has(reason)) return
        said.add(reason)
        terminal.err(
          `A client broke off the TLS handshake (${reason}): does it trust ${options.dir}/ca.pem?\n`,
        )
      },
      ...(ledgerFile && { write: ledgerFile.write }),
    },
    opened,
  )
  const { url, failed } = await openSimulationPage(simulation, kept.folder, options, opened, () =>
    ledgerFile?.flush(),
  )
  return { simulation, page: url, failed }
}

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = readSimulateOptions(args)
  if (!options.ok) return reportUsageErrors(options.problems, terminal)
  const stop = whenStopped()
  const ledgerFile = options.value.ledger === undefined ? undefined : openLedgerFile(options.value.ledger)
  if (ledgerFile?.ok === false) return reportUsageErrors(ledgerFile.problems, terminal)
  const kept = await openCredentials(options.value.dir, options.value.hosts)
  if (!kept.ok) return reportUsageErrors(kept.problems, terminal)
  await using stack = new AsyncDisposableStack()
  stack.defer(kept.value.release)
  if (ledgerFile) stack.defer(() => ledgerFile.value.close())
  const opened = await open(options.value, kept.value, terminal, ledgerFile?.value, stack).catch(
    (error: unknown) => portProblem(error, options.value),
  )
  if (typeof opened === 'string') return reportUsageErrors([opened], terminal)
  const { simulation, page, failed } = opened
  const { gateway, carrier, router, ports } = simulation
  const files = writeClientFiles(kept.value, {
    provider: gateway.provider,
    urls: { page, ...gateway.urls, sms: carrier.url, router },
    ports,
    phones: simulation
      .phones()
      .map(({ name, os, number, pushToken }) => ({ name, os, number, pushToken: pushToken() })),
  })
  terminal.out(greeting(simulation, page, options.value, files, terminal))
  await Promise.race([stop, failed])
  await stack.disposeAsync()
  terminal.out(`\n  Ended. Keys and accounts are kept in ${options.value.dir}.\n`)
  return exitCodes.conforming
}

function greeting(
  { gateway, carrier, router, phones, isVirtual }: SimulatedServices,
  page: string,
  { dir }: SimulateOptions,
  files: WrittenFiles,
  { paint }: Terminal,
): string {
  const address = (name: string, url: string, words: string): string =>
    `  ${name.padEnd(8)}${url.padEnd(26)}${paint('dim', words)}\n`
  const phone = ({
    name,
    model,
    number = 'no number',
    pushToken,
  }: ReturnType<SimulatedServices['phones']>[number]) =>
    `  ${name.padEnd(8)}${model.padEnd(11)}${number.padEnd(15)}${paint('dim', abbreviated(pushToken() ?? 'no push token'))}\n`
  const environment = files.environmentLines.filter((line) => !line.startsWith('#'))
  return `
  ${paint('bold', 'sls simulate')}  ready after ${formatDuration(process.uptime() * 1000)}${isVirtual ? ', time passes on request alone' : ''}

${address('Page', `${page}/`, 'messages, phones, faults; /openapi.json')}${address('APNs', gateway.urls.apns, 'api.push.apple.com, and the sandbox')}${address('FCM', gateway.urls.fcm, 'fcm.googleapis.com')}${address('Tokens', gateway.urls.oauth, 'oauth2.googleapis.com/token')}${address('Twilio', carrier.url, 'api.twilio.com')}${address('Router', router, 'all of them, as HTTPS proxy or by SNI')}
${phones().map(phone).join('')}
  Node: source ${dir}/env.sh, or paste this; then start your program as it is.

${environment.map((line) => `    ${line}\n`).join('')}
  Other languages: the commented lines of env.sh. Trust ${dir}/ca.pem.
  Whole push tokens are in ${dir}/simulators.json. Ctrl-C ends it.
`
}

const longestToken = 36

const abbreviated = (token: string): string =>
  token.length > longestToken ? `${token.slice(0, longestToken - 1)}…` : token

export const simulateSubcommand: Subcommand = { help, options: simulateFlags, run }
