/** @module The folder of `sls simulate`: keys that are made once and kept, and the files that clients are configured with. */

import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { makeFolder } from '../../drivers/make-folder.ts'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { type ProviderCredentials, serviceAccountFile } from '../../simulators/push-gateway/credentials.ts'
import type { SmsAccount } from '../../simulators/sms-carrier/credentials.ts'
import { type Certificates, newCertificates } from '../../simulators/transport/certificates.ts'
import { simulatedHosts } from '../../simulators/transport/production-hosts.ts'
import { type FolderLock, lockedSentence, lockFolder } from '../shared/folders/folder-lock.ts'
import { divertModule, divertPythonModule } from './divert.ts'
import type { SimulatorPorts } from './sockets.ts'

const storedKeys = z.strictObject({
  /** What push tokens and ids are drawn from. */
  seed: z.string(),
  apns: z.string(),
  /** Of the SMS account. */
  authToken: z.string(),
  /** Host names and addresses beside those that every certificate has. */
  names: z.array(z.string()),
  tls: z.strictObject({ ca: z.string(), cert: z.string(), key: z.string() }),
})

export interface KeptCredentials {
  readonly folder: string
  readonly seed: string
  readonly apnsKey: KeyObject
  readonly account: SmsAccount
  readonly certificates: Certificates
  /** Another process may use the folder from now on. */
  release(): void
}

const keyFile = 'keys.json'
const readableByOwner = 0o600

const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString()

/**
 * The kept credentials, made where there are none, and the folder for this process alone: another one would write other ports into the
 * same files. `names`: where the certificate does not have them all, a new one is made.
 */
export async function openCredentials(
  dir: string,
  names: readonly string[],
): Promise<Result<KeptCredentials>> {
  const folder = resolve(dir)
  if (existsSync(folder) && !statSync(folder).isDirectory())
    return invalid([`--dir ${dir} is a file: choose a folder.`])
  if (existsSync(folder) && isOfSomethingElse(folder))
    return invalid([`--dir ${dir} holds something else: choose a new or an empty folder.`])
  let lock: FolderLock | undefined
  try {
    makeFolder(folder, 0o700)
    chmodSync(folder, 0o700)
    lock = lockFolder(folder)
    if (!lock.isLocked) return invalid([lockedSentence(`--dir ${dir}`, lock.holder)])
    const file = join(folder, keyFile)
    const before = existsSync(file) ? storedKeys.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
    const keys =
      before && names.every((name) => before.names.includes(name)) ? before : await newKeys(names, before)
    if (keys !== before) write(folder, keyFile, `${JSON.stringify(keys, null, 2)}\n`)
    const { seed, authToken, tls } = keys
    const account = { sid: `AC${seed}`, authToken }
    const { release } = lock
    return valid({ folder, seed, apnsKey: createPrivateKey(keys.apns), account, certificates: tls, release })
  } catch (error) {
    if (lock?.isLocked) lock.release()
    const isDamaged = error instanceof z.ZodError || error instanceof SyntaxError || isKeyError(error)
    if (isDamaged)
      return invalid([`--dir ${dir}: ${keyFile} is damaged: delete the folder, or choose another one.`])
    const why = error instanceof Error ? error.message : String(error)
    return invalid([`--dir ${dir} cannot be used (${why}): choose a folder that can be read and written.`])
  }
}

/** A folder is closed to others and written to: it must be one that is there for this. */
function isOfSomethingElse(folder: string): boolean {
  const names = readdirSync(folder)
  return names.length > 0 && !names.includes(keyFile)
}

const isKeyError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_OSSL')

async function newKeys(
  names: readonly string[],
  before: z.infer<typeof storedKeys> | undefined,
): Promise<z.infer<typeof storedKeys>> {
  return {
    seed: before?.seed ?? randomBytes(16).toString('hex'),
    apns: before?.apns ?? pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey),
    authToken: before?.authToken ?? randomBytes(16).toString('hex'),
    names: [...names],
    tls: await newCertificates(names),
  }
}

function write(folder: string, name: string, text: string): void {
  const path = join(folder, name)
  writeFileSync(path, text, { mode: readableByOwner })
  // The mode above is for new files alone.
  chmodSync(path, readableByOwner)
}

/** Nothing but the preload may be in a folder that Python looks for modules in. */
const pythonFolder = 'python'

