/**
 * @module The connection to a broker: a NATS server with JetStream, 2.9 or newer. What keeps it from coming about is a
 * sentence that names what to do.
 */

import { readFileSync } from 'node:fs'
import { connect as connectSocket, isIP } from 'node:net'
import { type JetStreamClient, type JetStreamManager, jetstream, jetstreamManager } from '@nats-io/jetstream'
import {
  connect,
  credsAuthenticator,
  errors,
  type NatsConnection,
  type NodeConnectionOptions,
  nkeyAuthenticator,
} from '@nats-io/transport-node'
import { z } from 'zod'
import { jsonOf } from '../reports/json.ts'
import { invalid, type Result, valid } from '../reports/result.ts'
import type { QueueTimers } from './timers.ts'

/** A broker that has been reached. */
export interface Broker {
  readonly connection: NatsConnection
  readonly client: JetStreamClient
  readonly manager: JetStreamManager
  /** Without credentials, for people. */
  readonly address: string
  readonly timers: QueueTimers
  /** Calls back whenever the broker goes away, and when it is there again; until what it returns is called. */
  watch(listener: (isThere: boolean) => void): () => void
  /** Gives up what is under way and closes the connection. */
  close(): Promise<void>
}

export interface BrokerOptions {
  /** As NATS has them: `nats://host:port`, with `user:password@` or `token@`, several with commas between them, `tls://`. */
  readonly url: string
  /**
   * Where credentials come from that are not in the address, under the names of the `nats` command: NATS_USER and NATS_PASSWORD,
   * NATS_TOKEN; the files NATS_CREDS (of a user), NATS_NKEY (seed), NATS_CA, NATS_CERT and NATS_KEY.
   */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** By which the broker names the connection. */
  readonly name: string
  /** How long connecting may take, in ms. */
  readonly connectLimitMs: number
  readonly timers: QueueTimers
}

/** How long an answer of the broker may take, and how often it is seen whether it is still there. In ms. */
const requestLimitMs = 5_000
const pingEveryMs = 4_000
const reconnectAfterMs = 500

/** Connects, and looks whether there is a JetStream. */
export async function connectBroker(options: BrokerOptions): Promise<Result<Broker>> {
  const { url, environment, timers, connectLimitMs } = options
  const servers = serversIn(url)
  if (!servers.ok) return servers
  const { address, hosts, credentials } = servers.value
  const own = credentialsIn(environment)
  if (!own.ok) return own
  const tls = own.value.tls ?? credentials.tls
  let connection: NatsConnection | undefined
  let isThere = false
  try {
    const { tls_verify: wantsCertificate } = await oneGreets(hosts, connectLimitMs, timers)
    if (wantsCertificate && !environment.NATS_CERT)
      return invalid([
        `--nats ${address}: the broker wants a certificate of ours: name it in NATS_CERT, and its key in NATS_KEY.`,
      ])
    isThere = true
    connection = await connect({
      servers: [...hosts],
      name: options.name,
      timeout: connectLimitMs,
      maxReconnectAttempts: -1,
      reconnectTimeWait: reconnectAfterMs,
      pingInterval: pingEveryMs,
      maxPingOut: 2,
      ignoreAuthErrorAbort: true,
      ...own.value,
      ...credentials,
      ...(tls && { tls: verifiedFor(hosts, tls) }),
    })
    const manager = await jetstreamManager(connection, { timeout: requestLimitMs })
    const client = jetstream(connection, { timeout: requestLimitMs })
    const close = async (): Promise<void> => void (await open.close().catch(() => undefined))
    const open = connection
    return valid({ connection, client, manager, address, timers, watch: watched(connection), close })
  } catch (error) {
    await connection?.close().catch(() => undefined)
    // A broker that wants another certificate ends the connection after the handshake, and says nothing.
    const isCut =
      isThere && tls !== undefined && chainOf(error).some((one) => one instanceof errors.TimeoutError)
    return invalid([`--nats ${address}: ${isCut ? noTls('the broker ends the connection') : whyNot(error)}`])
  }
}

