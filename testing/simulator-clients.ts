/** @module For tests: clients of the real services, as small as they can be, written on Node alone. */

import { createPrivateKey, sign } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:http2'
import type { ProviderCredentials } from '../simulators/push-gateway/credentials.ts'

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A compact JWS (RFC 7515). `algorithm`: of the key. */
function signed(header: { alg: 'ES256' | 'RS256'; kid?: string }, claims: object, key: string): string {
  const content = `${part(header)}.${part(claims)}`
  const privateKey = createPrivateKey(key)
  const signature = sign('sha256', Buffer.from(content), { key: privateKey, dsaEncoding: 'ieee-p1363' })
  return `${content}.${signature.toString('base64url')}`
}

/** `seconds`: the time of the machine. */
const seconds = (): number => Math.floor(performance.timeOrigin / 1000)

export interface ApnsAnswer {
  readonly status: number
  readonly body: string
}

/** Sends one notification over HTTP/2. `origin` is where the connection goes, or seems to. */
export async function sendApns(
  origin: string,
  ca: string | undefined,
  { apns }: Pick<ProviderCredentials, 'apns'>,
  token: string,
  alert: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<ApnsAnswer> {
  const session = connect(origin, ca === undefined ? {} : { ca })
  try {
    const stream = session.request({
      ':method': 'POST',
      ':path': `/3/device/${token}`,
      authorization: `bearer ${signed({ alg: 'ES256', kid: apns.keyId }, { iss: apns.teamId, iat: seconds() }, apns.privateKey)}`,
      'apns-topic': apns.topic,
      ...headers,
    })
    stream.setEncoding('utf8')
    stream.end(JSON.stringify({ aps: { alert } }))
    const failed = once(session, 'error').then(([error]: unknown[]) => Promise.reject(error))
    const [answer] = await Promise.race([once(stream, 'response'), failed])
    let body = ''
    for await (const chunk of stream) body += chunk
    return { status: Number(answer[':status']), body }
  } finally {
    session.destroy()
  }
}

/** Fetches an access token and sends one message. */
export async function sendFcm(
  fetcher: typeof fetch,
  { fcm }: Pick<ProviderCredentials, 'fcm'>,
  token: string,
  body: string,
  urls = { fcm: 'https://fcm.googleapis.com', oauth: 'https://oauth2.googleapis.com' },
): Promise<Response> {
  const claims = {
    iss: fcm.clientEmail,
    aud: `${urls.oauth}/token`,
    iat: seconds(),
    exp: seconds() + 3600,
    scope: 'https://www.googleapis.com/auth/firebase.messaging',
  }
  const assertion = signed({ alg: 'RS256' }, claims, fcm.privateKey)
  const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }
  const granted = await fetcher(`${urls.oauth}/token`, { method: 'POST', body: new URLSearchParams(grant) })
  const { access_token: accessToken }: { access_token: string } = JSON.parse(await granted.text())
  return fetcher(`${urls.fcm}/v1/projects/${fcm.projectId}/messages:send`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ message: { token, notification: { body } } }),
  })
}

/** Sends one text message. */
export const sendSms = (
  fetcher: typeof fetch,
  { sid, authToken }: { readonly sid: string; readonly authToken: string },
  to: string,
  text: string,
  url = 'https://api.twilio.com',
): Promise<Response> =>
  fetcher(`${url}/2010-04-01/Accounts/${sid}/Messages.json`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${sid}:${authToken}`).toString('base64')}` },
    body: new URLSearchParams({ To: to, From: '+12025550100', Body: text }),
  })
