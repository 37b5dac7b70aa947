/** @module A second kind: what happens at the same time, in another order, or in caches. */

import { AsyncLocalStorage } from 'node:async_hooks'
import {
  noAttempts,
  type PasswordAttempts,
} from '../../../../reference-server/domain/model/password-attempts.ts'
import type { Session } from '../../../../reference-server/domain/model/session.ts'
import type { Middleware } from '../../../../reference-server/parts.ts'
import { answering, before, callOf, textIn } from '../../support/exchange.ts'
import { knowing, revising } from '../../support/here.ts'
import { wrong } from '../../support/written.ts'

export default [
  wrong(
    'wrong-responses-overwrite-each-other',
    'Wrong responses in several windows at the same time count as one.',
    ['SEC-RACE-08'],
    (parts) =>
      knowing(parts, (here) => ({
        store: revising(parts, (after, earlier) => {
          const { account, operation } = here()
          const counted = after.secondFactor.failures > earlier.secondFactor.failures
          return counted && account && operation === 'giveResponse'
            ? {
                ...after,
                secondFactor: { ...after.secondFactor, failures: account.secondFactor.failures + 1 },
              }
            : after
        }),
      })),
  ),
  wrong(
    'wrong-codes-overwrite-wrong-responses',
    'A wrong Security Code at the same time as other wrong answers is lost in the count.',
    ['SEC-LIMIT-11'],
    (parts) =>
      knowing(parts, (here) => ({
        store: revising(parts, (after, earlier) => {
          const { account, operation } = here()
          const counted = after.secondFactor.failures > earlier.secondFactor.failures
          return counted &&
            account &&
            (operation === 'giveSecurityCode' || operation === 'confirmMobileNumber')
            ? {
                ...after,
                secondFactor: { ...after.secondFactor, failures: account.secondFactor.failures + 1 },
              }
            : after
        }),
      })),
  ),
  wrong(
    'wrong-passwords-of-the-app-overwrite-each-other',
    'Wrong passwords that the app sends at the same time count as one.',
    ['SEC-RACE-07'],
    (parts) => {
      const found = new AsyncLocalStorage<PasswordAttempts>()
      const middleware: Middleware = async (request, next) => {
        const call = await callOf(request)
        if (call?.operation !== 'readActivationOptions') return parts.middleware(request, next)
        const key = parts.rules.usernameKey(textIn(call.body, 'username'))
        const attempts = await parts.store.transactAttempts(key, (one) => ({ attempts: one, result: one }))
        return found.run(attempts, () => parts.middleware(request, next))
      }
      const store: typeof parts.store = {
        ...parts.store,
        transactAttempts: (username, decide) =>
          parts.store.transactAttempts(username, (attempts) => {
            const change = decide(found.getStore() ?? attempts)
            return change.attempts === noAttempts ? change : { ...change, attempts: { ...change.attempts } }
          }),
      }
      return { ...parts, middleware, store }
    },
  ),
  wrong(
    'two-looks-at-once-get-the-same-session',
    'Two windows that collect an approved login at the same time both get its session.',
    ['SEC-RACE-06'],
    (parts) => {
      const issued = new Map<string, string>()
      return knowing(parts, (here) => {
        const changed = answering(parts, (answer, { operation, parameters: { loginId = '' } }) => {
          const { session, state } = answer.json
          if (operation !== 'readLogin') return undefined
          if (typeof session === 'string') issued.set(loginId, session)
          const late = session === undefined && state === 'loggedIn' && here().login?.stage.at === 'approved'
          return late ? { ...answer, json: { ...answer.json, session: issued.get(loginId) } } : undefined
        })
        return { middleware: changed.middleware }
      })
    },
  ),
  wrong(
    'a-page-of-settings-is-cached',
    'The settings that a session has read are kept for it, and shown after its logout.',
    ['SEC-SESSION-02'],
    (parts) => {
      const pages = new Map<string, Record<string, unknown>>()
      const cached = answering(parts, ({ status, json }, { operation, bearer }) => {
        if (operation === 'readSettings' && status === 200) pages.set(bearer, { ...json })
        if (operation !== 'readSettings' && operation !== 'logOut') pages.delete(bearer)
        return undefined
      })
      return before(cached, ({ operation, bearer }) => {
        const json = operation === 'readSettings' ? pages.get(bearer) : undefined
        return json && { status: 200, headers: { 'content-type': 'application/json' }, json }
      })
    },
  ),
  wrong(
    'a-login-revives-the-session-before',
    'The next login of a person makes the session good again that ended with a logout.',
    ['SEC-SESSION-02'],
    (parts) => {
      const ended = new Map<string, readonly Session[]>()
      return {
        ...parts,
        store: revising(parts, (after, earlier) => {
          const gone = earlier.sessions.filter(({ id }) => !after.sessions.some((one) => one.id === id))
          const came = after.sessions.some(({ id }) => !earlier.sessions.some((one) => one.id === id))
          if (!came && gone.length > 0) ended.set(after.username, gone)
          const again = came ? (ended.get(after.username) ?? []) : []
          if (came) ended.delete(after.username)
          return again.length === 0 ? after : { ...after, sessions: [...again, ...after.sessions] }
        }),
      }
    },
  ),
  wrong(
    'the-first-registration-is-cached',
    'Notifications go to the registration that a person had at the first one, whatever phone IB Key has moved to.',
    ['MIG-03'],
    (parts) => {
      const known = new Map<string, string | undefined>()
      return knowing(parts, (here) => ({
        rules: {
          ...parts.rules,
          pushDestination: (device, dead) => {
            const username = here().account?.username
            if (username === undefined) return parts.rules.pushDestination(device, dead)
            const first = known.has(username)
              ? known.get(username)
              : parts.rules.pushDestination(device, dead)
            known.set(username, first)
            return first
          },
        },
      }))
    },
  ),
  wrong(
    'devices-of-a-type-are-one',
    'Of two physical security devices the first is taken, whichever is chosen.',
    ['SYNC-06'],
    (parts) => ({
      ...parts,
      rules: {
        ...parts.rules,
        chosenDevice: (active, deviceId) => {
          const chosen = parts.rules.chosenDevice(active, deviceId)
          return chosen && active.find(({ type }) => type === chosen.type)
        },
      },
    }),
  ),
  wrong(
    'a-number-shares-its-lock',
    'The lock of a person holds for everybody who has the same mobile number.',
    ['SEC-LIMIT-07'],
    (parts) => {
      const locked = new Map<string, number>()
      return knowing(parts, (here) => ({
        rules: {
          ...parts.rules,
          failuresLockSecondFactor: (failures, profile) => {
            const locks = parts.rules.failuresLockSecondFactor(failures, profile)
            const number = here().account?.mobileNumber?.onRecord
            if (locks && number !== undefined) locked.set(number, parts.clock.now())
            return locks
          },
          secondFactorLockLeft: (lock, now, profile) => {
            const shared = locked.get(here().account?.mobileNumber?.onRecord ?? '')
            return Math.max(
              parts.rules.secondFactorLockLeft(lock, now, profile),
              shared === undefined
                ? 0
                : parts.rules.secondFactorLockLeft({ failures: 0, lockedAt: shared }, now, profile),
            )
          },
        },
      }))
    },
  ),
]
