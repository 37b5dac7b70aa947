/** @module The environment variables of the program, checked: one sentence for whatever is wrong with them. */

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

/** A variable that names something to open. */
const opened = <Value>(open: (name: string) => Value) =>
  text.transform((name, context) => {
    try {
      return open(name)
    } catch (error) {
      context.addIssue(error instanceof Error ? error.message : String(error))
      return z.NEVER
    }
  })

const pem = opened((name) => readFileSync(name, 'utf8'))

const portNumber = z.coerce.number().int().min(0).max(65_535)

const variables = z.object({
  /** Where to listen. Port 0: any free one. */
  SLS_HOST: text.default('127.0.0.1'),
  SLS_PORT: portNumber.default(0),
  /** Files with the certificate of the server, those of its issuers after it, and its key. */
  SLS_TLS_CERT: pem.optional(),
  SLS_TLS_KEY: pem.optional(),
  /** Where to show the pages, beside the faces. Their cookies travel over TLS alone, so they need a certificate. */
  SLS_PAGES: json(z.strictObject({ port: portNumber, cert: pem, key: pem })).optional(),
  /** Without it there is no lab face. */
  SLS_LAB_TOKEN: text.optional(),
  /** `suite`: passwords are hashed at next to no cost, which is for test suites alone. */
  SLS_PASSWORD_COST: z.enum(['production', 'suite']).default('production'),
  /** Where the virtual clock starts, in milliseconds since the Unix epoch. */
  SLS_START: z.coerce.number().int().nonnegative().default(0),
  /** A file to keep the state in; otherwise it is kept in memory. */
  SLS_STORE: opened(openStore).optional(),
  SLS_APNS: json(z.strictObject({ teamId: text, keyId: text, privateKey: text, topic: text })).optional(),
  SLS_FCM: json(z.strictObject({ projectId: text, clientEmail: text, privateKey: text })).optional(),
  SLS_TWILIO: json(z.strictObject({ accountSid: text, authToken: text, from: text })).optional(),
  /** The public keys of the OS vendors, as a JWK set, and the app id that their claims have to name. */
  SLS_ATTESTATION_SERVICE: json(
    z.strictObject({ keys: z.object({ keys: z.array(z.looseObject({ kty: text })) }), appId: text }),
  ).optional(),
  /** Base URLs instead of those of production. */
  SLS_URLS: json(
    z.strictObject({
      apns: z.url().optional(),
      fcm: z.url().optional(),
      fcmToken: z.url().optional(),
      twilio: z.url().optional(),
    }),
  ).default({}),
  /** A file of certificates to trust for HTTP/2; for everything else Node reads NODE_EXTRA_CA_CERTS. */
  SLS_CA_FILE: pem.optional(),
  /** `1`: write the log to standard error, a line of JSON each. */
  SLS_LOG: z.enum(['0', '1']).default('0'),
})

type Variables = z.output<typeof variables>

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))

/** What is wrong with variables that are right each by itself. */
function unfit({ SLS_HOST, SLS_LAB_TOKEN, SLS_TLS_CERT, SLS_TLS_KEY }: Variables): string | undefined {
  if ((SLS_TLS_CERT === undefined) !== (SLS_TLS_KEY === undefined))
    return 'SLS_TLS_CERT and SLS_TLS_KEY belong together: give both, or neither.'
  if (isLoopback(SLS_HOST)) return undefined
  if (SLS_LAB_TOKEN !== undefined)
    return `SLS_LAB_TOKEN: the lab face is for loopback alone, and SLS_HOST is ${SLS_HOST}. Leave one of them out.`
  // OWASP ASVS 5.0, 12.2.1.
  if (SLS_TLS_CERT === undefined)
    return `SLS_TLS_CERT: without TLS the server is for loopback alone, and SLS_HOST is ${SLS_HOST}. Give a certificate and its key.`
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

type Read =
  | { readonly ok: true; readonly value: Settings }
  | { readonly ok: false; readonly sentence: string }

const sentenceOf = (error: z.ZodError): string => {
  const [issue] = error.issues
  return `${issue?.path.join('.')}: ${issue?.message}`
}

export function readSettings(environment: Readonly<Record<string, string | undefined>>): Read {
  const read = variables.safeParse(environment)
  if (!read.success) return { ok: false, sentence: sentenceOf(read.error) }
  const given = read.data
  const sentence = unfit(given)
  if (sentence !== undefined) return { ok: false, sentence }
  const config: Config = {
    start: given.SLS_START,
    store: given.SLS_STORE,
    labToken: given.SLS_LAB_TOKEN,
    passwordCost: given.SLS_PASSWORD_COST,
    apns: given.SLS_APNS,
    fcm: given.SLS_FCM,
    twilio: given.SLS_TWILIO,
    attestationService: given.SLS_ATTESTATION_SERVICE,
    urls: given.SLS_URLS,
    ca: given.SLS_CA_FILE,
  }
  return {
    ok: true,
    value: { address: addressOf(given), pages: pagesOf(given), log: given.SLS_LOG === '1', config },
  }
}
