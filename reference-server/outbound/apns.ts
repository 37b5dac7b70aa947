/** @module Notifications to iPhones: the APNs provider API with token authentication. */

import { z } from 'zod'
import type { Instant } from '../domain/model/primitives.ts'
import type { Http2Transport, PushMessage, PushResult, PushSender } from './ports.ts'
import { parsedKey, signToken } from './signer.ts'
import { retryOrFail } from './try-later.ts'

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

const reasonOf = z.object({ reason: z.string() })

type Answer = Awaited<ReturnType<Http2Transport>>

function reason({ body }: Answer): string {
  try {
    return reasonOf.parse(JSON.parse(body)).reason
  } catch {
    return 'unknown'
  }
}

function result(answer: Answer, now: Instant): PushResult {
  if (answer.status === 200) return 'sent'
  const dead = answer.status === 410 || reason(answer) === 'BadDeviceToken'
  return dead ? 'unregistered' : retryOrFail(answer.status, answer.headers['retry-after'], now)
}

const payload = ({ title, body, data }: PushMessage): string =>
  JSON.stringify({ aps: { alert: { title, body }, sound: 'default' }, ...data })

/** Provider tokens are made of the server's clock and kept as long as Apple likes them. */
function providerTokens({ teamId, keyId, privateKey }: ApnsCredentials, now: () => Instant) {
  parsedKey(privateKey)
  let issuedAt: Instant | undefined
  return {
    current(): Promise<string> {
      const age = issuedAt === undefined ? undefined : now() - issuedAt
      if (issuedAt === undefined || age === undefined || age < 0 || age >= tokenLifetime) issuedAt = now()
      const iat = Math.floor(issuedAt / 1_000)
      return signToken(privateKey, { header: { alg: 'ES256', kid: keyId }, payload: { iss: teamId, iat } })
    },
    renew(): void {
      issuedAt = undefined
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

  const post = async (message: PushMessage): Promise<Answer> =>
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
    const answer = await post(message)
    if (answer.status !== 403 || reason(answer) !== 'ExpiredProviderToken') return result(answer, now())
    tokens.renew()
    return result(await post(message), now())
  }
}
