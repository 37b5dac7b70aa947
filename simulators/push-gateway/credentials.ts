/** @module The accounts of the push gateway, and the private keys that the server under test is configured with. */

import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { appId } from '../../contract/primitives.ts'
import { serviceAccountKey } from './service-account-key.ts'

/** An Apple developer team: its signing keys by key id, and the bundle ids that it may push to. */
export interface ApnsTeam {
  readonly teamId: string
  readonly keys: ReadonlyMap<string, KeyObject>
  readonly bundleIds: readonly string[]
}

/** A Firebase project with the one service account that sends for it. */
export interface FcmProject {
  readonly projectId: string
  readonly clientEmail: string
  readonly publicKey: KeyObject
  readonly packageName: string
  /** The address of the token endpoint, where it is not that of production: an assertion may name either. */
  readonly tokenUrl?: string
}

/** What the gateway checks providers against. */
export interface PushAccounts {
  readonly apns: readonly ApnsTeam[]
  readonly fcm: FcmProject
}

/** What a provider is configured with. The keys are PEM (PKCS #8), as in Apple's .p8 file and Google's JSON file. */
export interface ProviderCredentials {
  readonly apns: {
    readonly teamId: string
    readonly keyId: string
    readonly privateKey: string
    readonly topic: string
  }
  readonly fcm: { readonly projectId: string; readonly clientEmail: string; readonly privateKey: string }
}

/** The JSON file that Google's libraries take. `tokenUrl`: where they ask for access tokens, as far as they look at it. */
export const serviceAccountFile = (
  { projectId, clientEmail, privateKey }: ProviderCredentials['fcm'],
  tokenUrl: string,
): Readonly<Record<string, string>> => ({
  type: 'service_account',
  project_id: projectId,
  private_key_id: 'simulated',
  private_key: privateKey,
  client_email: clientEmail,
  client_id: '100000000000000000000',
  token_uri: tokenUrl,
})

/** Both sides of one set of accounts. */
export interface PushCredentials {
  readonly gateway: PushAccounts
  readonly provider: ProviderCredentials
}

let made: PushCredentials | undefined

/** The credentials of this process, made at the first call. */
export function pushCredentials(): PushCredentials {
  made ??= pushCredentialsWith(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)
  return made
}

/** The app that is pushed to: its bundle id and package name, and its project at Firebase. */
export interface PushedApp {
  readonly app: string
  readonly projectId: string
}

/** The credentials whose APNs signing key is this one (ES256: a private key on P-256). By default for the simulated app. */
export function pushCredentialsWith(
  apnsKey: KeyObject,
  { app, projectId }: PushedApp = { app: appId, projectId: 'ibkr-mobile-example' },
): PushCredentials {
  const [teamId, keyId] = ['TEAM000001', 'KEY0000001']
  const clientEmail = `push@${projectId}.iam.gserviceaccount.com`
  return {
    gateway: {
      apns: [{ teamId, keys: new Map([[keyId, createPublicKey(apnsKey)]]), bundleIds: [app] }],
      fcm: { projectId, clientEmail, publicKey: serviceAccountKey.publicKey, packageName: app },
    },
    provider: {
      apns: { teamId, keyId, privateKey: pem(apnsKey), topic: app },
      fcm: { projectId, clientEmail, privateKey: pem(serviceAccountKey.privateKey) },
    },
  }
}

const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString()