function placeOf(host: string): { readonly hostname: string; readonly port: number } {
  const { hostname, port } = new URL(`nats://${host}`)
  return { hostname: hostname.replaceAll(/[[\]]/g, ''), port: port === '' ? 4222 : Number(port) }
}

/** The client has the certificate looked at for `localhost` where the host is an IP address: for that address, as Node takes it. */
function verifiedFor([host = '', ...others]: readonly string[], tls: Tls): Tls {
  const { hostname } = placeOf(host)
  const options = { ...tls, host: hostname }
  return others.length === 0 && isIP(hostname) > 0 ? options : tls
}

type Tls = NonNullable<NodeConnectionOptions['tls']>

/** What a broker says of itself before anything is asked. */
const greeting = z.object({ tls_verify: z.boolean().optional() })
type Greeting = z.infer<typeof greeting>

/**
 * Resolves to the greeting of one of the hosts, where it is that of a NATS server; rejects with what kept the last one from it. The client itself keeps its socket,
 * and so the process, where nothing is said after the connection.
 */
async function oneGreets(hosts: readonly string[], limitMs: number, timers: QueueTimers): Promise<Greeting> {
  try {
    return await Promise.any(hosts.map((host) => greets(host, limitMs, timers)))
  } catch (error) {
    throw error instanceof AggregateError ? error.errors[0] : error
  }
}

function greets(host: string, limitMs: number, timers: QueueTimers): Promise<Greeting> {
  const { hostname, port } = placeOf(host)
  const greeted = Promise.withResolvers<Greeting>()
  const socket = connectSocket(port, hostname)
  const cancel = timers.after(limitMs, () => greeted.reject(new errors.TimeoutError()))
  socket.once('error', greeted.reject)
  socket.once('close', () => greeted.reject(new errors.TimeoutError()))
  let said = ''
  socket.on('data', (chunk) => {
    said += chunk.toString()
    if (!said.includes('\n') && said.startsWith('INFO ')) return
    const info = greeting.safeParse(jsonOf(/^INFO (\{.*\})/.exec(said)?.[1] ?? ''))
    if (info.success) greeted.resolve(info.data)
    else greeted.reject(new errors.TimeoutError())
  })
  return greeted.promise.finally(() => {
    cancel()
    socket.destroy()
  })
}

function watched(connection: NatsConnection): Broker['watch'] {
  const listeners = new Set<(isThere: boolean) => void>()
  const follow = async (): Promise<void> => {
    for await (const { type } of connection.status())
      if (type === 'disconnect' || type === 'reconnect')
        for (const listener of listeners) listener(type === 'reconnect')
  }
  void follow()
  return (listener) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
}

interface Servers {
  readonly address: string
  readonly hosts: readonly string[]
  readonly credentials: Pick<NodeConnectionOptions, 'user' | 'pass' | 'token' | 'tls'>
}

function serversIn(url: string): Result<Servers> {
  const parsed = url.split(',').map((one) => URL.parse(one.includes('://') ? one : `nats://${one}`))
  const [first] = parsed
  if (!first || parsed.some((one) => !one || !/^(nats|tls):$/.test(one.protocol) || one.hostname === ''))
    return invalid([
      `--nats ${withoutCredentials(url)}: give the address of a NATS server, such as nats://localhost:4222.`,
    ])
  const all = parsed.flatMap((one) => one ?? [])
  const [user, pass] = [decodeURIComponent(first.username), decodeURIComponent(first.password)]
  const login = pass === '' ? { token: user } : { user, pass }
  return valid({
    address: all.map(({ protocol, host }) => `${protocol}//${host}`).join(','),
    hosts: all.map(({ host }) => host),
    credentials: {
      ...(user !== '' && login),
      ...(all.some(({ protocol }) => protocol === 'tls:') && { tls: {} }),
    },
  })
}

const withoutCredentials = (url: string): string => url.replaceAll(/[^/,@]*@/g, '')

const pem = { what: 'PEM file', form: /^-----BEGIN /m }

