/**
 * @module The files by which a system under test gets to know the simulated services. The keys are made once and kept, so
 * that the system is configured once; whoever deletes the folder makes it anew.
 */

import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { appId } from '../../../contract/primitives.ts'
import { attestationKeyWith } from '../../../simulators/attestation/attestation-service.ts'
import type { Instant } from '../../../simulators/clock/clock.ts'
import { pushCredentialsWith, serviceAccountFile } from '../../../simulators/push-gateway/credentials.ts'
import { exampleAccount } from '../../../simulators/sms-carrier/credentials.ts'
import { type Certificates, newCertificates } from '../../../simulators/transport/certificates.ts'
import { makeFolder } from '../../make-folder.ts'
import { HarnessError } from '../../ports/errors.ts'
import type { GatewaySockets } from '../gateway-sockets.ts'
import type { LeftPeople } from '../people/people.ts'
import type { ServiceKeys } from '../scene/simulators.ts'

const storedKeys = z.strictObject({
  apns: z.string(),
  attestation: z.string(),
  /** Host names and addresses beside those that every certificate has. */
  names: z.array(z.string()),
  tls: z.strictObject({ ca: z.string(), cert: z.string(), key: z.string() }),
})

export interface KeptKeys extends ServiceKeys {
  readonly certificates: Certificates
}

const readableByOwner = 0o600
const keyFile = 'keys.json'

/** A folder that its owner alone may enter. */
function makeOwnFolder(path: string): void {
  makeFolder(path, 0o700)
  chmodSync(path, 0o700)
}

function write(folder: string, name: string, text: string): void {
  writeFileSync(join(folder, name), text, { mode: readableByOwner })
}

const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString()

const newKey = (): string => pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)

/**
 * The keys in a folder, made where there are none. `names`: what the system calls this machine; where the certificate does not
 * have them all, a new one is made. Throws a `HarnessError` where the folder cannot be used.
 */
export async function openKeys(folder: string, names: readonly string[]): Promise<KeptKeys> {
  const found = await inFolder(folder, async () => {
    makeOwnFolder(folder)
    const file = join(folder, keyFile)
    const before = existsSync(file) ? storedKeys.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
    if (before && names.every((name) => before.names.includes(name))) return before
    const keys = {
      apns: before?.apns ?? newKey(),
      attestation: before?.attestation ?? newKey(),
      names: [...names],
      tls: await newCertificates(names),
    }
    write(folder, keyFile, `${JSON.stringify(keys, null, 2)}\n`)
    return keys
  })
  return {
    push: pushCredentialsWith(createPrivateKey(found.apns)),
    attestation: attestationKeyWith(createPrivateKey(found.attestation)),
    certificates: found.tls,
  }
}

async function inFolder<Value>(folder: string, work: () => Promise<Value>, file = keyFile): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    const why =
      error instanceof z.ZodError || error instanceof SyntaxError ? `${file} is damaged` : String(error)
    throw new HarnessError(
      `the folder ${folder} of the credentials cannot be used (${why}): choose another one, or delete it`,
      { cause: error },
    )
  }
}

/** The phones on which IB Key is now, beside `gateways.json`. Returns the sentence that says so. */
export function writePeople(gatewaysFile: string, moved: LeftPeople['moved']): string {
  const file = join(dirname(gatewaysFile), 'people-now.json')
  writeFileSync(file, `${JSON.stringify(moved, null, 2)}\n`, { mode: readableByOwner })
  return `IB Key is on another phone now, or on none, for ${moved.map(({ username }) => username).join(', ')}: ${file} has the keys for the configuration`
}

const dayMs = 24 * 60 * 60_000
const textMessagesBefore = z.record(
  z.string(),
  z.strictObject({ sent: z.array(z.number()), unused: z.number(), came: z.boolean() }),
)
const textMessagesFile = (gatewaysFile: string): string => join(dirname(gatewaysFile), 'text-messages.json')

/**
 * The text messages of a day, which a system counts over several runs (SEC-CAP-02), as a run before has left them. Rejects with a
 * `HarnessError` where the file is damaged.
 */
export async function readTextMessages(
  gatewaysFile: string,
  now: Instant,
): Promise<LeftPeople['textMessages']> {
  const file = textMessagesFile(gatewaysFile)
  const read = async () =>
    existsSync(file) ? textMessagesBefore.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
  const found = await inFolder(dirname(file), read, basename(file))
  const ofDay = Object.entries(found).map(([username, { sent, unused, came }]) => {
    const left = sent.filter((at) => at <= now && now - at < dayMs)
    const ofThem = { unused: Math.min(unused, left.length), came: came && left.length > 0 }
    return [username, { sent: left, ...ofThem }] as const
  })
  return Object.fromEntries(ofDay)
}

/** Keeps them for the next run. */
export function writeTextMessages(gatewaysFile: string, messages: LeftPeople['textMessages']): void {
  writeFileSync(textMessagesFile(gatewaysFile), `${JSON.stringify(messages)}\n`, { mode: readableByOwner })
}

/** Everything that a server is configured with, in one file and in the forms that client libraries take. Returns the path of `gateways.json`. */
export function writeGatewayFiles(folder: string, keys: KeptKeys, urls: GatewaySockets['urls']): string {
  makeOwnFolder(folder)
  const { apns, fcm } = keys.push.provider
  const [caFile, apnsFile, fcmFile, attestationFile, allFile] = [
    'ca.pem',
    `AuthKey_${apns.keyId}.p8`,
    'service-account.json',
    'attestation-keys.json',
    'gateways.json',
  ].map((name) => join(folder, name)) as [string, string, string, string, string]
  const tokenUri = `${urls.oauth}/token`
  const account = serviceAccountFile(fcm, tokenUri)
  const everything = {
    ca: caFile,
    apns: { url: urls.apns, keyFile: apnsFile, keyId: apns.keyId, teamId: apns.teamId, topic: apns.topic },
    fcm: { url: urls.fcm, tokenUrl: tokenUri, serviceAccountFile: fcmFile, projectId: fcm.projectId },
    sms: {
      url: urls.sms,
      accountSid: exampleAccount.sid,
      authToken: exampleAccount.authToken,
      from: '+12025550100',
    },
    attestation: { keysFile: attestationFile, app: appId },
  }
  const texts: [string, string][] = [
    [caFile, keys.certificates.ca],
    [apnsFile, apns.privateKey],
    [fcmFile, `${JSON.stringify(account, null, 2)}\n`],
    [attestationFile, `${JSON.stringify(keys.attestation.published, null, 2)}\n`],
    [allFile, `${JSON.stringify(everything, null, 2)}\n`],
  ]
  for (const [path, text] of texts) writeFileSync(path, text, { mode: readableByOwner })
  return allFile
}
