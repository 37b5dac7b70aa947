/** @module Proofs that do what another one is for, or come back: of another phone, of an activation, of a key of another kind. */

import { deviceAccessKey, digest } from '../../../reference-server/domain/crypto/secrets.ts'
import { type Account, activeIbKey } from '../../../reference-server/domain/model/account.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { ServerFault } from '../../fault.ts'
import { knowingAccount } from '../support/account.ts'
import { rules } from '../support/parts.ts'
import { afterwards, store, unguarded } from '../support/store.ts'

const phoneOf = /^\/device\/([^/]+)\/(?:requests|push-token)/

const sessionsOf = (account: Account): readonly string[] =>
  account.sessions.map(({ tokenDigest }) => tokenDigest)

/** A phone whose person is logged in anywhere is spoken for by that session. */
function sessionsSpeakForPhones(parts: ServerParts): ServerParts {
  return {
    ...parts,
    async middleware(request, next) {
      const [, deviceId = ''] = phoneOf.exec(new URL(request.url).pathname) ?? []
      const username = deviceId === '' ? undefined : await parts.store.find('device', deviceId)
      const account = username === undefined ? undefined : await parts.store.read(username)
      const active = account && activeIbKey(account)
      const bearer = request.headers.get('authorization')?.replace(/^Bearer /i, '') ?? ''
      if (!active || !sessionsOf(account).includes(digest(bearer))) return parts.middleware(request, next)
      const headers = new Headers(request.headers)
      headers.set('authorization', `Bearer ${deviceAccessKey(active.secret)}`)
      const { url, method } = request
      const body = method === 'GET' ? {} : { body: await request.text() }
      return parts.middleware(new Request(url, { method, headers, ...body }), next)
    },
  }
}

const responsesForActivations = (account: Account, expected: (secret: string, challenge: string) => string) =>
  account.devices.flatMap((device) =>
    device.type === 'physical'
      ? account.activations.flatMap(({ challenge }) =>
          challenge === undefined ? [] : [expected(device.secret, challenge)],
        )
      : [],
  )

/** Where IB Key comes back to a phone that had it, the phone that it comes from keeps it as well. */
const bothOnTheWayBack = unguarded(
  afterwards((before, after) => {
    const [left, active] = [activeIbKey(before), activeIbKey(after)]
    const isActivation = after.activations.some(
      ({ id, stage }) =>
        stage === 'committed' && before.activations.find((one) => one.id === id)?.stage !== 'committed',
    )
    const isBack = before.devices.some(
      (device) =>
        device.type === 'ibKey' && device.status === 'revoked' && device.hardwareId === active?.hardwareId,
    )
    if (!isActivation || !left || !active || left.hardwareId === active.hardwareId || !isBack) return after
    return {
      ...after,
      devices: after.devices.map((device) =>
        device.id === left.id ? { ...device, status: 'active' as const } : device,
      ),
    }
  }),
)

const faults: readonly ServerFault[] = [
  {
    id: 'sessions-speak-for-the-phone',
    title: 'The routes of a phone take a session of its person in place of the key of the phone.',
    subject: 'server',
    violates: ['SEC-BIND-06'],
    inject: sessionsSpeakForPhones,
  },
  {
    id: 'response-for-an-activation-logs-in',
    title:
      'The response of the physical security device that an activation waits for completes a login, too.',
    subject: 'server',
    violates: ['SEC-BIND-06'],
    inject: knowingAccount((account) =>
      rules((right) => ({
        responseMatches: (given, expected) => {
          const now = account()
          return (
            right.responseMatches(given, expected) ||
            (now !== undefined && responsesForActivations(now, right.expectedResponse).includes(given))
          )
        },
      })),
    ),
  },
  {
    id: 'one-proof-for-all-phones',
    title: 'Once a token was entered on one phone, every other phone of the person counts as proven.',
    subject: 'server',
    violates: ['MIG-AND-07'],
    inject: knowingAccount((account) =>
      rules((right) => ({
        proofVerified: (activation) =>
          right.proofVerified(activation) ||
          (account()?.activations.some(({ stage }) => stage === 'proven') ?? false),
      })),
    ),
  },
  {
    id: 'way-back-leaves-two-phones',
    title: 'When IB Key comes back to a phone, the phone that had it meanwhile keeps it.',
    subject: 'server',
    violates: ['REACT-B-03'],
    inject: bothOnTheWayBack,
  },
  {
    id: 'spent-activation-is-offered-again',
    title:
      'An activation that wrong responses have used up can be begun again, with the attempts of a new one.',
    subject: 'server',
    violates: ['SEC-LIMIT-17'],
    inject: unguarded(
      afterwards((before, after) => ({
        ...after,
        activations: after.activations.map((activation) => {
          const former = before.activations.find(({ id }) => id === activation.id)
          const isSpent = activation.challenge !== undefined && activation.failures > (former?.failures ?? 0)
          return isSpent && activation.stage === 'void'
            ? { ...activation, stage: 'offered' as const, failures: 0 }
            : activation
        }),
      })),
    ),
  },
  {
    id: 'restart-is-a-use-of-every-session',
    title: 'With a restart every session counts as used at that moment.',
    subject: 'server',
    violates: ['SEC-RESTART-01'],
    inject: (parts) => {
      const created = new Set<string>()
      const known = new Set<string>()
      return store((right) => ({
        create(username, account) {
          created.add(username)
          return right.create(username, account)
        },
        async read(username) {
          const account = await right.read(username)
          if (!account || created.has(username) || known.has(username)) return account
          known.add(username)
          const usedAt = parts.clock.now()
          const used = { ...account, sessions: account.sessions.map((session) => ({ ...session, usedAt })) }
          await right.transact(username, () => ({ account: used, result: undefined }))
          return used
        },
      }))(parts)
    },
  },
]

export default faults