/** What is in a file of credentials, where it is not a PEM file. */
const formOf: Readonly<Record<string, typeof pem>> = {
  NATS_CREDS: {
    what: "file of a user's credentials",
    form: /BEGIN NATS USER JWT[\s\S]+BEGIN USER NKEY SEED/,
  },
  NATS_NKEY: { what: 'seed of an nkey of a user', form: /^\s*SU[A-Z2-7]{56}\s*$/ },
}

/** The credentials that the environment names; a file that cannot be read is a sentence. */
function credentialsIn(environment: BrokerOptions['environment']): Result<NodeConnectionOptions> {
  const { NATS_USER, NATS_PASSWORD, NATS_TOKEN, NATS_CREDS, NATS_NKEY, NATS_CA, NATS_CERT, NATS_KEY } =
    environment
  const files = Object.entries({ NATS_CREDS, NATS_NKEY, NATS_CA, NATS_CERT, NATS_KEY })
  const texts = new Map<string, string>()
  for (const [name, path] of files) {
    if (!path) continue
    let text: string
    try {
      text = readFileSync(path, 'utf8')
    } catch {
      return invalid([`${name}: ${path} cannot be read: name a file that is there, or leave it out.`])
    }
    const { what, form } = formOf[name] ?? pem
    if (!form.test(text))
      return invalid([`${name}: ${path} is no ${what}: name another file, or leave it out.`])
    texts.set(name, text)
  }
  const creds = texts.get('NATS_CREDS')
  const seed = texts.get('NATS_NKEY')
  const hasTls = [NATS_CA, NATS_CERT, NATS_KEY].some(Boolean)
  return valid({
    ...(NATS_USER && { user: NATS_USER, pass: NATS_PASSWORD ?? '' }),
    ...(NATS_TOKEN && { token: NATS_TOKEN }),
    ...(creds && { authenticator: credsAuthenticator(new TextEncoder().encode(creds)) }),
    ...(seed && { authenticator: nkeyAuthenticator(new TextEncoder().encode(seed.trim())) }),
    ...(hasTls && {
      tls: {
        ...(NATS_CA && { caFile: NATS_CA }),
        ...(NATS_CERT && { certFile: NATS_CERT }),
        ...(NATS_KEY && { keyFile: NATS_KEY }),
      },
    }),
  })
}

const noTls = (why: string): string =>
  `TLS does not come about (${why}): name the authority of its certificate in NATS_CA, and our own in NATS_CERT and NATS_KEY where it wants one.`

function whyNot(error: unknown): string {
  const all = chainOf(error)
  const text = all.map(({ message }) => message).join(': ')
  const code = all.map((one) => ('code' in one ? String(one.code) : '')).find((one) => one !== '')
  if (
    all.some(
      (one) =>
        one instanceof errors.AuthorizationError || one instanceof errors.UserAuthenticationExpiredError,
    )
  )
    return 'the broker refuses these credentials: give NATS_USER and NATS_PASSWORD, NATS_TOKEN, NATS_CREDS or NATS_NKEY as it has them.'
  if (/jetstream (is )?not enabled/i.test(text))
    return 'the broker has no JetStream: start it with nats-server -js -sd FOLDER.'
  if (/does not support 'tls'/.test(text))
    return 'it has no TLS: give its address with nats:// in place of tls://, and leave NATS_CA, NATS_CERT and NATS_KEY out.'
  if (/certificate|self.signed|ssl|tls/i.test(text) || /CERT|SSL|TLS/.test(code ?? '')) return noTls(text)
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `there is no host of this name (${code}): name another address.`
  if (code === 'ECONNREFUSED')
    return 'no broker is there: start one with nats-server -js -sd FOLDER, or name another address.'
  if (all.some((one) => one instanceof errors.TimeoutError) || code === 'ETIMEDOUT')
    return 'nobody answers there as a NATS server does: start one with nats-server -js -sd FOLDER, or name another address.'
  return `the broker cannot be reached (${text}): name the address of a NATS server that runs.`
}

function chainOf(error: unknown): Error[] {
  const chain: Error[] = []
  for (let at = error; at instanceof Error && !chain.includes(at); at = at.cause) chain.push(at)
  return chain
}
