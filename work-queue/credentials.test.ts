import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nkeys } from '@nats-io/transport-node'
import { afterAll, describe, expect, test } from 'vitest'
import { hasNatsServer, NatsServer, timersOfTests } from '../testing/nats-server.ts'
import { connectBroker } from './broker.ts'
import { openQueue } from './queue.ts'

const undo: (() => unknown)[] = []
afterAll(async () => {
  for (const one of undo.reverse()) await one()
})
const folder = mkdtempSync(join(tmpdir(), 'sls-credentials-'))
undo.push(() => rmSync(folder, { recursive: true, force: true }))

/** Writes a file, and gives back its path. */
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content, { mode: 0o600 })
  return path
}

/** A broker with this configuration beside what all have. */
async function brokerWith(name: string, configuration: string): Promise<string> {
  const server = await NatsServer.start('-c', file(`${name}.conf`, configuration))
  undo.push(() => server.stop())
  return server.url
}

/** `a queue`, where one could be opened with these credentials; otherwise the sentence. */
async function found(
  url: string,
  environment: Record<string, string>,
  connectLimitMs = 5_000,
): Promise<string> {
  const options = { url, environment, name: 'test', connectLimitMs, timers: timersOfTests }
  const broker = await connectBroker(options)
  if (!broker.ok) return broker.problems.join(' ')
  try {
    const queue = await openQueue(broker.value, { name: 'test' })
    return queue.ok ? 'a queue' : queue.problems.join(' ')
  } finally {
    await broker.value.close()
  }
}

type KeyPair = ReturnType<typeof nkeys.createUser>
const seedOf = (pair: KeyPair): string => new TextDecoder().decode(pair.getSeed())

/** A JWT in NATS's form: what the issuer says of the subject. */
function said(issuer: KeyPair, subject: KeyPair, name: string, claims: object): string {
  const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')
  const body = {
    jti: name,
    iat: 1_700_000_000,
    iss: issuer.getPublicKey(),
    sub: subject.getPublicKey(),
    name,
  }
  const text = `${encoded({ typ: 'JWT', alg: 'ed25519-nkey' })}.${encoded({ ...body, nats: { version: 2, ...claims } })}`
  return `${text}.${Buffer.from(issuer.sign(Buffer.from(text))).toString('base64url')}`
}

const boundless = Object.fromEntries(
  [
    'subs',
    'data',
    'payload',
    'imports',
    'exports',
    'conn',
    'leaf',
    'mem_storage',
    'disk_storage',
    'streams',
    'consumer',
  ].map((name) => [name, -1]),
)

/** The configuration of a broker with an operator, and the file of a user's credentials. */
function operated(): { readonly configuration: string; readonly creds: string } {
  const [operator, account, system, user] = [
    nkeys.createOperator(),
    nkeys.createAccount(),
    nkeys.createAccount(),
    nkeys.createUser(),
  ]
  const limits = { limits: { ...boundless, wildcards: true } }
  const accountJwt = said(operator, account, 'work', { type: 'account', ...limits })
  const systemJwt = said(operator, system, 'SYS', {
    type: 'account',
    limits: { ...limits.limits, mem_storage: 0, disk_storage: 0 },
  })
  const userJwt = said(account, user, 'worker', { type: 'user', subs: -1, data: -1, payload: -1 })
  return {
    configuration: [
      `operator: ${said(operator, operator, 'operator', { type: 'operator' })}`,
      `system_account: ${system.getPublicKey()}`,
      'resolver: MEMORY',
      `resolver_preload: { ${account.getPublicKey()}: ${accountJwt}, ${system.getPublicKey()}: ${systemJwt} }`,
    ].join('\n'),
    creds: [
      '-----BEGIN NATS USER JWT-----',
      userJwt,
      '------END NATS USER JWT------',
      '',
      '-----BEGIN USER NKEY SEED-----',
      seedOf(user),
      '------END USER NKEY SEED------',
      '',
    ].join('\n'),
  }
}

/** A certificate by this authority, or by itself, and the files of it and its key. */
function certificate(name: string, authority?: { readonly cert: string; readonly key: string }) {
  const [key, cert] = [join(folder, `${name}.key`), join(folder, `${name}.pem`)]
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
  const of = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1']
  const by = authority ? ['-CA', authority.cert, '-CAkey', authority.key] : []
  execFileSync('openssl', ['req', '-x509', ...curve, ...of, ...by, '-keyout', key, '-out', cert], {
    stdio: 'ignore',
  })
  return { key, cert }
}

const refused = expect.stringContaining('the broker refuses these credentials')

describe.skipIf(!hasNatsServer)('credentials in files', { timeout: 30_000 }, () => {
  test('of a user, as nsc writes them', async () => {
    const { configuration, creds } = operated()
    const url = await brokerWith('operator', configuration)
    expect(await found(url, {})).toEqual(refused)
    expect(await found(url, { NATS_CREDS: file('of-another.creds', operated().creds) })).toEqual(refused)
    expect(await found(url, { NATS_CREDS: file('own.creds', creds) })).toBe('a queue')
  })

  test('an nkey', async () => {
    const [known, unknown] = [nkeys.createUser(), nkeys.createUser()]
    const url = await brokerWith('nkey', `authorization { users: [ { nkey: ${known.getPublicKey()} } ] }`)
    expect(await found(url, {})).toEqual(refused)
    expect(await found(url, { NATS_NKEY: file('unknown.nk', seedOf(unknown)) })).toEqual(refused)
    expect(await found(url, { NATS_NKEY: file('known.nk', `${seedOf(known)}\n`) })).toBe('a queue')
  })

  test('a certificate, where the broker wants one', async () => {
    const [authority, other] = [certificate('authority'), certificate('another-authority')]
    const [own, client, stranger] = [
      certificate('broker', authority),
      certificate('client', authority),
      certificate('stranger', other),
    ]
    const tls = `tls { cert_file: "${own.cert}", key_file: "${own.key}", ca_file: "${authority.cert}", verify: true }`
    const url = (await brokerWith('certificate', tls)).replace('nats:', 'tls:')
    const NATS_CA = authority.cert
    expect(await found(url, { NATS_CA })).toContain(
      'the broker wants a certificate of ours: name it in NATS_CERT',
    )
    const strange = { NATS_CA, NATS_CERT: stranger.cert, NATS_KEY: stranger.key }
    // As long as it takes: the broker does not say why it ends the connection.
    expect(await found(url, strange, 1_000)).toContain(
      'TLS does not come about (the broker ends the connection)',
    )
    expect(await found(url, { NATS_CERT: client.cert, NATS_KEY: client.key })).toContain(
      'TLS does not come about',
    )
    expect(await found(url, { NATS_CA, NATS_CERT: client.cert, NATS_KEY: client.key })).toBe('a queue')
  })

  test('a token', async () => {
    const url = await brokerWith('token', 'authorization { token: "right" }')
    expect(await found(url, { NATS_TOKEN: 'wrong' })).toEqual(refused)
    expect(await found(url, { NATS_TOKEN: 'right' })).toBe('a queue')
  })

  test.each(['NATS_CREDS', 'NATS_NKEY', 'NATS_CA', 'NATS_CERT'])(
    '%s with something else in it',
    async (name) => {
      const { url, stop } = await plain()
      undo.push(stop)
      expect(await found(url, { [name]: file('else.txt', 'something else\n') })).toMatch(
        new RegExp(`\\b${name}\\b`),
      )
    },
  )
})

const plain = async () => {
  const server = await NatsServer.start()
  return { url: server.url, stop: () => server.stop() }
}
