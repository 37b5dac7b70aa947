/** @module Notifications to Android phones: FCM HTTP v1, with an OAuth 2.0 token by JWT bearer (RFC 7523). */

import { z } from 'zod'
import type { Instant } from '../domain/model/primitives.ts'
import type { PushMessage, PushResult, PushSender } from './ports.ts'
import { parsedKey, signToken } from './signer.ts'
import { retryOrFail } from './try-later.ts'

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

/** What Google signs tokens for, whatever address they are really fetched from. */
const audience = 'https://oauth2.googleapis.com/token'
const scope = 'https://www.googleapis.com/auth/firebase.messaging'

/** A token is not used in its last minute: it might end on the way. */
const margin = 60_000

const tokenReply = z.object({ access_token: z.string(), expires_in: z.number() })
const errorReply = z.object({
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
    const answer = await fetch(endpoint, { method: 'POST', body: new URLSearchParams(grant) })
    const { access_token, expires_in } = tokenReply.parse(await answer.json())
    return { text: access_token, expiresAt: now() + expires_in * 1_000 - margin }
  }

  /** One request serves all who wait; a failed one is forgotten. */
  const renewed = (): Promise<AccessToken> => {
    const requested = request()
    current = requested
    requested.catch(() => {
      if (current === requested) current = undefined
    })
    return requested
  }

  return {
    async current(): Promise<string> {
      const token = await (current ?? renewed())
      return now() < token.expiresAt ? token.text : (await renewed()).text
    },
    forget(): void {
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
      // Of two with one tag the drawer shows the later one; notifications ignore a collapse_key.
      android: {
        priority: 'high',
        notification: { tag: id },
        ttl: `${Math.max(0, Math.floor((expiresAt - now) / 1_000))}s`,
      },
    },
  })

async function result(answer: Response, now: Instant): Promise<PushResult> {
  const text = await answer.text()
  if (answer.ok) return 'sent'
  try {
    const { error } = errorReply.parse(JSON.parse(text))
    const codes = [error.status, ...(error.details ?? []).map(({ errorCode }) => errorCode)]
    if (codes.includes('UNREGISTERED')) return 'unregistered'
  } catch {
    // What is no error of Google's says enough by its status.
  }
  return retryOrFail(answer.status, answer.headers.get('retry-after'), now)
}

export function fcmSender(
  credentials: FcmCredentials,
  endpoints: FcmEndpoints,
  fetch: typeof globalThis.fetch,
  now: () => Instant,
): PushSender {
  const tokens = accessTokens(credentials, endpoints.token, fetch, now)
  const address = `${endpoints.fcm}/v1/projects/${encodeURIComponent(credentials.projectId)}/messages:send`

  const post = async (message: PushMessage): Promise<Response> =>
    fetch(address, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await tokens.current()}`,
        'content-type': 'application/json; charset=utf-8',
      },
      body: body(message, now()),
    })

  return async (message) => {
    const answer = await post(message)
    if (answer.status !== 401) return result(answer, now())
    await answer.body?.cancel()
    tokens.forget()
    return result(await post(message), now())
  }
}
