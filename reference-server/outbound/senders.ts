/** @module The push and SMS senders of a configuration. What is not configured cannot be reached. */

import type { Instant } from '../domain/model/primitives.ts'
import { type ApnsCredentials, apnsSender } from './apns.ts'
import { type FcmCredentials, fcmSender } from './fcm.ts'
import { http2Client } from './http2-transport.ts'
import type { Http2Transport, PushSender, SmsSender } from './ports.ts'
import { type TwilioCredentials, twilioSender } from './twilio.ts'

export interface BaseUrls {
  readonly apns: string
  readonly fcm: string
  /** Google's token endpoint. */
  readonly fcmToken: string
  readonly twilio: string
}

export const productionUrls: BaseUrls = {
  apns: 'https://api.push.apple.com',
  fcm: 'https://fcm.googleapis.com',
  fcmToken: 'https://oauth2.googleapis.com/token',
  twilio: 'https://api.twilio.com',
}

type GivenUrls = { readonly [Name in keyof BaseUrls]?: BaseUrls[Name] | undefined }

export interface SenderConfig {
  readonly apns?: ApnsCredentials | undefined
  readonly fcm?: FcmCredentials | undefined
  readonly twilio?: TwilioCredentials | undefined
  /** Instead of those of production. */
  readonly urls?: GivenUrls | undefined
  /** Carries requests to APNs. Our own HTTP/2 client, where none is given. */
  readonly apnsTransport?: Http2Transport | undefined
  /** Carries requests to FCM and Twilio. The global fetch, where none is given. */
  readonly fetch?: typeof globalThis.fetch | undefined
  /** Certificates in PEM that the HTTP/2 client trusts. */
  readonly ca?: string | undefined
  /** A new limit of time, for one request to a provider. Without it the server waits as long as it takes. */
  readonly timeout?: (() => AbortSignal) | undefined
}

export interface Senders {
  readonly sendPush: PushSender
  readonly sendSms: SmsSender
  close(): Promise<void>
}

const urlsOf = (given: GivenUrls): BaseUrls => ({
  apns: given.apns ?? productionUrls.apns,
  fcm: given.fcm ?? productionUrls.fcm,
  fcmToken: given.fcmToken ?? productionUrls.fcmToken,
  twilio: given.twilio ?? productionUrls.twilio,
})

const notConfigured = async (): Promise<'failed'> => 'failed'

type Fetch = typeof globalThis.fetch

/** Looked up at each call, so that whoever exchanges the global fetch later is heard. */
const globalFetch: Fetch = (input, init) => globalThis.fetch(input, init)

/** OWASP ASVS 5.0, 15.3.2: whoever redirects us does not get what was meant for the provider. */
const withoutRedirects =
  (fetch: Fetch): Fetch =>
  (input, init) =>
    fetch(input, { ...init, redirect: 'error' })

/** OWASP ASVS 5.0, 16.5.2: a provider that never answers is one that cannot be reached, and is tried again. */
const withTimeout =
  (fetch: Fetch, patience: () => AbortSignal): Fetch =>
  (input, init) =>
    fetch(input, { ...init, signal: patience() })

const transportWithTimeout =
  (transport: Http2Transport, patience: () => AbortSignal): Http2Transport =>
  (request) =>
    transport({ ...request, signal: patience() })

export function senders(config: SenderConfig, now: () => Instant): Senders {
  const urls = urlsOf(config.urls ?? {})
  const { timeout } = config
  const untimed = withoutRedirects(config.fetch ?? globalFetch)
  const fetch = timeout ? withTimeout(untimed, timeout) : untimed
  const http2 = config.apns && !config.apnsTransport ? http2Client({ ca: config.ca }) : undefined
  const carried = config.apnsTransport ?? http2?.transport
  const transport = carried && timeout ? transportWithTimeout(carried, timeout) : carried
  const apns = config.apns && transport ? apnsSender(config.apns, urls.apns, transport, now) : notConfigured
  const fcm = config.fcm
    ? fcmSender(config.fcm, { fcm: urls.fcm, token: urls.fcmToken }, fetch, now)
    : notConfigured
  return {
    sendPush: (message) => (message.os === 'iOS' ? apns(message) : fcm(message)),
    sendSms: config.twilio ? twilioSender(config.twilio, urls.twilio, fetch, now) : notConfigured,
    close: async () => http2?.close(),
  }
}
