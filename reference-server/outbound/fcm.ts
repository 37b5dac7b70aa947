/** @module Push to Android phones: FCM HTTP v1, with an OAuth 2.0 access token for a JWT assertion (RFC 7523). */

import { z } from 'zod'
import type { Instant } from '../domain/model/primitives.ts'
import type { PushMessage, PushResult, PushSender } from './ports.ts'
import { retryOrFail } from './retry-after.ts'
import { parsedKey, signToken } from './signer.ts'

export interface FcmCredentials {
  readonly projectId: string
  readonly clientEmail: string
  /** PKCS#8, PEM. */
  readonly privateKey: string
}

export interface FcmEndpoints {
  readonly fcm: string
  readonly token: string
}

/** The audience of the assertion, independent of the configured token endpoint. */
const audience = 'https://oauth2.googleapis.com/token'
const scope = 'https://www.googleapis.com/auth/firebase.messaging'

/** A token is not used in its last minute: it could expire in transit. */
const expiryMargin = 60_000

const tokenResponse = z.object({ access_token: z.string(), expires_in: z.number() })
const errorResponse = z.object({
  error: z.object({
    status: z.string().optional(),
    details: z.array(z.looseObject({ errorCode: z.string().optional() })).optional(),
  }),
})

interface AccessToken {
  readonly text: string
  readonly expiresAt: Instant
}

function accessTokens(
  { clientEmail, privateKey }: FcmCredentials,
  endpoint: string,
  fetch: typeof globalThis.fetch,
  now: () => Instant,
) {
  parsedKey(privateKey)
  let current: Promise<AccessToken> | undefined

  const request = async (): Promise<AccessToken> => {
    const iat = Math.floor(now() / 1_000)
    const assertion = await signToken(privateKey, {
      header: { alg: 'RS256' },
      payload: { iss: clientEmail, scope, aud: audience, iat, exp: iat + 3_600 },
    })
    const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }
    const response = await fetch(endpoint, { method: 'POST', body: new URLSearchParams(grant) })
    const { access_token, expires_in } = tokenResponse.parse(await response.json())
    return { text: access_token, expiresAt: now() + expires_in * 1_000 - expiryMargin }
  }

  /** Concurrent callers share one request; a failed one is discarded. */
  const renew = (): Promise<AccessToken> => {
    const requested = request()
    current = requested
    requested.catch(() => {
      if (current === requested) current = undefined
    })
    return requested
  }

  return {
    async current(): Promise<string> {
      const token = await (current ?? renew())
      return now() < token.expiresAt ? token.text : (await renew()).text
    },
    invalidate(): void {
      current = undefined
    },
  }
}

const body = ({ id, token, title, body, data, expiresAt }: PushMessage, now: Instant): string =>
  JSON.stringify({
    message: {
      token,
      notification: { title, body },
      data,
      // A later notification with the same tag replaces the earlier one; `collapse_key` has no effect on notifications.
      android: {
        priority: 'high',
        notification: { tag: id },
        ttl: `${Math.max(0, Math.floor((expiresAt - now) / 1_000))}s`,
      },
    },
  })

async function resultOf(response: Response, now: Instant): Promise<PushResult> {
  const text = await response.text()
  if (response.ok) return 'sent'
  try {
    const { error } = errorResponse.parse(JSON.parse(text))
    const codes = [error.status, ...(error.details ?? []).map(({ errorCode }) => errorCode)]
    if (codes.includes('UNREGISTERED')) return 'unregistered'
  } catch {
    // Not an error body of FCM: the status decides.
  }
  return retryOrFail(response.status, response.headers.get('retry-after'), now)
}

export function fcmSender(
  credentials: FcmCredentials,
  endpoints: FcmEndpoints,
  fetch: typeof globalThis.fetch,
  now: () => Instant,
): PushSender {
  const tokens = accessTokens(credentials, endpoints.token, fetch, now)
  const url = `${endpoints.fcm}/v1/projects/${encodeURIComponent(credentials.projectId)}/messages:send`

  const post = async (message: PushMessage): Promise<Response> =>
    fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await tokens.current()}`,
        'content-type': 'application/json; charset=utf-8',
      },
      body: body(message, now()),
    })

  return async (message) => {
    const response = await post(message)
    if (response.status !== 401) return resultOf(response, now())
    await response.body?.cancel()
    tokens.invalidate()
    return resultOf(await post(message), now())
  }
}