/** What the files say beside the keys. */
export interface WrittenSimulators {
  readonly provider: ProviderCredentials
  /** Origins by address and port. */
  readonly urls: Readonly<Record<'page' | 'apns' | 'fcm' | 'oauth' | 'sms' | 'router', string>>
  readonly ports: SimulatorPorts
  readonly phones: readonly {
    readonly name: string
    readonly os: string
    readonly number: string | undefined
    readonly pushToken: string | undefined
  }[]
}

/** Who text messages come from, where a client has no sender of its own. */
const exampleSender = '+12025550100'

export interface WrittenFiles {
  readonly ca: string
  readonly apnsKey: string
  readonly serviceAccount: string
  readonly twilio: string
  readonly simulators: string
  readonly divert: string
  /** The folder of the preload for Python. */
  readonly python: string
  readonly environment: string
  /** The lines of the file `environment`. */
  readonly environmentLines: readonly string[]
}

/** Writes the files that clients are configured with, over those of an earlier start. */
export function writeClientFiles(kept: KeptCredentials, simulators: WrittenSimulators): WrittenFiles {
  const { folder, account, certificates } = kept
  const { provider, urls, ports, phones } = simulators
  const at = (name: string): string => join(folder, name)
  const files = {
    ca: at('ca.pem'),
    apnsKey: at(`AuthKey_${provider.apns.keyId}.p8`),
    serviceAccount: at('service-account.json'),
    twilio: at('twilio.json'),
    simulators: at('simulators.json'),
    divert: at('divert.mjs'),
    python: at(pythonFolder),
    environment: at('env.sh'),
  }
  const twilio = { accountSid: account.sid, authToken: account.authToken, from: exampleSender }
  const { privateKey: _, ...apns } = { ...provider.apns, keyFile: files.apnsKey }
  const everything = { urls, ca: files.ca, apns, fcm: { projectId: provider.fcm.projectId }, twilio, phones }
  const environmentLines = environment(files, kept, simulators)
  const texts: readonly (readonly [path: string, text: string])[] = [
    // Keys do not belong into a repository, though these are good for nothing but simulators.
    ['.gitignore', '*\n'],
    ['ca.pem', certificates.ca],
    [`AuthKey_${provider.apns.keyId}.p8`, provider.apns.privateKey],
    ['service-account.json', json(serviceAccountFile(provider.fcm, `${urls.oauth}/token`))],
    ['twilio.json', json(twilio)],
    ['simulators.json', json(everything)],
    ['hosts', hostsFile()],
    ['divert.mjs', divertModule(ports, certificates.ca)],
    [join(pythonFolder, 'sitecustomize.py'), divertPythonModule(ports, certificates.ca)],
    ['env.sh', `${environmentLines.join('\n')}\n`],
  ]
  makeFolder(at(pythonFolder), 0o700)
  for (const [name, text] of texts) write(folder, name, text)
  return { ...files, environmentLines }
}

/** In place of /etc/hosts, where the router listens at port 443. */
const hostsFile = (): string =>
  ['127.0.0.1 localhost', ...Object.keys(simulatedHosts).map((host) => `127.0.0.1 ${host}`), ''].join('\n')

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** For a shell: nothing in it is expanded. */
const quoted = (text: string): string =>
  /^[\w./:@=+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`

function environment(
  files: Omit<WrittenFiles, 'environment' | 'environmentLines'>,
  { account }: KeptCredentials,
  { provider, urls }: WrittenSimulators,
): readonly string[] {
  const { keyId, teamId, topic } = provider.apns
  const line = (name: string, value: string): string => `export ${name}=${quoted(value)}`
  return [
    line('SLS_SIMULATE_URL', urls.page),
    line('NODE_OPTIONS', `--import=${pathToFileURL(files.divert)}`),
    line('PYTHONPATH', files.python),
    line('GOOGLE_APPLICATION_CREDENTIALS', files.serviceAccount),
    line('APNS_KEY_FILE', files.apnsKey),
    line('APNS_KEY_ID', keyId),
    line('APNS_TEAM_ID', teamId),
    line('APNS_TOPIC', topic),
    line('TWILIO_ACCOUNT_SID', account.sid),
    line('TWILIO_AUTH_TOKEN', account.authToken),
    '# Programs in other languages: a proxy that knows the simulated hosts alone, and the authority that they trust.',
    `# ${line('HTTPS_PROXY', urls.router)}`,
    ...['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'].map((name) => `# ${line(name, files.ca)}`),
  ]
}
