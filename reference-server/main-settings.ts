/** @module The environment variables of the program, checked: one sentence for whatever is wrong with them. */

import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Config } from './parts.ts'
import { openStore } from './store/sqlite-store.ts'

export interface Settings {
  readonly hostname: string
  readonly port: number
  readonly config: Config
  readonly fault: string | undefined
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

const variables = z.object({
  /** Where to listen. Port 0: any free one. */
  SLS_HOST: text.default('127.0.0.1'),
  SLS_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
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
  SLS_CA_FILE: opened((name) => readFileSync(name, 'utf8')).optional(),
  /** The id of a fault to be wrong in. */
  SLS_FAULT: text.optional(),
  /** `1`: write the log to standard error, a line of JSON each. */
  SLS_LOG: z.enum(['0', '1']).default('0'),
})

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
  const config: Config = {
    start: given.SLS_START,
    store: given.SLS_STORE,
    labToken: given.SLS_LAB_TOKEN,
    passwordCost: given.SLS_PASSWORD_COST,
    apns: given.SLS_APNS,
    fcm: given.SLS_FCM,
    twilio: given.SLS_TWILIO,
    urls: given.SLS_URLS,
    ca: given.SLS_CA_FILE,
  }
  const { SLS_HOST: hostname, SLS_PORT: port, SLS_FAULT: fault, SLS_LOG: log } = given
  return { ok: true, value: { hostname, port, fault, log: log === '1', config } }
}
