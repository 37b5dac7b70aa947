/** @module Push to iPhones: the APNs provider API with token-based authentication. */

import { z } from 'zod'
import type { Instant } from '../domain/model/primitives.ts'
import type { Http2Transport, PushMessage, PushResult, PushSender } from './ports.ts'
import { retryOrFail } from './retry-after.ts'
import { parsedKey, signToken } from './signer.ts'

export interface ApnsCredentials {
  readonly teamId: string
  readonly keyId: string
  /** PKCS#8, PEM. */
  readonly privateKey: string
  /** The bundle id of the app. */
  readonly topic: string
}

/** Apple refuses tokens older than an hour, and connections that renew them more often than every 20 minutes. */
const tokenLifetime = 40 * 60 * 1_000

const errorBody = z.object({ reason: z.string() })

type ApnsResponse = Awaited<ReturnType<Http2Transport>>

function reasonOf({ body }: ApnsResponse): string {
  try {
    return errorBody.parse(JSON.parse(body)).reason
  } catch {
    return 'unknown'
  }
}

function resultOf(response: ApnsResponse, now: Instant): PushResult {
  if (response.status === 200) return 'sent'
  const unregistered = response.status === 410 || reasonOf(response) === 'BadDeviceToken'
  return unregistered ? 'unregistered' : retryOrFail(response.status, response.headers['retry-after'], now)
}

const payload = ({ title, body, data }: PushMessage): string =>
  JSON.stringify({ aps: { alert: { title, body }, sound: 'default' }, ...data })

/** Provider tokens are issued at the server's time, and reused within Apple's limits. */
function providerTokens({ teamId, keyId, privateKey }: ApnsCredentials, now: () => Instant) {
  parsedKey(privateKey)
  let issued: { readonly at: Instant; readonly token: Promise<string> } | undefined
  const issue = (at: Instant) => {
    const payload = { iss: teamId, iat: Math.floor(at / 1_000) }
    return { at, token: signToken(privateKey, { header: { alg: 'ES256', kid: keyId }, payload }) }
  }
  return {
    /** The same one for as long as it is valid: signed again, equal claims make another token, which Apple counts as renewed. */
    current(): Promise<string> {
      const age = issued && now() - issued.at
      if (issued === undefined || age === undefined || age < 0 || age >= tokenLifetime) issued = issue(now())
      return issued.token
    },
    invalidate(): void {
      issued = undefined
    },
  }
}

export function apnsSender(
  credentials: ApnsCredentials,
  origin: string,
  transport: Http2Transport,
  now: () => Instant,
): PushSender {
  const tokens = providerTokens(credentials, now)

  const post = async (message: PushMessage): Promise<ApnsResponse> =>
    transport({
      origin,
      path: `/3/device/${encodeURIComponent(message.token)}`,
      headers: {
        authorization: `bearer ${await tokens.current()}`,
        'apns-topic': credentials.topic,
        'apns-push-type': 'alert',
        'apns-priority': '10',
        'apns-collapse-id': message.id,
        'apns-expiration': String(Math.floor(message.expiresAt / 1_000)),
      },
      body: payload(message),
    })

  return async (message) => {
    const response = await post(message)
    if (response.status !== 403 || reasonOf(response) !== 'ExpiredProviderToken')
      return resultOf(response, now())
    tokens.invalidate()
    return resultOf(await post(message), now())
  }
}
