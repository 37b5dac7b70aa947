/** @module Validates the environment variables of the program; the first error is one message. */

import { readFileSync } from 'node:fs'
import { isIPv4 } from 'node:net'
import { z } from 'zod'
import type { Config } from '../parts.ts'
import { openStore } from '../store/sqlite-store.ts'
import type { Address } from './listener.ts'

export interface Settings {
  readonly address: Address
  readonly pages: Address | undefined
  readonly config: Config
  readonly log: boolean
}

/** A variable that holds JSON. */
const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text, context) => {
      try {
        const value: unknown = JSON.parse(text)
        return value
      } catch {
        context.addIssue('is not JSON')
        return z.NEVER
      }
    })
    .pipe(schema)

const text = z.string().min(1)

/** A variable that holds the path of a file to open. */
const openedWith = <Value>(open: (name: string) => Value) =>
  text.transform((name, context) => {
    try {
      return open(name)
    } catch (error) {
      context.addIssue(error instanceof Error ? error.message : String(error))
      return z.NEVER
    }
  })

const pem = openedWith((name) => readFileSync(name, 'utf8'))

const portNumber = z.coerce.number().int().min(0).max(65_535)

const variables = z.object({
  /** The address to listen on. Port 0: any free port. */
  SLS_HOST: text.default('127.0.0.1'),
  SLS_PORT: portNumber.default(0),
  /** PEM files: the certificate chain, the server's own certificate first, and its private key. */
  SLS_TLS_CERT: pem.optional(),
  SLS_TLS_KEY: pem.optional(),
  /** The port of the pages, if they are served. Their cookies are `Secure`, so they need TLS. */
  SLS_PAGES: json(z.strictObject({ port: portNumber, cert: pem, key: pem })).optional(),
  /** Without it there is no lab face. */
  SLS_LAB_TOKEN: text.optional(),
  /** `suite`: minimal cost, for test suites only. */
  SLS_PASSWORD_COST: z.enum(['production', 'suite']).default('production'),
  /** The initial time of the lab's clock, in milliseconds since the Unix epoch. */
  SLS_START: z.coerce.number().int().nonnegative().default(0),
  /** The SQLite file of the store; in memory by default. */
  SLS_STORE: openedWith(openStore).optional(),
  SLS_APNS: json(z.strictObject({ teamId: text, keyId: text, privateKey: text, topic: text })).optional(),
  SLS_FCM: json(z.strictObject({ projectId: text, clientEmail: text, privateKey: text })).optional(),
  SLS_TWILIO: json(z.strictObject({ accountSid: text, authToken: text, from: text })).optional(),
  /** The public keys of the attestation service as a JWK set, and the app id that attestations have to name. */
  SLS_ATTESTATION_SERVICE: json(
    z.strictObject({ keys: z.object({ keys: z.array(z.looseObject({ kty: text })) }), appId: text }),
  ).optional(),
  /** Base URLs of the providers; those of production by default. */
  SLS_URLS: json(
    z.strictObject({
      apns: z.url().optional(),
      fcm: z.url().optional(),
      fcmToken: z.url().optional(),
      twilio: z.url().optional(),
    }),
  ).default({}),
  /** PEM file of the CA certificates for HTTP/2, in place of the default ones; `fetch` uses NODE_EXTRA_CA_CERTS. */
  SLS_CA_FILE: pem.optional(),
  /** `1`: write the log to standard error as JSON lines. */
  SLS_LOG: z.enum(['0', '1']).default('0'),
})

type Variables = z.output<typeof variables>

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))

/** Rules that involve several variables. */
function combinationError({
  SLS_HOST,
  SLS_LAB_TOKEN,
  SLS_TLS_CERT,
  SLS_TLS_KEY,
}: Variables): string | undefined {
  if ((SLS_TLS_CERT === undefined) !== (SLS_TLS_KEY === undefined))
    return 'SLS_TLS_CERT and SLS_TLS_KEY belong together: set both, or neither.'
  if (isLoopback(SLS_HOST)) return undefined
  if (SLS_LAB_TOKEN !== undefined)
    return `SLS_LAB_TOKEN: the lab face is allowed on loopback only, and SLS_HOST is ${SLS_HOST}. Unset one of them.`
  // OWASP ASVS 5.0, 12.2.1.
  if (SLS_TLS_CERT === undefined)
    return `SLS_TLS_CERT: without TLS the server listens on loopback only, and SLS_HOST is ${SLS_HOST}. Set SLS_TLS_CERT and SLS_TLS_KEY.`
  return undefined
}

const addressOf = ({ SLS_HOST, SLS_PORT, SLS_TLS_CERT, SLS_TLS_KEY }: Variables): Address => ({
  hostname: SLS_HOST,
  port: SLS_PORT,
  tls:
    SLS_TLS_CERT !== undefined && SLS_TLS_KEY !== undefined
      ? { cert: SLS_TLS_CERT, key: SLS_TLS_KEY }
      : undefined,
})

const pagesOf = ({ SLS_HOST, SLS_PAGES }: Variables): Address | undefined =>
  SLS_PAGES && {
    hostname: SLS_HOST,
    port: SLS_PAGES.port,
    tls: { cert: SLS_PAGES.cert, key: SLS_PAGES.key },
  }

type SettingsResult =
  | { readonly ok: true; readonly value: Settings }
  | { readonly ok: false; readonly message: string }

const messageOf = (error: z.ZodError): string => {
  const [issue] = error.issues
  return `${issue?.path.join('.')}: ${issue?.message}`
}

export function readSettings(environment: Readonly<Record<string, string | undefined>>): SettingsResult {
  const parsed = variables.safeParse(environment)
  if (!parsed.success) return { ok: false, message: messageOf(parsed.error) }
  const values = parsed.data
  const message = combinationError(values)
  if (message !== undefined) return { ok: false, message }
  const config: Config = {
    start: values.SLS_START,
    store: values.SLS_STORE,
    labToken: values.SLS_LAB_TOKEN,
    passwordCost: values.SLS_PASSWORD_COST,
    apns: values.SLS_APNS,
    fcm: values.SLS_FCM,
    twilio: values.SLS_TWILIO,
    attestationService: values.SLS_ATTESTATION_SERVICE,
    urls: values.SLS_URLS,
    ca: values.SLS_CA_FILE,
  }
  return {
    ok: true,
    value: { address: addressOf(values), pages: pagesOf(values), log: values.SLS_LOG === '1', config },
  }
}
