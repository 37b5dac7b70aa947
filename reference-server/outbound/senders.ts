/** @module Creates the push and SMS senders of a configuration. Sends to a provider that is not configured fail. */

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

type UrlOverrides = { readonly [Name in keyof BaseUrls]?: BaseUrls[Name] | undefined }

export interface SenderConfig {
  readonly apns?: ApnsCredentials | undefined
  readonly fcm?: FcmCredentials | undefined
  readonly twilio?: TwilioCredentials | undefined
  /** Override those of production. */
  readonly urls?: UrlOverrides | undefined
  /** The transport to APNs; by default the server's HTTP/2 client. */
  readonly apnsTransport?: Http2Transport | undefined
  /** Sends requests to FCM and Twilio; by default the global fetch. */
  readonly fetch?: typeof globalThis.fetch | undefined
  /** CA certificates in PEM for the HTTP/2 client. */
  readonly ca?: string | undefined
  /** Creates the timeout signal of one request to a provider. Without it requests have no timeout. */
  readonly timeout?: (() => AbortSignal) | undefined
}

export interface Senders {
  readonly sendPush: PushSender
  readonly sendSms: SmsSender
  close(): Promise<void>
}

const urlsOf = (overrides: UrlOverrides): BaseUrls => ({
  apns: overrides.apns ?? productionUrls.apns,
  fcm: overrides.fcm ?? productionUrls.fcm,
  fcmToken: overrides.fcmToken ?? productionUrls.fcmToken,
  twilio: overrides.twilio ?? productionUrls.twilio,
})

const notConfigured = async (): Promise<'failed'> => 'failed'

type Fetch = typeof globalThis.fetch

/** Looked up at each call, so that a later replacement of the global fetch takes effect. */
const globalFetch: Fetch = (input, init) => globalThis.fetch(input, init)

/** OWASP ASVS 5.0, 15.3.2: redirects are not followed. */
const withoutRedirects =
  (fetch: Fetch): Fetch =>
  (input, init) =>
    fetch(input, { ...init, redirect: 'error' })

/** OWASP ASVS 5.0, 16.5.2: a provider that does not respond counts as unreachable, and the send is retried. */
const withTimeout =
  (fetch: Fetch, timeout: () => AbortSignal): Fetch =>
  (input, init) =>
    fetch(input, { ...init, signal: timeout() })

const transportWithTimeout =
  (transport: Http2Transport, timeout: () => AbortSignal): Http2Transport =>
  (request) =>
    transport({ ...request, signal: timeout() })

export function senders(config: SenderConfig, now: () => Instant): Senders {
  const urls = urlsOf(config.urls ?? {})
  const { timeout } = config
  const plainFetch = withoutRedirects(config.fetch ?? globalFetch)
  const fetch = timeout ? withTimeout(plainFetch, timeout) : plainFetch
  const http2 = config.apns && !config.apnsTransport ? http2Client({ ca: config.ca }) : undefined
  const plainTransport = config.apnsTransport ?? http2?.transport
  const transport = plainTransport && timeout ? transportWithTimeout(plainTransport, timeout) : plainTransport
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
