/** @module A second kind: gateways that fail, messages that are sent again, and proofs of another purpose. */

import { deviceAccessKey, digest } from '../../../../reference-server/domain/crypto/secrets.ts'
import type { Middleware } from '../../../../reference-server/parts.ts'
import { answering, callOf, textIn } from '../../support/exchange.ts'
import { revising } from '../../support/here.ts'
import { wrong } from '../../support/written.ts'

const withBearer = (request: Request, bearer: string, body: string | undefined): Request => {
  const headers = new Headers(Object.fromEntries(request.headers))
  headers.set('authorization', `Bearer ${bearer}`)
  headers.delete('content-length')
  return new Request(request.url, { method: request.method, headers, ...(body !== undefined && { body }) })
}

export default [
  wrong(
    'any-refusal-kills-the-registration',
    'A notification that the gateway refuses for whatever reason makes the registration count as dead.',
    ['PUSH-AND-02'],
    (parts) => ({
      ...parts,
      sendPush: async (message) => {
        const result = await parts.sendPush(message)
        return result === 'failed' ? 'unregistered' : result
      },
    }),
  ),
  wrong(
    'an-outage-kills-the-registration',
    'A gateway that cannot take a notification twice in a row makes the registration count as dead.',
    ['SEC-SEND-01'],
    (parts) => {
      const failed = new Map<string, number>()
      return {
        ...parts,
        sendPush: async (message) => {
          const result = await parts.sendPush(message)
          const count = typeof result === 'string' ? 0 : (failed.get(message.token) ?? 0) + 1
          failed.set(message.token, count)
          return count >= 2 ? 'unregistered' : result
        },
      }
    },
  ),
  wrong(
    'a-notice-that-was-refused-goes-to-the-new-number',
    'A notice about another number that the carrier could not take goes to that number when it is sent again.',
    ['SEC-NOTICE-02'],
    (parts) => ({
      ...parts,
      store: revising(parts, (after, earlier) => ({
        ...after,
        notices: after.notices.map((notice) =>
          notice.about === 'number' && earlier.notices.some(({ id }) => id === notice.id)
            ? { ...notice, number: after.mobileNumber?.onRecord ?? notice.number }
            : notice,
        ),
      })),
    }),
  ),
  wrong(
    'a-code-is-as-old-as-its-delivery',
    'A Confirm Code lives from the instant at which the carrier took it, however late that was.',
    ['SEC-EXPIRY-06'],
    (parts) => ({
      ...parts,
      store: revising(parts, (after, earlier) => ({
        ...after,
        smsCodes: after.smsCodes.map((code) =>
          code.purpose === 'verifyNumber' &&
          code.delivery === 'sent' &&
          earlier.smsCodes.some(({ id, delivery }) => id === code.id && delivery === 'sending')
            ? { ...code, sentAt: parts.clock.now() }
            : code,
        ),
      })),
    }),
  ),
  wrong(
    'a-request-is-as-old-as-its-last-notification',
    'An approval request lives from the last time that its notification was sent.',
    ['SEC-EXPIRY-01'],
    (parts) => ({
      ...parts,
      store: revising(parts, (after, earlier) => ({
        ...after,
        approvalRequests: after.approvalRequests.map((request) => {
          const former = earlier.approvalRequests.find(({ id }) => id === request.id)
          const again =
            request.retry !== undefined &&
            former?.retry !== undefined &&
            request.retry.tries > former.retry.tries
          return again ? { ...request, createdAt: parts.clock.now() } : request
        }),
      })),
    }),
  ),
  wrong(
    'a-session-opens-the-device-face',
    'A session of the person stands for the access key of the phone.',
    ['SEC-BIND-06'],
    (parts) => {
      const middleware: Middleware = async (request, next) => {
        const call = await callOf(request)
        const deviceId = call?.parameters.deviceId
        const username =
          call && deviceId !== undefined && call.operation !== 'removeDevice'
            ? await parts.store.find('session', digest(call.bearer))
            : undefined
        const account = username === undefined ? undefined : await parts.store.read(username)
        const device = account?.devices.find(({ id }) => id === deviceId)
        if (!call || device?.type !== 'ibKey') return parts.middleware(request, next)
        const body = request.method === 'GET' ? undefined : JSON.stringify(call.body)
        return parts.middleware(withBearer(request, deviceAccessKey(device.secret), body), next)
      }
      return { ...parts, middleware }
    },
  ),
  wrong(
    'a-login-secret-opens-the-session',
    'Once a login is complete its secret opens what its session opens.',
    ['SEC-SESSION-01'],
    (parts) => {
      const secrets = new Map<string, string>()
      const sessions = new Map<string, string>()
      const learning = answering(parts, ({ json }, { bearer }) => {
        const { loginId } = json
        if (typeof loginId !== 'string') return undefined
        const secret = textIn(json, 'secret') || bearer
        secrets.set(secret, loginId)
        if (typeof json.session === 'string') sessions.set(loginId, json.session)
        return undefined
      })
      const middleware: Middleware = async (request, next) => {
        const call = await callOf(request)
        const session = call && sessions.get(secrets.get(call.bearer) ?? '')
        const isAccount = call && !call.parameters.loginId && call.operation !== 'logIn'
        if (!call || session === undefined || !isAccount) return learning.middleware(request, next)
        const body =
          request.method === 'GET' || Object.keys(call.body).length === 0
            ? undefined
            : JSON.stringify(call.body)
        return learning.middleware(withBearer(request, session, body), next)
      }
      return { ...learning, middleware }
    },
  ),
  wrong(
    'two-phones-get-the-notification-after-a-migration',
    'After a migration a notification goes to the old phone as well, until it is reported as gone.',
    ['MIG-06'],
    (parts) => {
      const tokens = new Map<string, string>()
      return {
        ...parts,
        store: {
          ...parts.store,
          transact: (username, decide) =>
            parts.store.transact(username, (account) => {
              const change = decide(account)
              for (const device of account.devices)
                if (device.type === 'ibKey' && device.status === 'active' && device.pushToken !== undefined) {
                  const moved = change.account.devices.find(
                    ({ type, status }) => type === 'ibKey' && status === 'active',
                  )
                  if (moved?.type === 'ibKey' && moved.id !== device.id && moved.pushToken !== undefined)
                    tokens.set(moved.pushToken, device.pushToken)
                }
              return change
            }),
        },
        sendPush: async (message) => {
          const former = tokens.get(message.token)
          if (former !== undefined) await parts.sendPush({ ...message, token: former }).catch(() => undefined)
          return parts.sendPush(message)
        },
      }
    },
  ),
]
